"""How far a year's actions were done, counted from what its last period left. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.document.schemas import Data


@dataclass(frozen=True)
class YearTally:
    """Of so many actions: finished, so many of these by their adopted day, given up; the others go on or are late.

    ``undated``: finished, without a day by which it could have been.
    """

    title: str
    total: int
    done: int
    on_time: int
    stopped: int
    late: int
    undated: int = 0

    @property
    def going_on(self) -> int:
        return self.total - self.done - self.stopped

    @property
    def sentence(self) -> str:
        """``14 of 30 actions were finished, 9 of them by their adopted day; 2 will not be done, 14 go on (5 late).``"""
        words = f"{self.done} of {self.total} action{'' if self.total == 1 else 's'} {_were(self.done)} finished"
        if self.done == 1 and not self.undated:
            words += f", {'by' if self.on_time else 'after'} its adopted day"
        elif self.done > self.undated:
            without = f" and {self.undated} without one" if self.undated else ""
            words += f", {self.on_time or 'none'} of them by their adopted day{without}"
        rest = [f"{self.stopped} will not be done"] if self.stopped else []
        if self.going_on:
            late = f" ({self.late} late)" if self.late else ""
            rest.append(f"{self.going_on} {'goes' if self.going_on == 1 else 'go'} on{late}")
        return f"{words}; {', '.join(rest)}." if rest else f"{words}."

    def as_data(self) -> Data:
        names = ("title", "total", "done", "on_time", "stopped", "late", "going_on", "sentence")
        return {name: getattr(self, name) for name in names}


def tally(title: str, rows: Iterable[Data]) -> YearTally:
    """``rows``: those of a report; an action of several leads counts once, and is done when the note says so."""
    actions: dict[str, list[Data]] = {}
    for row in rows:
        actions.setdefault(row["action"], []).append(row)
    done = [told for told in actions.values() if _is(told, "complete")]
    stopped = [told for told in actions.values() if told not in done and any(_stopped(row) for row in told)]
    going_on = [told for told in actions.values() if told not in done and told not in stopped]
    dated = [told for told in done if any(row["due"] for row in told)]
    return YearTally(
        title,
        len(actions),
        len(done),
        sum(not any(row.get("days_late") for row in told) for told in dated),
        len(stopped),
        sum(_is(told, "off_track") for told in going_on),
        undated=len(done) - len(dated),
    )


def tallies(rows: Iterable[Data]) -> list[YearTally]:
    """By priority, in the order of the report."""
    groups: dict[str, list[Data]] = {}
    for row in rows:
        groups.setdefault(row["priority"], []).append(row)
    return [tally(title, of_group) for title, of_group in groups.items()]


def _is(told: list[Data], meaning: str) -> bool:
    return any(row["by_dates"]["meaning"] == meaning for row in told)


def _stopped(row: Data) -> bool:
    return bool(row.get("stopped_because"))


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
