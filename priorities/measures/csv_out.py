"""A series as a CSV file, for those who reckon on. What is hidden is hidden here too."""

from django.http import HttpResponse
from django.utils.text import slugify

from plans.office.tables_out import csv_of
from priorities.measures.disclosure import MARK
from priorities.measures.series import MISSING, Series

HEAD = ["Period", "From", "Until", "Figure", "State", "Was", "Target", "Year to date"]


def csv_response(series: Series) -> HttpResponse:
    name = slugify(series.measure.title)[:60] or "measure"
    response = HttpResponse(csv_of(csv_rows(series)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_rows(series: Series) -> list[list[str]]:
    rows = [[*HEAD, *(name for name, _ in series.comparators)]]
    for at, point in enumerate(series.points):
        figure = MARK if point.is_hidden else MISSING if point.figure is None else _number(point.figure)
        rows.append(
            [point.span.name, point.span.first.isoformat(), point.span.last.isoformat(), figure, ", ".join(point.marks)]
            + [_number(each) for each in (point.before, point.target, point.so_far)]
            + [_number(figures[at]) for _, figures in series.comparators]
        )
    return rows


def _number(figure) -> str:
    return "" if figure is None else f"{figure.normalize():f}"
