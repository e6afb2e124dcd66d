"""The versions of a paper that a reader may open."""

from dataclasses import dataclass

from partnerships.tables import CellColumn, DayColumn, PortalTable, WordsColumn
from plans.models import Version


@dataclass(frozen=True)
class VersionRow:
    """A version with the address under which this page shows it."""

    version: Version
    url: str

    @property
    def made_for(self) -> str:
        return self.version.frozen_for or self.version.get_purpose_display()

    @property
    def public(self) -> str:
        return "Yes" if self.version.is_public else "Not public"


class VersionTable(PortalTable):
    number = CellColumn(
        "plans/public/cells/version.html", order_by="version__number", is_words=False, verbose_name="Version"
    )
    made = DayColumn(accessor="version__frozen_at")
    made_for = WordsColumn(verbose_name="For")
    public = WordsColumn()
    files = CellColumn("plans/public/cells/files.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Versions of this text", "anchor": "versions", "is_titled": True}
        order_by = "-number"
