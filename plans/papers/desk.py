"""What stands on a paper's desk: the steps of its life, each with its state. The discussion and other rooms add theirs.

A provider registered in ``AppConfig.ready`` is asked as ``provider(paper, user, on)`` and returns ``Step`` rows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

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
    """The text, then what the providers add in the order in which they were registered."""
    return [_text(paper, user)] + [step for provider in _PROVIDERS for step in provider(paper, user, on)]


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
