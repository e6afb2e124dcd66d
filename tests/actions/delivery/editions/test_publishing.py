from datetime import date

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.editions.deciding import asks_in, decide
from actions.delivery.editions.publishing import publish_report, reasons_not_to_publish
from actions.delivery.editions.tasks import tasks_for
from actions.delivery.periods.reopening import reopen
from partnerships.verbs import Refused
from tests.actions.delivery.editions.data import DUE, SecondQuarter
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 11, 4)
ADDRESS = "/plans/{}/performance/2026-09-30/"


class ClosedQuarter(SecondQuarter):
    def __init__(self, *titles, **said):
        super().__init__(*titles, **said)
        close(self.quarter, by=self.officer)
        self.administrator = make_user("administrator", self.partnership)
        self.address = ADDRESS.format(self.plan.slug)

    def publish(self, **more):
        do = {"by": self.administrator, "on": RECEIVED, "received_on": RECEIVED, "minute": "Board, item 6"} | more
        return publish_report(self.quarter, **do)


def test_nobody_reads_it_before_the_board_has_received_it(client):
    year = ClosedQuarter()
    before = client.get(year.address).status_code
    year.publish()
    assert (before, client.get(year.address).status_code) == (404, 200)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"minute": " "}, "Give the minute of the board."),
        (
            {"received_on": date(2026, 11, 5)},
            "The board has not met yet: publish the report once it has received it.",
        ),
        (
            {"received_on": date(2026, 9, 30)},
            "The board cannot have received the report before the period was over.",
        ),
    ],
)
def test_publishing_needs_the_day_and_the_minute_of_the_board(more, reason):
    with pytest.raises(Refused) as refused:
        ClosedQuarter().publish(**more)
    assert refused.value.reasons == [reason]


def test_whoever_closed_it_does_not_publish_it_alone():
    year = SecondQuarter()
    administrator = make_user("administrator", year.partnership)
    close(year.quarter, by=administrator)
    reasons = reasons_not_to_publish(year.quarter, by=administrator)
    year.quarter.calendar.closer_may_publish = True
    assert reasons == [
        "You closed the period: somebody else looks at its report and publishes it. The rules of reporting can let "
        "whoever closes a period publish it too."
    ]
    assert reasons_not_to_publish(year.quarter, by=administrator) == []


def test_an_officer_does_not_publish():
    year = ClosedQuarter()
    assert reasons_not_to_publish(year.quarter, by=year.officer)[0] == (
        "Your roles do not let you publish a performance report."
    )


def test_closing_again_leaves_the_published_text_until_that_is_published_too(client):
    year = ClosedQuarter()
    year.publish()
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    close(year.quarter, by=year.officer)
    public = year.papers()[1]
    shown = client.get(year.address).context["version"].number
    year.publish(received_on=RECEIVED, minute="Board, item 7")
    page = client.get(year.address)
    changes = client.get(f"{year.address}changes/?since=correction")

    assert (shown, page.context["version"].number, public.versions.count()) == (1, 2, 2)
    assert [version.number for version in page.context["corrected"]] == [1]
    assert "It does not change" not in page.content.decode()
    assert changes.context["comparison"].changes == []


def test_the_plan_page_leads_to_the_newest_published_period(client):
    year = ClosedQuarter()
    year.publish()
    assert client.get(f"/plans/{year.plan.slug}/performance/").url == year.address


def test_the_board_copy_is_read_by_those_who_read_performance(client):
    year = ClosedQuarter()
    board = year.papers()[0]
    address = f"/papers/{board.key}/versions/1/"
    answers = []
    for person in (
        make_user("scrutiny", year.partnership),
        make_user("reader", year.partnership),
        make_user("officer", make_partnership()),
    ):
        client.force_login(person)
        answers.append(client.get(address).status_code)
    client.logout()
    assert (answers, client.get(address).status_code) == ([200, 200, 404], 404)


def test_only_a_period_with_one_before_it_in_its_year_leads_to_what_changed(client):
    year = ClosedQuarter()
    client.force_login(year.officer)
    address = f"/workspace/partnerships/{year.partnership.slug}/performance/"
    before = [has_before for *_, has_before in client.get(address).context["rows"]]
    close(year.opened(3), by=year.officer)

    found = {period.number: has_before for period, *_, has_before in client.get(address).context["rows"]}

    assert (before, found) == ([False], {2: False, 3: True})


def test_two_published_periods_are_compared(client):
    year = ClosedQuarter()
    year.publish()
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    year.publish(received_on=date(2027, 2, 3), on=date(2027, 2, 3))
    response = client.get(ADDRESS.format(year.plan.slug).replace("2026-09-30", "2026-12-31") + "changes/")
    assert response.status_code == 200
    assert {change.name for change in response.context["comparison"].changes} == {
        "What needs attention", "In sum", "Action by action",
    }  # fmt: skip


def test_what_is_to_do_after_closing_is_told_until_it_is_done():
    year = ClosedQuarter(asks=[{"what": "A van", "of_whom": "", "by_when": None}])
    of = [[task.title for task in tasks_for(person, RECEIVED)] for person in (year.officer, year.administrator)]
    decide(asks_in(year.quarter)[0], by=year.officer, on=RECEIVED, decision="Yes", decided_on=RECEIVED, minute="6")
    year.publish()
    assert of == [
        [f"Record what the board decided on {year.quarter.name}"],
        [f"Record what the board decided on {year.quarter.name}", f"Publish the report of {year.quarter.name}"],
    ]
    assert list(tasks_for(year.administrator, RECEIVED)) == []
