"""The days of periods of reporting in the calendars of those who work at the partnership."""

from datetime import UTC, date, datetime

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.periods.setting_up import change_days
from actions.models import ReportingPeriod
from governance.feeds.contents import person_events, plan_events
from tests.factories import make_partnership, make_user
from tests.governance.packs.test_board_reports import BoardQuarter

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 1)


def told(user, year):
    """Of the second quarter, by what it is."""
    events = person_events(user, ON, str)
    return {
        str(event["uid"]).partition(".")[0].removeprefix("period-"): event
        for event in events
        if str(year.quarter.key) in str(event["uid"])
    }


def test_each_day_of_a_quarter_and_that_of_the_board_s_papers_is_an_event():
    year = BoardQuarter()
    found = told(year.lead, year)
    assert {what: event["dtstart"].dt for what, event in found.items()} == {
        "begins": date(2026, 7, 1), "asks": date(2026, 10, 1), "due": date(2026, 10, 14), "closes": date(2026, 10, 21),
        "papers": date(2026, 11, 4),
    }  # fmt: skip
    assert str(found["due"]["summary"]) == f"Quarter 2: reports are due, {year.paper}"


def test_a_changed_day_arrives_under_the_same_identity_with_a_higher_number():
    year = BoardQuarter()
    before = told(year.lead, year)["due"]
    days = {"asks_on": date(2026, 10, 1), "due_on": date(2026, 10, 16), "closes_on": date(2026, 10, 21)}
    change_days(year.quarter, by=year.officer, reason="Half term", **days)
    after = told(year.lead, year)["due"]
    assert (after["uid"], after["dtstart"].dt) == (before["uid"], date(2026, 10, 16))
    assert after["sequence"] == before["sequence"] + 1


def test_days_after_closing_arrive_as_cancelled():
    year = BoardQuarter()
    close(year.quarter, by=year.officer)
    ReportingPeriod.objects.filter(pk=year.quarter.pk).update(closed_at=datetime(2026, 10, 16, 9, tzinfo=UTC))
    states = {what: str(event["status"]) for what, event in told(year.lead, year).items()}
    assert states["due"] == states["papers"] == "CONFIRMED"
    assert states["closes"] == "CANCELLED"


def test_they_are_for_those_who_read_drafts_there():
    year = BoardQuarter()
    others = (make_user("scrutiny", year.partnership), make_user("officer", make_partnership()))
    assert [told(person, year) for person in others] == [{}, {}]


def test_the_calendar_of_the_plan_has_them_for_its_own_people(django_assert_max_num_queries):
    year = BoardQuarter()
    with django_assert_max_num_queries(20):
        own = plan_events(year.plan, year.lead, str)
    assert len(own) == 4 * 4 + 1
    assert plan_events(year.plan, make_user("officer", make_partnership()), str) == []
