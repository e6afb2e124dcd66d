"""What a list needs so that sheets bring its lines in as they bring rows: the part of a noun that sheets ask for."""

from abc import ABC, abstractmethod

from django.urls import reverse

from plans.document.schemas import faults
from plans.rows.in_sheets import InSheets
from plans.rows.noun import Names


class Roster(InSheets, ABC):
    """Base class; ``place`` is what the list belongs to, a paper or a partnership."""

    name = ""
    label = ""
    label_many = ""
    table_path = ""
    #: The kind of chapter that shows the list; empty where it hangs on a partnership.
    section = ""
    has_sheet = True
    #: Whether a line means the one of the same words, where nothing else tells which it means.
    is_known_by_title = True
    #: What a name in a sheet is that means no organisation.
    unnamed = ""
    #: What a sheet of it does beside all others, in sentences.
    advice: tuple[str, ...] = ()

    @abstractmethod
    def all_data(self, place) -> list[dict]:
        """The lines of the list as data."""

    @abstractmethod
    def load(self, place, items: list[dict], *, by, reason: str = "") -> None:
        """Bring the lines in, in place of those of the same name."""

    @abstractmethod
    def words(self, item: dict, names: Names) -> list[tuple[str, str]]:
        """A line in words, label and value."""

    @abstractmethod
    def list_url(self, place) -> str:
        """The page on which the list stands."""

    @abstractmethod
    def schema(self) -> dict:
        """What a line may hold."""

    @abstractmethod
    def reasons_not_to_bring_in(self, place, *, by, reason: str) -> list[str]:
        """Sentences why this person may not; empty: allowed."""

    def of(self, place) -> list:
        """Rows with revisions: a list has none."""
        return []

    def names(self, place, items: list[dict]) -> Names:
        return Names({}, {})

    def same_as(self, item: dict) -> str:
        return ""

    def organisations_to_name(self, place) -> dict[str, str]:
        return {}

    def unknown_names(self, met: list[str]) -> list[str]:
        return met

    def faults(self, item: dict) -> list[str]:
        return faults(self.schema(), item)

    def summary(self, item: dict) -> str:
        return ""

    def addresses(self, place) -> dict[str, str]:
        """Where its sheet is sent (``choose``), and where one to fill in is fetched (``empty_sheet``)."""
        of_paper = [place.key, self.name]
        return {
            "choose": reverse("plans:bring_in_sheet", args=of_paper),
            "empty_sheet": reverse("plans:empty_sheet", args=of_paper),
        }
