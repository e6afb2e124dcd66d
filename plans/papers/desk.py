"""What stands on a paper's desk: the steps of its life, each with its state. The discussion and other rooms add theirs.

A provider registered in ``AppConfig.ready`` is asked as ``provider(paper, user, on)`` and returns ``Step`` rows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from plans.document.kinds import kind_named
from plans.models import Paper, Plan

#: It has a link of its own on every plan's page.
TIMETABLE = "approval_timetable"
_PROVIDERS: list[Callable[..., Iterable["Step"]]] = []


@dataclass(frozen=True)
class Step:
    """One line of a task list; ``colour`` of the status tag, none for what is finished."""

    title: str
    url: str = ""
    hint: str = ""
    status: str = ""
    colour: str = ""


def register_steps(provider: Callable[..., Iterable[Step]]) -> Callable[..., Iterable[Step]]:
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)
    return provider


def steps_of(paper: Paper, user, on: date) -> list[Step]:
    """The text, then what the providers add in the order in which they were registered."""
    return [_text(paper, user)] + [step for provider in _PROVIDERS for step in provider(paper, user, on)]


@dataclass(frozen=True)
class PartLink:
    """The page of something that a plan holds as rows, such as its actions."""

    text: str
    url: str


def parts_of(plan: Plan, on: date) -> list[PartLink]:
    """The annual refresh that counts on the day, and what it and the plan hold, in the order of their chapters."""
    years = list(plan.years.filter(starts_on__lte=on).select_related("paper").order_by("-starts_on")[:1])
    links = [PartLink(f"Annual refresh {year.label}", reverse("plans:paper", args=[year.paper.key])) for year in years]
    for paper, words in [(plan.paper, ""), *((year.paper, f" {year.label}") for year in years)]:
        names = paper.blocks.placed().order_by("position").values_list("kind", flat=True)
        kinds = [kind_named(name) for name in dict.fromkeys(names)]
        links += [
            PartLink(f"{kind.label}{words}", reverse(kind.edit_url_name, args=[paper.key]))
            for kind in kinds
            if kind.edit_url_name and kind.name != TIMETABLE
        ]
    return links


def _text(paper, user):
    count = paper.blocks.placed().count()
    name = "plans:paper" if paper.reasons_not_to_edit(user) else "plans:write"
    url = reverse(name, args=[paper.key])
    hint = f"{count} chapter{'' if count == 1 else 's'}"
    match paper.state:
        case Paper.State.DRAFTING:
            return Step("Write the text", url, hint, "In progress" if count else "Not started", "blue")
        case Paper.State.IN_APPROVAL:
            return Step("Change the text, with a reason", url, hint, "In approval", "blue")
        case _:
            return Step("Read the text", url, hint, paper.get_state_display())
