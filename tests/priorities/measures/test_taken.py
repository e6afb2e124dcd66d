"""Measures among everything that is taken out: every figure, the replaced ones marked, never in public."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from priorities.measures.taken import measures_workbook, taken_of
from tests.priorities.measures.rows import give, make_measure

pytestmark = pytest.mark.django_db


def test_figures_stand_under_their_measures_and_old_ones_are_marked():
    measure = make_measure()
    give(measure, [41])
    give(measure, [40])

    heads, *rows = load_workbook(BytesIO(measures_workbook(measure.partnership)))["Figures"].iter_rows(values_only=True)
    rows = [dict(zip(heads, row, strict=True)) for row in rows]

    told = {(row["Measure"], row["Figure"], row["Replaced by a newer figure"]) for row in rows}
    assert told == {("Shoplifting", "41", "Yes"), ("Shoplifting", "40", "No")}
    assert list(taken_of(measure.partnership, with_drafts=False)) == []
