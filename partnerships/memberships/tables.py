"""Who sits at the table today and who did; and the organisations that the portal knows."""

from partnerships.tables import CellColumn, DayColumn, PortalTable, StepsColumn, WordsColumn

CELLS = "partnerships/memberships/cells"


class MembershipTable(PortalTable):
    organisation = WordsColumn(accessor="organisation__name")
    statutory_kind = WordsColumn(accessor="get_statutory_kind_display", verbose_name="Statutory kind")
    designation = CellColumn(f"{CELLS}/designation.html", order_by="get_designation_display")
    starts_on = DayColumn(verbose_name="From", default="not recorded")
    ends_on = DayColumn(verbose_name="Until")
    steps = StepsColumn(f"{CELLS}/steps.html")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Members today"}


class FormerMembershipTable(MembershipTable):
    class Meta(PortalTable.Meta):
        attrs = {"caption": "Former members"}
        prefix = "former-"


class OrganisationTable(PortalTable):
    name = CellColumn(f"{CELLS}/organisation.html", order_by="name")
    kind = WordsColumn(accessor="get_kind_display", order_by="kind")
    sits_here = CellColumn(
        f"{CELLS}/sits_here.html", verbose_name="At your table", order_by="sits_here", is_words=False
    )
    website = CellColumn(f"{CELLS}/website.html", order_by="website")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Organisations", "is_titled": True}
        empty_text = "No organisation yet"
        order_by = "name"
