"""What else is due from a person: the tasks that no stage of a timetable asks for, in the desk's shape.

My tasks and the desk tell it in the same words under the same days: the desk tells besides what others do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.desk.due import LABELS, Due, What
from partnerships.tasks import Task


@dataclass(frozen=True)
class OwnDue:
    """A task of the person as a row of the desk."""

    task: Task
    is_overdue: bool
    what: What = What.OWN
    from_whom: str = "you"
    paper: str = ""
    council: str = ""
    reason: str = ""
    heading: str = ""
    slipped: tuple = ()
    stage: int = 0

    @property
    def title(self) -> str:
        return self.task.title

    @property
    def label(self) -> str:
        return LABELS[self.what]

    @property
    def due(self) -> date | None:
        return self.task.due

    @property
    def sentence(self) -> str:
        return self.task.detail

    @property
    def url(self) -> str:
        return self.task.url

    @property
    def key(self) -> str:
        return f"{self.what}-{self.url}-{self.title}"


def own_dues(tasks: Iterable[Task], on: date, known: Iterable[Due]) -> list[OwnDue]:
    """The person's tasks that are not among the rows ``known`` from the timetables."""
    told = {(row.title, row.due) for row in known}
    return [OwnDue(task, task.is_overdue(on)) for task in tasks if (task.title, task.due) not in told]
