"""Chasing: the days of the mails as the paper counts them, the board, questions, agreed ratings, closing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.delivery.asked import asked_in
from actions.delivery.chasing.board import lines_of, lines_of_each
from actions.delivery.chasing.reminding import reports
from actions.delivery.chasing.tasks import tasks_for
from actions.delivery.chasing.verbs import accept, agree, challenge, chase, move_date, resolve_challenge
from actions.delivery.clock import bring_up_to_date
from actions.delivery.links.verbs import add_contact
from actions.delivery.periods.lifecycle import closed_after, move
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import answer_challenge, save, send
from actions.delivery.scale import scale_of
from actions.models import ReportingPeriod, Return, ReturnLink
from partnerships.days.calendars import Calendar
from partnerships.mail import reminders
from partnerships.mail.reminding import remind
from partnerships.mail.rows import send_written
from partnerships.models import Mail
from partnerships.verbs import Refused
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.returns.test_returns import DONE, NOTHING
from tests.factories import make_user
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 4)


@pytest.fixture
def year():
    year = YearInForce("Patrol", "Fire checks", "Street lights").with_quarters()
    move("open", year.period(3), by=year.officer)
    return year


@pytest.fixture
def contact(year):
    return add_contact(year.partnership, year.police, name="Sgt Jo", email="jo@police.example", by=year.officer).person


def report(year, title="Patrol", **said):
    one = next(each for each in asked_in(year.period(3)) if each.action.title == title)
    sender = Sender(year.officer, year.period(3), one.organisation, on_behalf="By phone")
    one.report = save(one, sender, DONE | said, revision=0, on=TODAY)
    return send([one], sender, scale_of(year.partnership), on=TODAY)[0][0]


def of_police(on=TODAY):
    return next(thing for thing in reports(on) if "Police" in thing.about)


def refused(do):
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons


def test_mails_leave_on_the_days_of_the_paper(year):
    days = [each.on for each in reminders.occasions(of_police(), Calendar())]
    assert days == [
        date(2027, 1, 4), date(2027, 1, 8), date(2027, 1, 14), date(2027, 1, 18), date(2027, 1, 20),
    ]  # fmt: skip


def test_ladder_goes_from_contacts_to_leads_to_coordinators(year, contact):
    thing = of_police()
    told = [list(reminders.told(thing, each)) for each in reminders.occasions(thing, Calendar())]
    assert told == [
        ["people"], ["people"], ["people"], ["people", "organisation"], ["people", "organisation", "administrators"],
    ]  # fmt: skip
    assert (thing.people, thing.organisation, thing.administrators) == ((contact,), (year.lead,), (year.officer,))


def test_first_mail_says_what_and_when_and_brings_a_link(year, contact):
    remind(TODAY)

    mail = Mail.objects.get(to=contact)
    assert mail.subject == "Your 2 actions for quarter 3: report by Friday 15 January"
    assert ReturnLink.objects.of_secret(mail.text.partition("/r/")[2].partition("/")[0]).get().person == contact


def test_link_in_a_mail_is_forgotten_once_it_is_sent(year, contact, mailoutbox):
    remind(TODAY)
    send_written(datetime(2027, 1, 4, 9, tzinfo=UTC))

    assert Mail.objects.get(to=contact).text == ""
    assert "/r/" in mailoutbox[0].body


def test_report_that_is_begun_is_chased_as_such_and_a_nil_one_ends_it(year):
    one = next(each for each in asked_in(year.period(3)) if each.action.title == "Patrol")
    save(one, Sender(year.lead, year.period(3), year.police), DONE, revision=0, on=TODAY)
    assert of_police().detail == "1 of 2 written, not sent."

    report(year, "Fire checks", **NOTHING | {"nil_because": "no_change"})
    assert [thing.about.partition(":")[0] for thing in reports(TODAY)] == ["Anyborough Police"]


def test_nobody_is_reminded_before_asking_or_after_closing(year):
    assert list(reports(date(2026, 12, 31))) == []
    assert list(reports(date(2027, 1, 23))) == []


def test_board_counts_who_answered_and_puts_those_who_miss_most_first(year):
    report(year, "Fire checks", **NOTHING | {"nil_because": "no_change"})
    lines = [(line.name, line.received, line.nil, line.missing) for line in lines_of(year.period(3))]
    assert lines == [("Anyborough Police", 0, 0, 2), ("Anyshire Fire and Rescue", 1, 1, 0)]


def test_one_button_writes_to_those_who_are_missing(client, year, contact):
    report(year, "Fire checks")
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")

    page = reverse("actions:period_board", args=[year.period(3).key])
    response = client.post(page, {"words": "Please send yours."}, follow=True)

    assert banner(response) == ["1 organisation written to."]
    assert set(Mail.objects.values_list("to", "subject")) == {
        (person.pk, "Anyborough Police: 2 of 2 reports for Quarter 3 are missing") for person in (contact, year.lead)
    }
    assert response.context["lines"][0].last_mail is not None


def test_nobody_is_chased_once_the_time_to_report_is_over(year):
    period = year.period(3)
    after = period.last_day_to_report + timedelta(days=1)

    said = refused(lambda: chase(period, lines_of(period), by=year.officer, words="Please", on=after))

    assert said == ["The time to report on Quarter 3 is over, so nobody can answer: change its days first."]


def test_nothing_is_chased_where_nothing_is_missing(year):
    assert refused(lambda: chase(year.period(3), [], by=year.officer, words="Please")) == ["Nothing is missing."]


def test_challenge_is_answered_and_resolved(year):
    row = challenge(report(year), by=year.officer, question="Which evenings?")
    assert Return.objects.get().state == "challenged"

    answer_challenge(row, Sender(year.lead, year.period(3), year.police), answer="Fridays", on=TODAY)
    resolve_challenge(row, by=year.officer)

    row.refresh_from_db()
    assert (row.answer, row.answered_by, row.resolved_by) == ("Fridays", year.lead, year.officer)
    assert Return.objects.get().state == "submitted"


def test_rating_is_agreed_with_a_reason_only(year):
    row = report(year)
    assert refused(lambda: agree(row, by=year.officer, letter="A", because=" ")) == [
        "Give the reason, or the minute of the board."
    ]
    agree(row, by=year.officer, letter="A", because="Board, 20 January, item 6")

    row.refresh_from_db()
    assert (row.reported, row.agreed, row.agreed_because) == ("G", "A", "Board, 20 January, item 6")


def test_lead_agrees_and_accepts_nothing(year):
    row = report(year)
    assert refused(lambda: agree(row, by=year.lead, letter="A", because="So"))[0].startswith("Your roles")
    assert refused(lambda: accept(row, by=year.lead))[0].startswith("Your roles")


def test_closing_tells_what_will_be_missing(client, year):
    report(year)
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("actions:period_close", args=[year.period(3).key])

    shown = client.get(page).context
    missing = [each.action.title for each in shown["missing"]]
    client.post(page)

    assert (missing, shown["earlier"]) == (["Fire checks", "Street lights"], "")
    closed = ReportingPeriod.objects.get(pk=year.period(3).pk)
    assert (closed.state, closed.closed_by) == ("closed", year.officer)


def test_closing_out_of_order_is_said_before_it_is_done(client, year):
    move("open", year.period(4), by=year.officer)
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")

    said = client.get(reverse("actions:period_close", args=[year.period(4).key])).context["earlier"]

    assert said == (
        "Quarter 3 is not closed yet: what changed is told against the period before. Close it first, if you can."
    )
    assert closed_after(year.period(3)) == []


def test_reader_sees_no_board(client, year):
    client.force_login(make_user("reader", year.partnership), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("actions:period_board", args=[year.period(3).key])).status_code == 403


def test_clock_chases_what_is_due_and_missing(year):
    bring_up_to_date(date(2027, 1, 15))
    on_the_due_day = year.period(3).state
    bring_up_to_date(date(2027, 1, 16))

    assert (on_the_due_day, year.period(3).state) == ("open", "chasing")


def test_tasks_of_lead_and_coordinator(year):
    tasks = [(each.title, each.due) for each in tasks_for(year.lead, TODAY)]
    before = list(tasks_for(year.officer, TODAY))
    late = [(each.title, each.detail) for each in tasks_for(year.officer, date(2027, 1, 18))]
    over = [each.title for each in tasks_for(year.officer, date(2027, 1, 22))]

    assert tasks == [("Report on 2 actions for Quarter 3", date(2027, 1, 15))]
    assert before == []
    assert late == [("Chase the reports for Quarter 3", "2 organisations of 2 missing")]
    assert over == ["Close Quarter 3"]


def test_date_moved_by_the_board_is_measured_against_and_the_first_one_told(year):
    row = report(year, expected_on=date(2027, 3, 31), slip_reason="staff", reported="R")
    granted = {"to": date(2027, 3, 31), "decided_on": date(2027, 1, 20), "reason": "Tender failed"}
    move_date(row, by=year.officer, minute="Board, 20 January, item 6", **granted)

    found = next(each for each in asked_in(year.period(3)) if each.action.title == "Patrol").computed
    assert found.sentence == "On time: due 31 March 2027 (first 31 December 2026, re-dated once)."


def test_many_periods_are_asked_about_in_as_many_questions_as_one():
    year = YearInForce().with_quarters()
    periods = [year.period(number) for number in (1, 2, 3)]
    rows = ReportingPeriod.objects.filter(pk__in=[each.pk for each in periods]).select_related("calendar__paper")
    with CaptureQueriesContext(connection) as of_one:
        list(lines_of_each(rows[:1]))
    with CaptureQueriesContext(connection) as of_all:
        found = dict(lines_of_each(rows))
    assert [[line.name for line in found[each]] for each in periods] == [
        ["Anyborough Police", "Anyshire Fire and Rescue"]
    ] * 3
    assert len(of_all) == len(of_one)
