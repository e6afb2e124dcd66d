"""Duties among the things that people are reminded of."""

from datetime import date, timedelta

import pytest

from governance.duties.reminders import duties
from governance.duties.tasks import tasks_for
from partnerships.access import Role
from partnerships.mail.reminding import remind
from partnerships.models import Mail
from plans.models import Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze
from tests.factories import make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
ENDS = date(2027, 3, 31)


class Place:
    """A partnership with its people, and a plan of one year that ends without a next."""

    def __init__(self):
        self.partnership = make_partnership()
        self.officer = make_user(Role.OFFICER, self.partnership, name="Officer")
        self.administrator = make_user(Role.ADMINISTRATOR, self.partnership, name="Administrator")
        council = self.partnership.lead_councils.get()
        self.lead = make_user(Role.PARTNER_LEAD, self.partnership, organisation=council, name="Lead")
        make_user(Role.PARTNER_LEAD, self.partnership, organisation=make_organisation(), name="Lead of the police")
        site = make_user(Role.SITE_ADMINISTRATOR)
        plan = make_plan(self.partnership, starts_on=date(2026, 4, 1), ends_on=ENDS)
        version = freeze(plan.paper, by=site, purpose=Version.Purpose.ADOPTION)
        send_for_approval(plan.paper, by=site)
        adopt(plan.paper, version, by=site, on=date(2026, 2, 25), body="Full Council")


@pytest.fixture
def place():
    return Place()


def titles(on):
    return [thing.title for thing in duties(on)]


def test_duty_comes_eight_weeks_before_its_day_and_stays_when_it_is_overdue(place):
    title = "Revise the plan before each year begins"
    thing = next(each for each in duties(ENDS) if each.title == title)

    assert [title in titles(thing.due - timedelta(weeks=8, days=n)) for n in (1, 0)] == [False, True]
    assert thing.asked_on == thing.due - timedelta(weeks=8)
    assert thing.url == f"/workspace/partnerships/{place.partnership.slug}/duties/fis-10/"
    assert thing.about == str(place.partnership)
    assert thing.detail.endswith("(SI 2007/1830 reg 10)")


def test_who_is_told_of_a_duty(place):
    thing = next(duties(ENDS))

    assert [[each.name for each in group] for group in (thing.people, thing.organisation, thing.administrators)] == [
        ["Officer"], ["Lead"], ["Administrator"],
    ]  # fmt: skip


def test_what_has_one_cause_is_one_thing_and_a_task_is_among_them(place):
    day = ENDS + timedelta(days=400)
    found = list(duties(day))
    tasks = {(task.title, task.url) for task in tasks_for(place.officer, day)}

    assert len({each.detail.partition(".")[0] for each in found}) == len(found)
    assert tasks
    assert tasks <= {(each.title, each.url) for each in found}


def test_partnership_in_which_nobody_works_is_left_alone(place):
    make_plan(make_partnership())

    assert {each.about for each in duties(ENDS)} == {str(place.partnership)}


def test_overdue_duty_reaches_the_administrator_after_a_week(place):
    title = "Be scrutinised at least once in twelve months"
    due = next(each for each in duties(ENDS) if each.title == title).due
    for day in range(1, 8):
        remind(due + timedelta(days=day))
    mails = Mail.objects.filter(kind="duty", subject__endswith=title).select_related("to")

    assert [(mail.to.name, mail.subject.split(":")[0]) for mail in mails] == [
        ("Officer", "Overdue by 1 day"),
        ("Lead", "Overdue by 1 day"),
        ("Officer", "Overdue by 7 days"),
        ("Lead", "Overdue by 7 days"),
        ("Administrator", "Overdue by 7 days"),
    ]


def test_questions_do_not_grow_with_partnerships(place, django_assert_num_queries):
    with django_assert_num_queries(16):
        one = list(duties(ENDS))
    Place()
    Place()
    with django_assert_num_queries(16):
        three = list(duties(ENDS))

    assert len(three) == 3 * len(one) > 0
