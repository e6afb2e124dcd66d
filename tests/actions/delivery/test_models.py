"""What rows of delivery cannot be."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from actions.models import DateChange, ReportingCalendar, ReportingPeriod, Return
from tests.factories import make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    paper = make_plan(make_partnership(), blocks=(), state="adopted").paper
    calendar = ReportingCalendar.objects.create(paper=paper)
    days = {"starts_on": date(2026, 10, 1), "ends_on": date(2026, 12, 31), "asks_on": date(2027, 1, 1)}
    clocks = {"due_on": date(2027, 1, 15), "closes_on": date(2027, 1, 22)}
    return ReportingPeriod.objects.create(calendar=calendar, number=3, name="Quarter 3", **days, **clocks)


def refused(make):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    return str(error.value)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"state": "lost"}, "period_state_known"),
        ({"ends_on": date(2026, 9, 30)}, "period_ends_after_it_starts"),
        ({"due_on": date(2027, 1, 29)}, "period_asks_then_is_due_then_closes"),
        ({"closed_at": datetime(2027, 2, 1, 9, tzinfo=UTC)}, "period_closed_at_and_by_together"),
    ],
)
def test_period_that_cannot_be(period, change, name):
    assert name in refused(lambda: ReportingPeriod.objects.filter(pk=period.pk).update(**change))


def test_one_return_per_action_and_organisation(period):
    mine = {"period": period, "action_key": period.key, "organisation": make_organisation(slug="police")}
    Return.objects.create(**mine)

    assert "unique constraint" in refused(lambda: Return.objects.create(**mine)).lower()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"state": "submitted"}, "return_sent_when_it_is_no_draft"),
        ({"finished_on": date(2026, 12, 1), "stopped_because": "No money"}, "return_finished_or_stopped"),
        ({"agreed": "R"}, "return_agreed_with_a_reason"),
        ({"slip_reason": "weather"}, "return_slip_known"),
    ],
)
def test_return_that_cannot_be(period, change, name):
    row = Return.objects.create(period=period, action_key=period.key)

    assert name in refused(lambda: Return.objects.filter(pk=row.pk).update(**change))


def test_date_is_granted_with_its_minute(period):
    asked = {"asked_at": timezone.now(), "asked_by": make_user(), "reason": "Tender failed", "to": date(2027, 3, 31)}
    change = DateChange.objects.create(paper=period.paper, action_key=period.key, **asked)

    update = DateChange.objects.filter(pk=change.pk).update
    assert "date_change_granted_with_its_minute" in refused(lambda: update(state="granted"))
