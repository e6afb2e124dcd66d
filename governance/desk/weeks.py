"""The rows of the desk as a page shows them: what is overdue, then week by week, then what has no day. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from governance.dates.checks import AHEAD
from governance.dates.clear_days import number_words
from governance.desk.due import Due, What

ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class DeskLine:
    """One line: a row, or all open sign-offs of one report that are due on one day."""

    rows: tuple[Due, ...]

    @property
    def first(self) -> Due:
        return self.rows[0]

    @property
    def title(self) -> str:
        if len(self.rows) == 1:
            return self.first.title
        count = number_words(len(self.rows))
        return f"{count[:1].upper()}{count[1:]} sign-offs open in the report for {self.first.at.stage.body}"

    @property
    def sentence(self) -> str:
        if len(self.rows) == 1:
            return self.first.sentence
        return "Only an explicit yes counts."

    @property
    def from_whom(self) -> list[tuple[str, str]]:
        """Who, and for a sign-off under which heading."""
        return [(row.from_whom, row.heading) for row in self.rows]

    def days_late(self, on: date) -> int:
        return (on - self.first.due).days if self.first.due else 0


@dataclass(frozen=True)
class DeskWeek:
    starts_on: date
    lines: tuple[DeskLine, ...]
    is_current: bool = False

    @property
    def ends_on(self) -> date:
        return self.starts_on + ONE_WEEK - timedelta(days=1)


@dataclass(frozen=True)
class Agenda:
    """The desk on one day."""

    overdue: tuple[DeskLine, ...]
    weeks: tuple[DeskWeek, ...]
    later: tuple[DeskLine, ...]
    undated: tuple[DeskLine, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.later or self.undated or any(week.lines for week in self.weeks))


def agenda(rows: Iterable[Due], on: date) -> Agenda:
    """Rows in order → the desk: every week from this one to the one eight weeks ahead is there, empty or not."""
    lines = lines_of(rows)
    to_come = [line for line in lines if line.first.due and line.first.due >= on]
    return Agenda(
        overdue=tuple(line for line in lines if line.first.due and line.first.due < on),
        weeks=(weeks := tuple(_weeks(to_come, on))),
        later=tuple(line for line in to_come if line.first.due > weeks[-1].ends_on),
        undated=tuple(line for line in lines if line.first.due is None),
    )


def lines_of(rows: Iterable[Due]) -> list[DeskLine]:
    """The rows in their order, sign-offs of one report and day gathered into one line."""
    return [DeskLine(tuple(group)) for _, group in groupby(rows, key=_together)]


def _together(row: Due):
    return (row.what, row.stage, row.due) if row.what == What.SIGNATURE else row.key


def _weeks(lines: list[DeskLine], on: date) -> Iterator[DeskWeek]:
    monday = on - timedelta(days=on.weekday())
    while monday <= on + AHEAD:
        within = tuple(line for line in lines if monday <= line.first.due < monday + ONE_WEEK)
        yield DeskWeek(monday, within, is_current=monday <= on < monday + ONE_WEEK)
        monday += ONE_WEEK
