"""What a plan's pages tell of measures."""

from datetime import date

import pytest
from django.urls import reverse

from plans.papers.desk import steps_of
from plans.papers.record import record_of
from priorities.indicators.noun import INDICATORS
from priorities.measures.starting import start_measures
from priorities.templatetags.measures import newest_figure
from tests.factories import make_block, make_plan, make_user
from tests.priorities.data import indicator, reading
from tests.priorities.measures.rows import give

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 4)


@pytest.fixture
def by():
    return make_user("site_administrator")


@pytest.fixture
def paper(by):
    paper = make_plan(state="adopted").paper
    make_block(paper, kind="indicators", heading="Indicators", data={"intro_html": ""})
    items = [indicator(unit="people", readings=[reading("Q1 2026/27", "12", "2026-04-01", "2026-06-30")])]
    INDICATORS.load(paper, items, by=by)
    return paper


def newest(paper, on=None):
    (printed,) = INDICATORS.all_data(paper)
    told = newest_figure(record_of(paper, public=True, on=on), printed)
    return told and (told["words"], told["period"])


def test_the_newest_figure_of_a_public_measure_stands_beside_the_printed_one(paper, by):
    (measure,) = start_measures(paper, by=by, is_public=True)
    assert newest(paper) is None

    give(measure, [12, 9], by=by)

    assert newest(paper) == ("9 people", "Q2 2026/27")


def test_a_small_figure_is_hidden_and_a_measure_of_the_workspace_not_told(paper, by):
    (measure,) = start_measures(paper, by=by, is_public=True)
    give(measure, [12, 3], by=by)
    small = newest(paper)
    measure.is_public = False
    measure.save()

    assert (small, newest(paper)) == (("[c]", "Q2 2026/27"), None)


def test_what_was_entered_later_is_not_told_of_an_earlier_day(paper, by):
    (measure,) = start_measures(paper, by=by, is_public=True)
    give(measure, [12, 9], by=by)

    assert newest(paper, on=date(2026, 1, 1)) is None


def step_about_measures(paper, by):
    return next((step.title, step.url) for step in steps_of(paper, by, ON) if "/measures/" in step.url)


def test_the_desk_leads_to_the_measures(paper, by):
    start = step_about_measures(paper, by)
    start_measures(paper, by=by)

    assert start == ("Start measures from its indicators", reverse("priorities:measures_start", args=[paper.key]))
    measures = reverse("priorities:measures", args=[paper.partnership.slug])
    assert step_about_measures(paper, by) == ("Keep its figures up to date", measures)
