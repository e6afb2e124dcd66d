"""Periods: set up in one form, opened by the clock, closed and opened again by a person."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from actions.delivery.clock import bring_up_to_date, sweep
from actions.delivery.periods.lifecycle import PERIOD_TRANSITIONS, move, reasons_not_to, reasons_not_to_write
from actions.delivery.periods.reopening import reopen
from actions.delivery.periods.setting_up import change_days, set_up
from actions.models import ReportingCalendar, ReportingPeriod
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from tests.actions.delivery.data import CALENDAR, YearInForce
from tests.days import in_days, today
from tests.factories import make_user
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db
State = ReportingPeriod.State
TODAY = date(2026, 11, 23)


@pytest.fixture
def year():
    return YearInForce().with_quarters(on=TODAY)


def states(year):
    return list(ReportingPeriod.objects.of(year.paper).values_list("state", flat=True))


def refused(do):
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons


def test_one_form_sets_the_year_up(client):
    year = YearInForce()
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post(reverse("actions:reporting_set_up", args=[year.paper.key]), CALENDAR, follow=True)

    assert banner(response) == ["The periods are set up. Each opens on its first day by itself."]
    assert [each.name for each in response.context["periods"]] == ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"]
    assert response.context["faults"] == []


def test_form_begins_with_good_defaults(client):
    year = YearInForce()
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")

    form = client.get(reverse("actions:reporting_set_up", args=[year.paper.key])).context["form"]

    assert {name: form[name].value() for name in CALENDAR} == CALENDAR | {
        "due_after": "10", "closes_after": "15", "late_days": "31",
    }  # fmt: skip


def test_rules_are_changed_while_the_year_runs(client, year):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("actions:reporting_rules", args=[year.paper.key]), {"late_days": "14", "asks_for_code": "on"})

    calendar = ReportingCalendar.objects.get()
    assert (calendar.late_days, calendar.asks_for_code, calendar.history.first().history_user) == (
        14,
        True,
        year.officer,
    )
    assert AuditEntry.objects.about(calendar).first().event == "rules of reporting changed"


def test_own_periods_need_their_last_days(client):
    year = YearInForce()
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    page, own = reverse("actions:reporting_set_up", args=[year.paper.key]), CALENDAR | {"pattern": "own"}

    nothing = client.post(page, own).context["form"].errors
    outside = client.post(page, own | {"ends": "31 July 2026\n1 May 2027"}).context["form"].errors
    client.post(page, own | {"ends": "31 July 2026\n30/11/2026"})

    assert nothing == {"ends": ["Enter the last day of each period of your own, one on each line."]}
    assert outside == {"ends": ["1 May 2027 is outside the text’s own time (1 April 2026 to 31 March 2027)."]}
    assert list(ReportingPeriod.objects.of(year.paper).values_list("ends_on", flat=True)) == [
        date(2026, 7, 31), date(2026, 11, 30), date(2027, 3, 31),
    ]  # fmt: skip


def test_quarters_that_are_over_were_before_reporting_began(year):
    assert states(year) == [State.PASSED, State.PASSED, State.PLANNED, State.PLANNED]


def test_clock_opens_a_period_on_its_first_day(year):
    assert bring_up_to_date(TODAY) == {"opened": 1, "chased": 0}
    assert sweep(datetime(2026, 11, 23, 12, tzinfo=UTC), everything=True) == {"opened": 0, "chased": 0}
    assert states(year)[2:] == [State.OPEN, State.PLANNED]
    assert AuditEntry.objects.about(year.period(3)).get().event == "period opened"


def test_a_quarter_that_has_begun_is_not_asked_for_before_its_leads_are(client, year):
    bring_up_to_date(TODAY)
    client.force_login(year.officer)
    words = []
    for asks_on in (in_days(1), today()):
        days = {"asks_on": asks_on, "due_on": in_days(2), "closes_on": in_days(3)}
        change_days(year.period(3), by=year.officer, **days, reason="Asked early.")
        response = client.get(reverse("actions:reporting", args=[year.paper.key]))
        words.append(" ".join(response.content.decode().split()))

    assert "Quarter 3 has begun: its leads are asked on" in words[0]
    assert "Quarter 3 is asked for now: reports are due by" in words[1]


def test_clock_opens_nothing_of_a_draft(year):
    type(year.paper).objects.update(state="drafting")
    assert bring_up_to_date(TODAY) == {"opened": 0, "chased": 0}
    assert reasons_not_to("open", year.period(3), by=year.officer) == [
        "Leads are asked once the text is adopted: until then its actions are proposals."
    ]


ALLOWED = {("open", "planned"), ("chase", "open"), ("close", "open"), ("close", "chasing"), ("reopen", "closed")}


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("verb", PERIOD_TRANSITIONS)
def test_every_state_and_verb(year, verb, state):
    period = year.period(3)
    period.state = state
    assert (reasons_not_to(verb, period, by=year.officer) == []) == ((verb, state) in ALLOWED)


def test_partner_lead_does_not_close(year):
    reasons = reasons_not_to("close", year.period(3), by=year.lead)
    assert reasons[0] == "Your roles do not let you manage the reporting periods."


def test_of_two_who_close_one_is_told(year):
    bring_up_to_date(TODAY)
    mine, theirs = year.period(3), year.period(3)
    move("close", mine, by=year.officer)

    with pytest.raises(StaleState):
        move("close", theirs, by=year.officer)


def test_opening_again_asks_why_and_until_when(year):
    bring_up_to_date(TODAY)
    period = year.period(3)
    move("close", period, by=year.officer)

    said = refused(lambda: reopen(period, by=year.officer, on=TODAY, reason=" ", until=date(2026, 11, 1)))
    reopen(period, by=year.officer, on=TODAY, reason="Police sent theirs by post", until=date(2026, 12, 1))

    assert said == [
        "Say why the period is opened again.", "The day until which it is open again is over.",
    ]  # fmt: skip
    assert reasons_not_to_write(period, date(2026, 12, 1)) == []
    assert reasons_not_to_write(period, date(2026, 12, 2)) == [
        "The last day to report on Quarter 3 was 1 December 2026: report in the next period, or ask the partnership’s "
        "officers for more time."
    ]


def test_more_time_is_given_to_a_period_that_is_open_again(year):
    bring_up_to_date(TODAY)
    period = year.period(3)
    move("close", period, by=year.officer)
    reopen(period, by=year.officer, on=TODAY, reason="Police sent theirs by post", until=date(2026, 12, 1))
    days = {"asks_on": period.asks_on, "due_on": period.due_on}

    change_days(period, by=year.officer, closes_on=date(2027, 2, 12), reason="The post is slow", **days)

    again = year.period(3)
    assert (again.last_day_to_report, again.closes_on) == (date(2027, 2, 12), date(2027, 1, 22))


def test_days_stay_in_order(year):
    period, days = year.period(3), {"asks_on": date(2027, 1, 4), "closes_on": date(2027, 1, 22)}
    said = refused(lambda: change_days(period, by=year.officer, due_on=date(2027, 1, 29), reason="Board", **days))
    change_days(period, by=year.officer, due_on=date(2027, 1, 13), reason="Board on 20 January", **days)

    assert said == ["Leads are asked first, then reports are due, then the period is closed."]
    assert year.period(3).due_on == date(2027, 1, 13)


def test_reader_sets_nothing_up(year):
    reader = make_user("reader", year.partnership)
    assert refused(lambda: set_up(year.paper, by=reader, on=TODAY, **CALENDAR))[0] == (
        "Your roles do not let you manage the reporting periods."
    )
