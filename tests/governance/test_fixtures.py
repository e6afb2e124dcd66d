"""The routes of the source documents, as the fixtures hold them, and what the checks say of them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from governance.dates.checks import conflicts, publish_by
from governance.models import Timetable, settings_of
from governance.timetables.stage_facts import facts_of, first_day
from plans.interchange import import_plan
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


def timetable_of(slug):
    import_plan(json.loads((FIXTURES / f"{slug}.json").read_text()), by=make_user("site_administrator"))
    return Timetable.objects.with_stages().get(paper__plan__slug=slug)


def found(timetable, facts=None):
    settings = settings_of(timetable.council)
    return [each.rule for each in conflicts(facts or facts_of(timetable), settings, first_day(timetable.paper))]


def as_planned(timetable):
    """The facts with the dates that were said first."""
    first = {stage.pk: stage.dates.first().day for stage in timetable.stages.all()}
    return [replace(facts, on=first[facts.key]) for facts in facts_of(timetable)]


def test_tunbridge_wells_has_the_three_conflicts_that_follow_from_its_dates():
    assert found(timetable_of("tunbridge-wells-2017-18")) == ["view-in-papers", "ATI-agenda", "FIS-10"]


def test_medway_as_planned_begins_before_it_is_adopted_and_nothing_else():
    timetable = timetable_of("medway-2020-24")

    assert found(timetable, as_planned(timetable)) == ["FIS-10"]


@pytest.mark.parametrize("slug", ["thanet-2017-20", "kent-2011-14"])
def test_the_other_routes_have_no_conflict_between_bodies(slug):
    assert [rule for rule in found(timetable_of(slug)) if rule != "FIS-10"] == []


def test_days_of_publication_are_the_worked_dates():
    timetable = timetable_of("tunbridge-wells-2017-18")
    settings = settings_of(timetable.council)

    days = [publish_by(stage, settings) for stage in facts_of(timetable)]

    assert [counted and counted.day.isoformat() for counted in days] == [
        None, None, "2017-03-14", "2017-03-31", "2017-04-05", "2017-04-18",
    ]  # fmt: skip
