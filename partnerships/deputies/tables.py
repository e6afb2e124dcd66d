from partnerships.tables import DayColumn, PortalTable, StepsColumn, WordsColumn


class DeputyTable(PortalTable):
    """Who stands in for the person, and for whom the person stands in."""

    deputy = WordsColumn(accessor="deputy__name", verbose_name="Stands in")
    person = WordsColumn(accessor="person__name", verbose_name="For")
    starts_on = DayColumn(verbose_name="From")
    ends_on = DayColumn(verbose_name="Until")
    steps = StepsColumn("partnerships/deputies/cells/steps.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Standing in"}
        order_by = "starts_on"
        empty_text = "Nobody stands in for you"
