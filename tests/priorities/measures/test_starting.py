"""Measures begin as a copy of what a plan prints, and never write into it."""

import hashlib
from decimal import Decimal

import pytest

from partnerships.verbs import Refused
from plans.document.canonical import canonical
from plans.document.compose import compose
from priorities.indicators.noun import INDICATORS
from priorities.measures.starting import RECORDED_BEFORE, start_measures
from priorities.models import Measure
from tests.factories import make_block, make_plan, make_user
from tests.priorities.data import indicator, reading
from tests.priorities.measures.rows import give

pytestmark = pytest.mark.django_db
READINGS = [
    reading("Quarter 1", "61.50", "2026-04-01", "2026-06-30"),
    reading("Q2 2026/27", "62"),
    reading("Summer", "63"),
    reading("Q3 2026/27", ""),
]


@pytest.fixture
def by():
    return make_user("site_administrator")


@pytest.fixture
def paper(by):
    paper = make_plan(state="adopted").paper
    make_block(paper, kind="indicators", heading="Indicators", data={"intro_html": ""})
    INDICATORS.load(paper, [indicator(readings=READINGS)], by=by)
    return paper


def checksum(paper):
    return hashlib.sha256(canonical(compose(paper)).encode()).hexdigest()


def test_a_measure_has_the_key_and_the_dated_readings_of_its_indicator(paper, by):
    (measure,) = start_measures(paper, by=by)

    assert str(measure.key) == INDICATORS.all_data(paper)[0]["key"]
    assert (measure.frequency, measure.adds_up, measure.is_public) == ("quarter", "latest", False)
    assert [(each.value, each.source) for each in measure.values.all()] == [
        (Decimal("61.5"), RECORDED_BEFORE),
        (Decimal(62), RECORDED_BEFORE),
    ]


def test_the_adopted_text_stays_byte_for_byte_as_it_was(paper, by):
    before = checksum(paper)

    (measure,) = start_measures(paper, by=by)
    give(measure, [64, 65, 66, 67], by=by)

    assert checksum(paper) == before


def test_an_indicator_starts_one_measure(paper, by):
    start_measures(paper, by=by)

    with pytest.raises(Refused, match="Every indicator of this text has its measure already"):
        start_measures(paper, by=by)
    assert Measure.objects.count() == 1


def test_a_draft_starts_none(paper, by):
    paper.state = "drafting"

    with pytest.raises(Refused, match="adopt it first"):
        start_measures(paper, by=by)


@pytest.mark.parametrize(
    ("readings", "frequency", "figures"),
    [
        (
            [("2025/26", "400", "2025-04-01", "2026-03-31"), ("Q1", "90", "2026-04-01", "2026-06-30"),
             ("Q2", "80", "2026-07-01", "2026-09-30")],
            "quarter", [90, 80],
        ),
        ([("2024/25", "40", None, None), ("2025/26", "39", None, None), ("Soon", "1", None, None)], "year", [40, 39]),
        ([("April 2026", "30", "2026-04-01", "2026-04-30"), ("May 2026", "31", None, None)], "month", [30, 31]),
        ([("H1", "7", "2026-04-01", "2026-09-30")], "half", [7]),
        ([("Survey", "61", "2026-01-05", "2026-02-20"), ("Again", "62", "2027-01-05", "2027-02-20")], "year", [61, 62]),
        ([], "year", []),
    ],
)  # fmt: skip
def test_measure_has_the_readings_of_its_own_kind_of_period(by, readings, frequency, figures):
    paper = make_plan(state="adopted", blocks=()).paper
    make_block(paper, kind="indicators", data={"intro_html": ""})
    rows = [reading(label, value, start, end) for label, value, start, end in readings]
    INDICATORS.load(paper, [indicator(unit="offences", note="Recorded crime.", readings=rows)], by=by)
    (measure,) = start_measures(paper, by=by)
    assert (measure.frequency, measure.adds_up, measure.definitions.get().text) == (
        frequency, "sum", "Recorded crime.",
    )  # fmt: skip
    assert [int(each.value) for each in measure.values.in_order()] == figures
