"""Bodies of councils and partnerships, and the meetings of one of them."""

from partnerships.tables import CellColumn, DayColumn, PortalTable, WordsColumn

CELLS = "governance/meetings/cells"


class BodyTable(PortalTable):
    name = CellColumn(f"{CELLS}/body.html", order_by="name")
    kind = WordsColumn(accessor="get_kind_display", order_by="kind")
    owner = WordsColumn(order_by="owner_name", verbose_name="Of")
    next_on = DayColumn(verbose_name="Next meeting", default="none to come")

    class Meta(PortalTable.Meta):
        attrs = {
            "caption": "Committees and boards",
            "is_titled": True,
            "empty_hint": "Add those that a plan goes through: the partnership's board, scrutiny, Cabinet, Full "
            "Council.",
        }
        empty_text = "No committees or boards yet"
        order_by = "owner"


class BodyMeetingTable(PortalTable):
    """On pages that tell ``plans``: the items that the person may know of, by the key of their meeting."""

    on = CellColumn(f"{CELLS}/day.html", order_by="on", is_words=False, verbose_name="Date")
    starts_at = CellColumn(f"{CELLS}/time.html", order_by="starts_at", is_words=False, verbose_name="Time")
    place = WordsColumn(default="not recorded")
    plans = CellColumn(f"{CELLS}/plans.html", orderable=False)
    state = CellColumn(f"{CELLS}/state.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Meetings to come"}
        order_by = "on"


class PastMeetingTable(BodyMeetingTable):
    class Meta(PortalTable.Meta):
        attrs = {"caption": "Past meetings"}
        prefix = "past-"
        order_by = "-on"
