"""What stands on a paper's desk: the steps of its life, each with its state. Rooms add theirs (a timetable, actions).

A provider registered in ``AppConfig.ready`` is asked as ``provider(paper, user, on)`` and returns ``Step`` rows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from plans.discussion.verbs import open_comments, standings
from plans.models import Paper

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
    """The steps of this room, then those of the others."""
    own = [_text(paper), _comments(paper), _endorsements(paper)]
    return own + [step for provider in _PROVIDERS for step in provider(paper, user, on)]


def _text(paper):
    count = paper.blocks.placed().count()
    url = reverse("plans:paper", args=[paper.key])
    hint = f"{count} chapter{'' if count == 1 else 's'}"
    match paper.state:
        case Paper.State.DRAFTING:
            return Step("Write the text", url, hint, "In progress" if count else "Not started", "blue")
        case Paper.State.IN_APPROVAL:
            return Step("Change the text, with a reason", url, hint, "In approval", "blue")
        case _:
            return Step("Read the text", url, hint, paper.get_state_display())


def _comments(paper):
    number = sum(open_comments(paper).values())
    url = reverse("plans:paper_read", args=[paper.key])
    status = f"{number} open" if number else "None open"
    return Step("Read and comment", url, "Comments of partners, chapter by chapter", status, "yellow" if number else "")


def _endorsements(paper):
    url = reverse("plans:endorsements", args=[paper.key])
    rows = standings(paper)
    endorsed = sum(1 for row in rows if row.is_latest)
    if not rows:
        hint = "The partnership has no responsible authorities for this period yet"
        return Step("Endorsements of the authorities", url, hint, "Nobody to ask", "grey")
    status = f"{endorsed} of {len(rows)}"
    hint = "Responsible authorities that endorsed the latest version"
    return Step("Endorsements of the authorities", url, hint, status, "" if endorsed == len(rows) else "yellow")
