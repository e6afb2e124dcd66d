"""Texts that were brought in from a document elsewhere: what is recorded of them, and on which day."""

from datetime import date

import pytest

from partnerships.models import User
from plans.models import Adoption, Publication
from plans.papers.in_force import reading
from plans.papers.record import of_text, record_of
from plans.papers.search import plans_saying
from plans.papers.standing import state_on
from plans.papers.versions import freeze, publish
from tests.factories import make_addendum, make_plan

pytestmark = pytest.mark.django_db
YEARS = {"starts_on": date(2017, 4, 1), "ends_on": date(2018, 3, 31), "years_only": True}


@pytest.fixture
def by():
    return User.objects.system("test")


def brought_in(paper, by):
    version = freeze(paper, by=by, purpose="import")
    publish(version, by=by, basis=Publication.Basis.IMPORT)
    paper.state, paper.source = "not_recorded", "Report to Full Council, 26 April 2017"
    paper.save()
    return version


def adopt(paper, by, on):
    version = freeze(paper, by=by, purpose="adoption")
    publish(version, by=by, basis=Publication.Basis.ADOPTION)
    Adoption.objects.create(paper=paper, version=version, adopted_on=on, recorded_by=by)
    paper.state = "adopted"
    paper.save()


def test_record_does_not_say_adopted_and_names_the_source(by):
    plan = make_plan(**YEARS)
    brought_in(plan.paper, by)

    record = record_of(plan.paper, public=True)

    assert record["status"] == "Whether and when it was adopted is not recorded"
    assert record["ended"] == "its years ended in 2018; no later plan recorded"
    assert record["tag"] == {"text": "Status not recorded", "colour": "grey"}
    assert record["retold"] == "This text is retold from its source: Report to Full Council, 26 April 2017."
    assert record["period"] == {"start": "2017-04-01", "end": "2018-03-31", "years_only": True}
    assert record["adoption"] is None


@pytest.mark.parametrize(("on", "is_read"), [(date(2016, 12, 31), False), (date(2017, 1, 1), True)])
def test_it_reads_as_it_came_from_the_first_of_its_years(by, on, is_read):
    plan = make_plan(**YEARS)
    version = brought_in(plan.paper, by)

    read = reading(plan, on)

    assert (read and (read.version, read.is_proposed)) == ((version, False) if is_read else None)


def test_its_addendum_counts_from_its_date_and_is_not_said_to_be_adopted(by):
    plan = make_plan(**YEARS)
    brought_in(plan.paper, by)
    addendum = make_addendum(plan, dated_on=date(2017, 10, 14))
    version = brought_in(addendum.paper, by)

    assert reading(plan, date(2017, 10, 13)).addenda == []
    assert reading(plan, date(2017, 10, 14)).addenda == [version]
    assert record_of(plan.paper, public=True, on=date(2017, 10, 13))["addenda"] == []
    (shown,) = record_of(plan.paper, public=True)["addenda"]
    assert (shown["status"], shown["version"]) == ("Status not recorded", None)


def test_it_stays_as_it_came_and_is_found_by_its_words(by):
    plan = make_plan(**YEARS, blocks=("Our harbour",))
    brought_in(plan.paper, by)

    assert [hit.plan for hit in plans_saying("our harbour")] == [plan]
    assert "This text stands as its source has it" in plan.paper.reasons_not_to_edit(by)[-1]


def test_state_of_a_day_follows_the_days_of_the_events_not_of_the_typing(by):
    before = make_plan(starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    adopt(before.paper, by, date(2020, 7, 16))
    later = make_plan(before.partnership, starts_on=date(2023, 4, 1), ends_on=date(2026, 3, 31), predecessor=before)
    adopt(later.paper, by, date(2023, 2, 1))
    before.paper.state = "superseded"
    before.paper.save()

    days = (date(2020, 7, 15), date(2020, 7, 16), date(2023, 3, 31), date(2023, 4, 1))
    assert [state_on(before.paper, on) for on in days] == ["in_approval", "adopted", "adopted", "superseded"]
    assert record_of(before.paper, public=True, on=date(2023, 1, 31))["successor"] is None
    assert record_of(before.paper, public=True, on=date(2023, 4, 1))["successor"]["slug"] == later.slug


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"adoption": {"version": 3}}, "when adopted"),
        ({"adoption": {"version": 4}}, "on 3 March 2027"),
        ({"adoption": None}, "on 3 March 2027"),
        ({"adoption": {"version": 3}, "source": "Report"}, "in its source"),
    ],
)
def test_figures_of_a_frozen_text_say_of_what_day_they_are(record, words):
    assert of_text(record, 3, "2027-03-03")["as_of"] == words
