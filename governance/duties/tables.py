"""How a partnership stands with its duties, as a list."""

from dataclasses import dataclass

from governance.duties.checking import DutyStanding, State
from partnerships.tables import CellColumn, PortalTable

CELLS = "governance/duties/cells"
#: The most pressing first.
ORDER = (State.OVERDUE, State.DUE, State.NOT_RECORDED, State.MET, State.NOT_APPLICABLE)
LONG_CELL = {"td": {"class": "csp-list__long"}}


@dataclass(frozen=True)
class DutyRow:
    """A duty of the list; ``may_record`` and ``may_open`` (reads drafts) are the reader's."""

    standing: DutyStanding
    may_record: bool
    may_open: bool

    @property
    def rank(self) -> int:
        return ORDER.index(self.standing.state)

    @property
    def asks_for_more(self) -> bool:
        return self.standing.state in (State.OVERDUE, State.DUE, State.NOT_RECORDED)


class DutyTable(PortalTable):
    duty = CellColumn(f"{CELLS}/duty.html", order_by="standing__duty__title")
    state = CellColumn(f"{CELLS}/state.html", order_by="rank", is_words=False)
    due = CellColumn(
        f"{CELLS}/due.html", order_by="standing__due", is_words=False, attrs={"td": {"class": "csp-nowrap"}}
    )
    shown_by = CellColumn(f"{CELLS}/shown_by.html", verbose_name="What shows it, and what to do next", attrs=LONG_CELL)

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Duties", "is_titled": True}
        empty_text = "No duty stands like this"
        order_by = "state"
        per_page = 50
