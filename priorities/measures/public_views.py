"""What everybody may read of a measure: its series with small counts hidden, as a page and as CSV."""

from django.shortcuts import get_object_or_404, render

from partnerships.access import public
from partnerships.identity.brand import brand_of
from priorities.measures.areas import area_table
from priorities.measures.csv_out import csv_response
from priorities.measures.series import series_of
from priorities.measures.shown import shown_series
from priorities.models import Measure


def _measure(slug, measure) -> Measure:
    rows = Measure.objects.public().select_related("partnership")
    return get_object_or_404(rows, partnership__slug=slug, key=measure)


@public
def public_measure(request, slug, measure):
    found = _measure(slug, measure)
    context = {
        **shown_series(series_of(found, public=True)),
        "areas": area_table(found, public=True),
        "measure": found,
        "partnership": found.partnership,
        "brand": brand_of(found.partnership),
        "definitions": found.definitions.all(),
    }
    return render(request, "priorities/measures/public_measure.html", context)


@public
def public_measure_csv(request, slug, measure):
    return csv_response(series_of(_measure(slug, measure), public=True))
