"""What a list needs so that sheets bring its lines in as they bring rows: the part of a noun that sheets ask for."""

from plans.document.schemas import faults
from plans.rows.noun import Names


class Roster:
    """Base class; ``place`` is what the list belongs to, a paper or a partnership."""

    name = ""
    label = ""
    label_many = ""
    table_path = ""
    #: The kind of chapter that shows the list; empty where it hangs on a partnership.
    section = ""
    has_sheet = True
    #: What a name in a sheet is that means no organisation.
    unnamed = ""

    def all_data(self, place) -> list[dict]:
        raise NotImplementedError

    def load(self, place, items: list[dict], *, by, reason: str = "") -> None:
        raise NotImplementedError

    def words(self, item: dict, names: Names) -> list[tuple[str, str]]:
        raise NotImplementedError

    def list_url(self, place) -> str:
        raise NotImplementedError

    def schema(self) -> dict:
        raise NotImplementedError

    def reasons_not_to_bring_in(self, place, *, by, reason: str) -> list[str]:
        raise NotImplementedError

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
