"""The measures of a partnership, and one with its chart, figures and definition."""

from django.shortcuts import render
from django.utils import timezone

from partnerships.access import Permission, may, requires
from plans.models import Paper, Plan
from plans.papers.fetching import partnership as partnership_of
from priorities.measures import fetching
from priorities.measures.areas import area_table
from priorities.measures.changing import reasons_not_to_manage
from priorities.measures.csv_out import csv_response
from priorities.measures.entering import reasons_not_to_enter
from priorities.measures.periods import FigureSpan
from priorities.measures.series import all_series, series_of
from priorities.measures.shown import shown_series
from priorities.measures.starting import indicators_without_measure
from priorities.measures.tables import MeasureRow, MeasureTable
from priorities.models import Measure, MeasureValue


@requires(Permission.VIEW_DRAFT, fetch=partnership_of)
def measures(request, partnership):
    rows = Measure.objects.filter(partnership=partnership).select_related("organisation", "partnership")
    may_manage = may(request.user, Permission.MANAGE_MEASURES, partnership)
    context = {
        "partnership": partnership,
        "section": "tasks",
        "table": MeasureTable([MeasureRow(series) for series in all_series(rows)], request=request),
        "may_manage": may_manage,
        "to_start": texts_to_start_from(partnership) if may_manage else [],
    }
    return render(request, "priorities/measures/measures.html", context)


def texts_to_start_from(partnership) -> list[Paper]:
    """Texts in force today with indicators that are no measure yet."""
    today = timezone.localdate()
    plans = Plan.objects.filter(partnership=partnership).in_force(today).select_related("paper")
    papers = [plan.paper for plan in plans]
    years = Paper.objects.filter(plan_year__plan__in=plans, state__in=Paper.STANDING, plan_year__ends_on__gte=today)
    found = [*papers, *years.with_owner()]
    return [paper for paper in found if indicators_without_measure(paper).exists()]


@requires(Permission.VIEW_DRAFT, fetch=fetching.measure)
def measure(request, measure):
    series = series_of(measure)
    context = {
        **shown_series(series),
        "areas": area_table(measure),
        "measure": measure,
        "partnership": measure.partnership,
        "section": "tasks",
        "definitions": measure.definitions.select_related("said_by"),
        "rebases": measure.rebases.select_related("said_by"),
        "rules": measure.counting_rules.all(),
        "superseded": _superseded(measure, series),
        "may_manage": not reasons_not_to_manage(measure, by=request.user),
        "may_enter": not reasons_not_to_enter(measure, by=request.user),
    }
    return render(request, "priorities/measures/measure.html", context)


def _superseded(measure, series) -> list[tuple[str, MeasureValue]]:
    """Figures that no longer count, in words, each with the row that tells which took its place."""
    rows = measure.values.exclude(superseded_by=None).select_related("entered_by", "superseded_by__entered_by")
    return [
        (f"{FigureSpan(row.starts_on, row.ends_on).name}: {series.figure_words(row.value)}", row)
        for row in rows.in_order()
    ]


@requires(Permission.VIEW_DRAFT, fetch=fetching.measure)
def measure_csv(request, measure):
    return csv_response(series_of(measure))
