"""Key decisions to come and the notices of them: the clerk's list and the public's."""

from dataclasses import dataclass

from governance.forward_plan.entries import PlanEntry
from governance.models import Stage
from partnerships.tables import CellColumn, DayColumn, NumberColumn, PortalTable, WordsColumn

CELLS = "governance/forward_plan/cells"


@dataclass(frozen=True)
class NoticeRow:
    """A key decision to come with its notice, given or drafted; ``may_…`` are the reader's."""

    stage: Stage
    entry: PlanEntry
    is_late: bool
    may_give: bool = False
    may_change: bool = False

    @property
    def state(self) -> str:
        if self.entry.is_given:
            return "Notice given"
        return "Notice overdue" if self.is_late else "Notice to be given"

    @property
    def colour(self) -> str:
        return {"Notice given": "green", "Notice overdue": "red"}.get(self.state, "yellow")

    @property
    def number_of_gaps(self) -> int:
        return len(self.entry.gaps)


class NoticeTable(PortalTable):
    matter = CellColumn(f"{CELLS}/matter.html", order_by="entry__matter")
    decided = CellColumn(f"{CELLS}/decided.html", order_by="stage__day", is_words=False, verbose_name="To be decided")
    due = DayColumn(accessor="entry__due__day", verbose_name="Notice due")
    given_on = DayColumn(accessor="entry__given_on", verbose_name="Given")
    state = CellColumn(f"{CELLS}/state.html", order_by="state")
    gaps = NumberColumn(accessor="number_of_gaps", verbose_name="Missing")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Key decisions to come"}


class PublicNoticeTable(PortalTable):
    matter = CellColumn(f"{CELLS}/public_matter.html", order_by="matter")
    decision_maker = WordsColumn()
    decided_when = WordsColumn(verbose_name="To be decided")
    given_on = DayColumn(verbose_name="Notice given")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Notices given"}
