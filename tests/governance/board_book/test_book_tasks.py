"""Which tasks the book brings to whom, from which day on; and whom its reminders go to."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.board_book import log
from governance.board_book.tasks import actions, minutes_to_do, minutes_waiting, tasks_for
from governance.models import Minutes
from partnerships.access import Role
from tests.factories import (
    give_role,
    make_body,
    make_council,
    make_meeting,
    make_organisation,
    make_partnership,
    make_user,
)

pytestmark = pytest.mark.django_db
HELD = date(2026, 9, 1)
DAY = timedelta(days=1)


@pytest.fixture
def first(board, officer):
    """The minutes of July: the board keeps its book here."""
    return Minutes.objects.create(meeting=make_meeting(board, date(2026, 7, 7)), begun_by=officer)


@pytest.fixture
def september(board):
    return make_meeting(board, HELD)


def titles(user, on):
    return [(task.title, task.due) for task in tasks_for(user, on)]


@pytest.mark.parametrize(("on", "asked"), [(HELD, False), (HELD + DAY, True)], ids=["that day", "the day after"])
def test_minutes_are_to_be_written_within_a_fortnight_from_the_day_after(board, first, september, on, asked):
    to_write = ("Write the minutes of Tuesday 1 September 2026", date(2026, 9, 15), date(2026, 9, 2))

    assert [(each.title, each.due, each.asked_on) for each in minutes_to_do([board], on)][:1] == [to_write] * asked


def test_minutes_of_the_last_meeting_wait_for_no_approval_before_the_next(board, first):
    assert list(minutes_to_do([board], HELD)) == []


def test_minutes_that_a_later_meeting_could_have_approved_are_asked_for_since_then(board, first, september, officer):
    Minutes.objects.create(meeting=september, begun_by=officer)

    assert [(each.title, each.due, each.url) for each in minutes_to_do([board], date(2026, 9, 20))] == [
        ("Record that the minutes of Tuesday 7 July 2026 were approved", HELD, first.get_absolute_url())
    ]


def test_a_meeting_that_was_called_off_or_went_on_needs_no_minutes(board, first, officer):
    make_meeting(board, HELD, cancelled_at=timezone.now(), cancelled_by=officer)
    make_meeting(board, HELD, first_sitting=first.meeting)

    assert list(minutes_to_do([board], HELD + DAY)) == []


def test_a_board_that_keeps_no_book_here_is_asked_for_nothing(board, september, officer):
    assert (titles(officer, HELD + DAY), list(minutes_waiting(HELD + DAY))) == ([], [])


def test_officers_see_to_the_book_of_their_own_partnership(board, first, september, officer):
    asked = [
        "Write the minutes of Tuesday 1 September 2026",
        "Record that the minutes of Tuesday 7 July 2026 were approved",
    ]
    people = {
        "the officer": officer,
        "the clerk of the council that leads": make_user(Role.CLERK, board.partnership.lead_councils.first()),
        "an officer elsewhere": make_user(Role.OFFICER, make_partnership("Elsewhere")),
        "a clerk elsewhere": make_user(Role.CLERK, make_council("Elsewhere Council")),
        "a reader": make_user(Role.READER, board.partnership),
        "the site administrator": make_user("site_administrator"),
    }

    told = {name: [title for title, _ in titles(user, HELD + DAY)] for name, user in people.items()}

    assert {name for name, those in told.items() if those == asked} == {
        "the officer", "the clerk of the council that leads",
    }  # fmt: skip
    assert [those for those in told.values() if those not in (asked, [])] == []


@pytest.fixture
def police(board):
    return board.partnership.memberships.first().organisation


@pytest.fixture
def action(september, officer, police):
    return log.add_action(
        september, by=officer, what="Bring the figures", organisation=police, due_on=date(2026, 10, 1)
    )


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 10, 1), False), (date(2026, 10, 2), True)])
def test_officers_ask_from_the_day_after_an_action_was_due(first, action, officer, on, asked):
    asking = ("Ask Anyborough Police how “Bring the figures” stands", date(2026, 10, 1))

    assert (asking in titles(officer, on)) is asked


def test_who_speaks_for_the_organisation_has_the_action_from_the_first_day(first, action, board, police):
    lead = make_user(Role.PARTNER_LEAD, board.partnership, organisation=police)
    elsewhere = make_user(Role.PARTNER_LEAD, make_partnership("Elsewhere"), organisation=police)
    other = make_user(Role.PARTNER_LEAD, board.partnership, organisation=make_organisation())

    assert [titles(person, HELD) for person in (lead, elsewhere, other)] == [
        [("Bring the figures", date(2026, 10, 1))], [], [],
    ]  # fmt: skip


def test_an_officer_who_speaks_for_the_organisation_has_it_once(first, action, officer, board, police):
    give_role(officer, Role.PARTNER_LEAD, board.partnership, organisation=police)

    assert [title for title, _ in titles(officer, date(2026, 10, 2)) if "figures" in title] == ["Bring the figures"]


def test_an_action_is_reminded_of_with_who_asked_when(action, board, police, officer):
    lead = make_user(Role.PARTNER_LEAD, board.partnership, organisation=police)
    administrator = make_user(Role.ADMINISTRATOR, board.partnership)

    (thing,) = actions(HELD)

    assert (thing.people, thing.organisation, thing.administrators) == ((lead,), (officer,), (administrator,))
    assert (thing.due, thing.asked_on) == (date(2026, 10, 1), HELD)
    assert thing.detail == "Board asked Anyborough Police for it on Tuesday 1 September 2026."


def test_minutes_are_reminded_of_by_the_officers_the_clerks_and_the_administrators(board, first, september, officer):
    clerk = make_user(Role.CLERK, board.partnership.lead_councils.first())
    make_user(Role.CLERK, make_council("Elsewhere Council"))
    administrator = make_user(Role.ADMINISTRATOR, board.partnership)
    make_meeting(make_body(partnership=board.partnership, kind="partnership_board", name="Without a book"), HELD)

    things = list(minutes_waiting(HELD + DAY))

    assert {(thing.people, thing.organisation, thing.administrators) for thing in things} == {
        ((officer,), (clerk,), (administrator,))
    }
    assert [thing.key for thing in things] == [f"minutes-to-write-{september.pk}", f"minutes-{first.pk}-to-approve"]
