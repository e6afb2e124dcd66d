"""How files of each kind come in and are taken back; rooms above this one register ways of their own."""

from abc import ABC, abstractmethod

from plans.models import Import


class ImportWay(ABC):
    """Base class: what the pages ask about a file whose lines are no rows."""

    @abstractmethod
    def look(self, request, found: Import):
        """The answer to whoever opens a file that is not brought in yet."""

    @abstractmethod
    def back(self, found: Import) -> tuple[str, str]:
        """What it went into, in words, and its page."""

    @abstractmethod
    def reasons_not_to_undo(self, found: Import, *, by) -> list[str]:
        """Sentences why it cannot be taken back; empty: it can."""

    @abstractmethod
    def undo(self, found: Import, *, by) -> None:
        """Make everything again what it was before."""

    @abstractmethod
    def wrong_lines(self, found: Import) -> dict[tuple[str, int], list[str]]:
        """What is wrong, by the name of the sheet and the number of the row."""


_WAYS: dict[str, ImportWay] = {}


def register_way(subject: str, way: ImportWay) -> None:
    _WAYS[subject] = way


def way_for(subject: str) -> ImportWay | None:
    return _WAYS.get(subject)
