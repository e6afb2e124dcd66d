from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.added.verbs import add
from actions.delivery.carrying.reading import rows_of
from actions.delivery.carrying.verbs import CarryWish, carry
from actions.delivery.chasing.verbs import move_date
from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report
from actions.delivery.periods.lifecycle import reasons_not_to
from actions.delivery.periods.reopening import reopen
from actions.delivery.year.verbs import reasons_not_to_report_the_year, report_the_year, years_of
from actions.models import ReportingPeriod, Return
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from plans.models import Paper
from plans.papers.versions import verify_chain
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.editions.data import DUE, SecondQuarter, data_of
from tests.actions.delivery.year.data import ClosedYear
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_year_is_told_once_its_periods_are_closed():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    reasons = reasons_not_to_report_the_year(years_of(year.paper)[0], by=year.officer)
    assert reasons == ["Close Quarter 1 and Quarter 3 and Quarter 4 first: the year is told by its closed periods."]


def test_a_lead_does_not_make_it():
    year = ClosedYear()
    with pytest.raises(Refused, match="Your roles do not let you manage the reporting periods"):
        report_the_year(year.year, by=year.lead)


def test_it_counts_what_was_done_and_when():
    year = ClosedYear()
    year.report_year()
    data = data_of(year.copies()[0], "year_implementation")
    assert data["whole"]["sentence"] == "1 of 2 actions was finished, after its adopted day; 1 goes on (1 late)."
    assert [(each["name"], each["received"], each["asked"]) for each in data["periods"]] == [
        ("Quarter 1", 0, 2), ("Quarter 2", 1, 2), ("Quarter 3", 0, 2), ("Quarter 4", 1, 2),
    ]  # fmt: skip


def test_board_and_public_are_frozen_as_those_of_a_period_are():
    year = ClosedYear()
    version = year.report_year(html="<p>A good year.</p>")
    board, public = year.copies()
    assert [each["kind"] for each in board["blocks"]] == [
        "year_implementation", "period_summary", "rich_text", "period_actions", "rating_key",
    ]  # fmt: skip
    assert public["identity"]["board_sha256"] == version.sha256 == checksum(board)
    assert "for_all" not in str(public)


def test_it_tells_the_frozen_quarters_and_not_what_came_after():
    year = ClosedYear()
    frozen = data_of(year.texts()[0], "period_actions")
    year.paper.state = Paper.State.SUPERSEDED
    year.report_year()
    assert data_of(year.copies()[0], "period_actions") == frozen


class ReportedYear(ClosedYear):
    """Each quarter is reported on, and the board moves the date."""

    def close_quarters(self, *numbers):
        for number in numbers:
            self.quarter = self.opened(number)
            self.report(spend=Decimal(100), activities_done=[])
            report = Return.objects.get(period=self.quarter)
            days = {"to": date(2027, 1, number), "decided_on": self.quarter.due_on}
            move_date(report, by=self.officer, minute="Item 4", reason="The tender failed", **days)
            close(self.quarter, by=self.officer)

    def report(self, **said):
        if not Return.objects.filter(period=self.quarter).exists():
            super().report(**said)


def test_the_adopted_text_is_the_same_after_a_whole_year_and_its_report():
    """A13: reports, moved dates, an action added, what became of all of it; the text's SHA-256 is as it was."""
    year = ReportedYear()
    added = {"text": "", "due_on": None, "minute": "Item 5", "is_confidential": False, "confidential_until": None}
    add(year.paper, by=year.officer, on=date(2026, 5, 9), title="A van", source="board", organisation=None, **added)
    year.report_year()
    carry(year.paper, (into := year.following()), rows_of_all(year.paper, into), by=year.officer)
    assert Return.objects.filter(period__calendar__paper=year.paper, state="submitted").count() == 4
    assert checksum(compose(Paper.objects.get(pk=year.paper.pk))) == year.adopted


def rows_of_all(paper, into):
    return [CarryWish(row, "carry_on") for row in rows_of(paper, into)]


def test_what_was_closed_when_carried_forward_is_told_with_its_reason():
    year = ClosedYear()
    following = year.following()
    checks = rows_of(year.paper, following)[1]
    carry(year.paper, following, [CarryWish(checks, "left", "The station closed")], by=year.officer)
    year.report_year()
    left = data_of(year.copies()[1], "year_implementation")["left"]
    assert [(each["title"], each["reason"]) for each in left] == [("Fire checks", "The station closed")]


def test_made_anew_after_a_quarter_was_closed_again_it_is_the_next_version():
    year = ClosedYear()
    year.report_year()
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    with pytest.raises(Refused):
        year.report_year()
    close(year.quarter, by=year.officer)
    version = year.report_year()
    assert (version.number, verify_chain(version.paper)) == (2, None)


def test_a_year_is_no_period_in_which_anybody_is_asked():
    year = ClosedYear()
    year.report_year()
    row = year.year.row
    assert row not in ReportingPeriod.objects.of(year.paper)
    assert reasons_not_to("reopen", row, by=year.officer) == [
        "The report of a year is made again from the page Reporting, once its periods are closed again."
    ]


def test_a_text_of_three_years_has_three_of_them():
    year = YearInForce()
    type(year.plan).objects.filter(pk=year.plan.pk).update(ends_on=date(2029, 3, 31))
    year.paper = Paper.objects.get(pk=year.paper.pk)
    year.with_quarters()
    assert [(each.name, len(each.periods)) for each in years_of(year.paper)] == [
        ("Year 2026/27", 4), ("Year 2027/28", 4), ("Year 2028/29", 4),
    ]  # fmt: skip


def test_everybody_reads_it_at_an_address_of_its_own(client):
    year = ClosedYear()
    year.report_year()
    administrator, on = make_user("administrator", year.partnership), date(2027, 5, 5)
    for period in (year.quarter, year.year.row):
        publish_report(period, by=administrator, on=on, received_on=on, minute="Item 6")
    address = f"/plans/{year.plan.slug}/performance/year-2027-03-31/"
    answers = [client.get(each) for each in (address, f"/plans/{year.plan.slug}/performance/2027-03-31/")]
    assert [answer.context["period"].name for answer in answers] == ["Year 2026/27", "Quarter 4"]
    assert client.get(f"{address}changes/").status_code == 404


def test_the_page_makes_it(client):
    year = ClosedYear()
    client.force_login(year.officer)
    address = f"/workspace/papers/{year.paper.key}/year-report/"
    page = client.get(address).content.decode()
    response = client.post(address, {"commentary_html": "<p>A good year.</p>"}, follow=True)
    assert "Make the report of the year" in page
    assert [str(each) for each in response.context["messages"]] == [
        "The report of the year is made: for the board, and for everybody."
    ]
