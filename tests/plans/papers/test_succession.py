"""The plan in force gives way to the next on that plan's first day, whatever the day of the decision."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from plans.models import Paper
from plans.papers import lifecycle, succession
from plans.papers.versions import freeze
from tests.days import in_days, today
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def before():
    return make_plan(state="adopted", starts_on=in_days(-900), ends_on=in_days(100))


def adopted(before, clerk, *, starts_on):
    ends_on = starts_on + timedelta(days=1000)
    plan = make_plan(before.partnership, state="in_approval", predecessor=before, starts_on=starts_on, ends_on=ends_on)
    lifecycle.adopt(plan.paper, freeze(plan.paper, by=clerk, purpose="adoption"), by=clerk, on=today())
    return plan


def state_of(plan):
    return Paper.objects.get(pk=plan.paper_id).state


def morning_of(day):
    return timezone.make_aware(datetime.combine(day, time(0, 30)))


def test_plan_adopted_before_its_first_day_leaves_the_plan_in_force_until_then(before, clerk):
    first_day = in_days(60)
    adopted(before, clerk, starts_on=first_day)

    states = [state_of(before)]
    for day in (first_day - timedelta(days=1), first_day):
        succession.sweep(morning_of(day))
        states.append(state_of(before))

    assert states == ["adopted", "adopted", "superseded"]
    assert before.paper.history.first().history_user.is_system


def test_plan_adopted_on_or_after_its_first_day_takes_its_place_at_once(before, clerk):
    adopted(before, clerk, starts_on=today())

    assert state_of(before) == "superseded"


def test_a_plan_that_is_not_adopted_when_it_begins_takes_no_place(before):
    make_plan(before.partnership, state="in_approval", predecessor=before, starts_on=today())

    assert succession.sweep(morning_of(today())) == {"superseded": 0}
    assert state_of(before) == "adopted"


@pytest.mark.parametrize("ahead", [0, 60])
def test_undoing_the_adoption_leaves_the_plan_before_in_force(before, clerk, ahead):
    plan = adopted(before, clerk, starts_on=in_days(ahead))
    administrator = make_user("site_administrator")

    lifecycle.undo_adoption(plan.paper, by=clerk, second=administrator, reason="Recorded for the wrong plan.")

    assert (state_of(plan), state_of(before)) == ("in_approval", "adopted")
