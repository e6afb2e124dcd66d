"""What a person has to do, gathered from the rooms for the page "my tasks".

A room registers one function in ``AppConfig.ready``; it returns the tasks of one person on one day, each derived from
data, so that nothing has to be ticked off.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

_SOURCES: list[Callable[..., Iterable["Task"]]] = []


@dataclass(frozen=True)
class Task:
    """One thing to do. ``weight`` orders tasks of the same day: the heavier first."""

    title: str
    url: str
    due: date | None = None
    detail: str = ""
    weight: int = 0

    def is_overdue(self, on: date) -> bool:
        return self.due is not None and self.due < on


def register_tasks(source: Callable[..., Iterable[Task]]) -> Callable[..., Iterable[Task]]:
    """``source(user, on)`` returns tasks; also usable as a decorator. Registering twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def tasks_for(user, on: date) -> list[Task]:
    """All tasks of a person, by due date; those without a date come last, the heavier first."""
    return in_order(task for source in _SOURCES for task in source(user, on))


def in_order(tasks: Iterable[Task]) -> list[Task]:
    return sorted(tasks, key=lambda task: (task.due or date.max, -task.weight, task.title))
