"""Timetables with what comes next on each."""

from dataclasses import dataclass

from governance.models import Stage, Timetable
from partnerships.tables import CellColumn, NumberColumn, PortalTable, WordsColumn

CELLS = "governance/timetables/cells"


@dataclass(frozen=True)
class TimetableRow:
    """``following``: the stage that comes next, if any; ``open``: how many are to come."""

    timetable: Timetable
    following: Stage | None
    open: int


class TimetableTable(PortalTable):
    text = CellColumn(f"{CELLS}/text.html", order_by="timetable__paper__title")
    partnership = WordsColumn(accessor="timetable__paper__partnership__name")
    council = WordsColumn(accessor="timetable__council__name")
    following = WordsColumn(accessor="following__body__name", verbose_name="Next", default="Nothing to come")
    day = CellColumn(f"{CELLS}/day.html", order_by="following__current_date__on", is_words=False, verbose_name="Date")
    open = NumberColumn(verbose_name="To come")

    class Meta(PortalTable.Meta):
        attrs = {
            "caption": "Timetables under way",
            "is_titled": True,
            "empty_hint": "A timetable is built from a plan's own page: choose a route, then a meeting for each step.",
        }
        empty_text = "No timetable is under way"


class PaperTimetableTable(TimetableTable):
    class Meta(PortalTable.Meta):
        attrs = {
            "caption": "Timetables of this text",
            "is_titled": True,
            "empty_hint": "A timetable takes the text through its meetings: choose a route, then a meeting for each "
            "step.",
        }
        empty_text = "No timetable yet"
