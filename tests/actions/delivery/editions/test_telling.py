from datetime import UTC, date, datetime, timedelta

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report
from actions.delivery.editions.telling import changes, copy_of
from actions.delivery.periods.reopening import reopen
from partnerships.models import Mail, MailChoice, PartnerContact
from tests.actions.delivery.editions.data import DUE, SecondQuarter
from tests.actions.delivery.year.data import ClosedYear
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 11, 4)


class ToldQuarter(SecondQuarter):
    """With everybody who reads performance at the partnership, and people who do not."""

    def __init__(self, *titles, **said):
        super().__init__(*titles, **said)
        self.administrator, self.scrutiny, self.board = (
            make_user(role, self.partnership) for role in ("administrator", "scrutiny", "reader")
        )
        make_user("reader", self.partnership, is_active=False)
        make_user("officer", make_partnership())
        self.contact = make_user(name="Watch manager")
        PartnerContact.objects.create(partnership=self.partnership, organisation=self.fire, person=self.contact)

    def mails(self):
        return Mail.objects.filter(kind="period")

    def told(self):
        return {mail.to for mail in self.mails()}

    def publish(self):
        publish_report(self.quarter, by=self.administrator, on=RECEIVED, received_on=RECEIVED, minute="Item 6")


def test_closing_tells_whoever_reads_performance_but_not_who_closed_it():
    year = ToldQuarter()
    close(year.quarter, by=year.officer)
    assert year.told() == {year.lead, year.administrator, year.scrutiny, year.board}
    assert year.mails().count() == len(year.told())


def test_a_mail_tells_the_sums_and_leads_to_the_board_copy():
    year = ToldQuarter()
    version = close(year.quarter, by=year.officer)
    mail = year.mails().get(to=year.board)
    assert mail.subject == f"Quarter 2 is closed: {year.paper}"
    assert "1 of 2 reports were received. 1 Green and 1 No report." in mail.text
    assert copy_of(version) in mail.text


def test_what_the_mail_leads_to_opens_for_everybody_who_gets_it(client):
    year = ToldQuarter()
    version = close(year.quarter, by=year.officer)
    answers = set()
    for person in year.told():
        client.force_login(person)
        answers.add(client.get(copy_of(version)).status_code)
    assert answers == {200}


def test_opened_again_and_closed_again_it_is_told_each_time():
    year = ToldQuarter()
    close(year.quarter, by=year.officer)
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    close(year.quarter, by=year.officer)
    own = year.mails().filter(to=year.board).order_by("pk")
    assert [mail.subject.partition(":")[0] for mail in own] == [
        "Quarter 2 is closed", "Quarter 2 is open again until 14 October 2026", "Quarter 2 is closed again",
    ]  # fmt: skip
    assert "The fire service was late" in own[1].text


def test_publishing_tells_contacts_without_an_account_too():
    year = ToldQuarter()
    close(year.quarter, by=year.officer)
    year.mails().delete()
    year.publish()
    assert year.told() == {year.lead, year.officer, year.scrutiny, year.board, year.contact}
    assert f"/plans/{year.plan.slug}/performance/2026-09-30/" in year.mails().first().text


def test_who_wants_no_such_mail_gets_none():
    year = ToldQuarter()
    MailChoice.objects.create(user=year.board, kind="period", choice="never")
    close(year.quarter, by=year.officer)
    assert year.board not in year.told()


def test_closing_asks_as_much_for_ten_people_as_for_one(django_assert_max_num_queries):
    year = ToldQuarter()
    for _ in range(10):
        make_user("reader", year.partnership)
    with django_assert_max_num_queries(75):
        close(year.quarter, by=year.officer)


def test_the_report_of_a_year_is_told():
    year = ClosedYear()
    Mail.objects.all().delete()
    year.report_year()
    assert Mail.objects.get(to=year.lead).subject == f"The report of Year 2026/27 is made: {year.paper}"


def test_the_day_s_mail_tells_what_began_closed_and_is_public():
    year = ToldQuarter()
    close(year.quarter, by=year.officer)
    year.publish()
    now = datetime.now(UTC)
    titles = [each.title for each in changes(year.lead, now - timedelta(hours=1), now + timedelta(hours=1))]
    assert titles == ["Quarter 2 is closed", "Everybody can read the report of Quarter 2"]


def test_the_day_s_mail_tells_that_a_quarter_has_begun_to_those_who_read_drafts():
    year = ToldQuarter()
    of = [
        [(each.title, each.detail) for each in changes(person, _at(1, 7), _at(2, 7))]
        for person in (year.lead, year.scrutiny)
    ]
    days = "its leads are asked on 1 October 2026, and reports are due by 14 October 2026"
    assert of == [[("Quarter 2 has begun", f"{year.paper}: {days}.")], []]


def _at(day, month):
    return datetime(2026, month, day, 9, tzinfo=UTC)
