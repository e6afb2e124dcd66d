"""What is to do after a period has closed, for whom and how long."""

from datetime import date

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report, reasons_not_to_publish
from actions.delivery.editions.tasks import tasks_for
from actions.delivery.periods.reopening import reopen
from actions.models import Return
from plans.models import Version
from tests.actions.delivery.editions.data import DUE, SecondQuarter
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 11, 4)
ASKS = [{"what": what, "of_whom": "", "by_when": None} for what in ("A van", "A room")]


class Closed(SecondQuarter):
    def __init__(self, **said):
        super().__init__(**said)
        self.administrator = make_user("administrator", self.partnership)
        close(self.quarter, by=self.officer)

    def publish(self, minute="Board, item 6"):
        received = {"on": RECEIVED, "received_on": RECEIVED, "minute": minute}
        return publish_report(self.quarter, by=self.administrator, **received)


def told(user, on=RECEIVED):
    return [(task.title, task.detail) for task in tasks_for(user, on)]


PUBLISH = ("Publish the report of Quarter 2", "Once the board has received it: Safer Anyborough")


def questions(number):
    return ("Record what the board decided on Quarter 2", f"{number} of the leads: Safer Anyborough")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"asks": ASKS[:1]}, "1 question"),
        ({"asks": ASKS, "date_asked": (date(2027, 3, 31), "The tender failed")}, "3 questions"),
    ],
)
def test_questions_of_reports_that_were_sent_are_counted_once_each(said, number):
    year = Closed(**said)
    draft = Return.objects.create(period=year.quarter, action_key=year.quarter.key, organisation=year.fire)
    draft.asks.create(what="Not sent")
    assert told(year.administrator) == [questions(number), PUBLISH]


def test_nobody_without_the_role_and_nobody_of_elsewhere_is_asked():
    year = Closed(asks=ASKS)
    others = [year.lead, make_user("reader", year.partnership), make_user("administrator", make_partnership())]
    assert [told(each) for each in others] == [[], [], []]


def test_what_nobody_has_published_in_half_a_year_is_left_to_its_list():
    year = Closed()
    assert [told(year.administrator, on) for on in (date(2027, 3, 29), date(2027, 3, 30))] == [[PUBLISH], []]


def test_period_that_is_closed_again_is_to_be_published_again():
    year = Closed()
    year.publish()
    assert told(year.administrator) == []
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    assert told(year.administrator) == []
    close(year.quarter, by=year.officer)
    assert told(year.administrator) == [PUBLISH]


def test_whoever_closed_it_publishes_it_where_the_rules_say_so():
    year = SecondQuarter()
    administrator = make_user("administrator", year.partnership)
    close(year.quarter, by=administrator)
    assert told(administrator) == []
    year.quarter.calendar.closer_may_publish = True
    year.quarter.calendar.save()
    assert told(administrator) == [PUBLISH]


def test_why_a_report_is_not_published():
    year = Closed()
    year.publish()
    by = year.administrator
    assert reasons_not_to_publish(year.quarter, by=by) == ["The report of Quarter 2 is public already."]
    year.quarter.state = "open"
    assert reasons_not_to_publish(year.quarter, by=by) == ["Quarter 2 is not closed."]
    third = year.opened(3)
    third.state = "closed"
    assert reasons_not_to_publish(third, by=by) == [
        "Quarter 3 was closed before reports were kept: open it again and close it."
    ]
    assert Version.objects.filter(paper__period_report__reporting_period=third).count() == 0
