"""The first page of whoever sets the portal up: its partnerships and councils, and how to add to them."""

from django.shortcuts import render

from partnerships.access import for_site
from partnerships.filters import PortalFilter, WordsFilter
from partnerships.models import Organisation, Partnership
from partnerships.tables import CellColumn, DayColumn, PortalTable, WordsColumn

CELLS = "pages/set_up"


class PartnershipsFilter(PortalFilter):
    words = WordsFilter(label="Partnership or area", fields=("name", "areas__name"))

    class Meta:
        model = Partnership
        fields = ()


class PartnershipsTable(PortalTable):
    name = CellColumn(f"{CELLS}/partnership.html", order_by="name")
    kind = WordsColumn(accessor="get_kind_display", order_by="kind")
    until = DayColumn(accessor="ends_on", verbose_name="Last day")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Partnerships"}
        empty_text = "No partnership yet"
        order_by = "name"


class CouncilsFilter(PortalFilter):
    words = WordsFilter(label="Council", fields=("name", "short_name"))

    class Meta:
        model = Organisation
        fields = ()


class CouncilsTable(PortalTable):
    name = CellColumn(f"{CELLS}/council.html", order_by="name")
    kind = WordsColumn(accessor="get_kind_display", order_by="kind")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Councils"}
        empty_text = "No council yet"
        order_by = "name"
        prefix = "councils-"


@for_site
def set_up(request):
    partnerships = PartnershipsFilter(request, Partnership.objects.distinct())
    councils = CouncilsFilter(request, Organisation.objects.councils(), prefix="councils")
    context = {
        "section": "tasks",
        "partnerships": PartnershipsTable(request=request, found=partnerships),
        "councils": CouncilsTable(request=request, found=councils),
        "is_empty": not Partnership.objects.exists(),
    }
    return render(request, "pages/set_up.html", context)
