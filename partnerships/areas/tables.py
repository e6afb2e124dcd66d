"""The register as a list: councils of England and Wales, where they lie, and what became of them."""

import django_filters
from django.utils import timezone

from partnerships.filters import ChoiceFilter, PortalFilter, WordsFilter
from partnerships.models import RegisteredCouncil
from partnerships.models.organisations import COUNCIL_KINDS, OrganisationKind
from partnerships.tables import CellColumn, DayColumn, PortalTable, WordsColumn

FORMER, ALL = "former", "all"


class InBeingFilter(django_filters.ChoiceFilter):
    """Councils of today unless others are asked for."""

    def filter(self, rows, value):
        today = timezone.localdate()
        if value == ALL:
            return rows
        return rows.filter(last_day__lt=today) if value == FORMER else rows.in_being(today)


class RegisterFilter(PortalFilter):
    words = WordsFilter(
        label="Name, county or police area", fields=("name", "short_name", "county__short_name", "police_area")
    )
    kind = ChoiceFilter(
        label="Kind", empty_label="All kinds", choices=[(kind, OrganisationKind(kind).label) for kind in COUNCIL_KINDS]
    )
    state = InBeingFilter(
        label="Councils", empty_label="Of today", choices=[(FORMER, "Former ones"), (ALL, "Of today and former")]
    )

    class Meta:
        model = RegisteredCouncil
        fields = ()


class RegisterTable(PortalTable):
    name = CellColumn("partnerships/areas/cells/council.html", order_by="name")
    kind = WordsColumn(accessor="get_kind_display", order_by="kind")
    county = WordsColumn(accessor="county__short_name", verbose_name="County")
    police_area = WordsColumn(verbose_name="Police force area")
    last_day = DayColumn(verbose_name="Until")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Councils"}
        empty_text = "No council fits"
        order_by = "name"
