"""What leads and co-ordinators have to do about reports, by the day: the police have reported, the fire service not."""

from datetime import date

import pytest

from actions.delivery.chasing.tasks import tasks_for
from actions.models import Action, Return
from tests.actions.delivery.editions.data import SecondQuarter
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
CLOSES = date(2026, 10, 21)


def october(number):
    return date(2026, 10, number)


def told(user, on):
    return [(task.title, task.detail, task.due) for task in tasks_for(user, on)]


@pytest.fixture
def year():
    year = SecondQuarter("Patrol", "Fire checks")
    year.other = make_user("partner_lead", year.partnership, organisation=year.fire)
    return year


def test_lead_is_asked_for_what_is_missing_from_the_first_day_to_the_last(year):
    task = ("Report on 1 action for Quarter 2", "Safer Anyborough", october(14))
    assert [told(year.other, date(2026, 9, 30)), told(year.other, october(22))] == [[], []]
    assert [told(year.other, october(day)) for day in (1, 21)] == [[task], [task]]
    assert told(year.lead, october(1)) == []


def test_lead_of_elsewhere_is_asked_for_nothing_though_its_organisation_is_the_same(year):
    elsewhere = make_user("partner_lead", make_partnership(), organisation=year.fire)
    assert [told(each, october(14)) for each in (elsewhere, make_user("reader", year.partnership))] == [[], []]


def test_co_ordinator_chases_from_the_day_after_reports_are_due_and_closes_on_the_last(year):
    chase = ("Chase the reports for Quarter 2", "1 organisation of 2 missing", CLOSES)
    close = ("Close Quarter 2", "Safer Anyborough", CLOSES)
    days = (14, 15, 20, 21, 22)
    assert [told(year.officer, october(day)) for day in days] == [[], [chase], [chase], [close], [close]]


def test_period_of_which_everything_came_may_be_closed_at_once(year):
    checks = Action.objects.of(year.paper).get(title="Fire checks")
    sent = {"state": "submitted", "sent_at": "2026-10-02T10:00Z", "sent_by": year.officer, "progress": "Done"}
    Return.objects.create(period=year.quarter, action_key=checks.key, organisation=year.fire, **sent)
    assert [title for title, _, _ in told(year.officer, october(2))] == ["Close Quarter 2"]
    assert told(year.other, october(2)) == []
