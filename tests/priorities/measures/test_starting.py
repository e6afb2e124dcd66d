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
