"""Measures with all their figures, among everything that a partnership takes out."""

from collections.abc import Iterator
from functools import partial

from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership
from plans.taking_out.row_sheets import sheet_of, workbook_of
from priorities.models import (
    Comparator,
    ComparatorPoint,
    Measure,
    MeasureDefinition,
    MeasureValue,
    Population,
    TargetPoint,
)


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    """Small counts are among them, so they are never part of what is public; texts print what may be told."""
    if with_drafts:
        content = partial(measures_workbook, partnership)
        yield TakenFile("Measures", "measures.xlsx", "Measures with their figures and targets, Excel", content)


def measures_workbook(partnership: Partnership) -> bytes | None:
    of_measure = {"measure__partnership": partnership}
    superseded = ("Replaced by a newer figure", lambda row: hasattr(row, "superseded_by"))
    return workbook_of(
        f"{partnership.name}: measures",
        partnership.name,
        [
            sheet_of("Measures", Measure.objects.filter(partnership=partnership)),
            sheet_of("What is counted", MeasureDefinition.objects.filter(**of_measure)),
            sheet_of("Figures", MeasureValue.objects.filter(**of_measure).select_related("superseded_by"),
                     superseded, without=("supersedes",)),
            sheet_of("Targets", TargetPoint.objects.filter(**of_measure)),
            sheet_of("Compared with", Comparator.objects.filter(**of_measure)),
            sheet_of("Figures of others", ComparatorPoint.objects.filter(comparator__measure__partnership=partnership)),
            sheet_of("People", Population.objects.filter(area__partnership=partnership)),
        ],
    )  # fmt: skip
