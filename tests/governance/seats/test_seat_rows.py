"""Seats and offices: since when and until when, who sees them, who changes them, and what their form asks for."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.models import Seat, SeatTurn
from governance.models.seats import seats_then
from governance.seats.forms import SeatForm, SeatTurnForm, turns_of
from governance.seats.verbs import remove_seat, save_seat
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.factories import make_body, make_council, make_organisation, make_partnership, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 28)
TURN = {"held_by": "Director", "organisation": None, "starts_on": "", "ends_on": ""}


@pytest.fixture
def seat(cabinet):
    return Seat.objects.create(body=cabinet, title="Chair", capacity="councillor")


@pytest.fixture
def office():
    return Seat.objects.create(
        partnership=make_partnership(), organisation=make_organisation(), title="Champion", capacity="staff"
    )


@pytest.mark.parametrize(
    ("ends", "has_ended"),
    [((), False), (("2026",), False), (("2026-11-28",), False), (("2026-11-27",), True), (("2026-10",), True),
     (("2025", ""), False), (("2024", "2025"), True)],
)  # fmt: skip
def test_a_seat_has_ended_once_everybody_who_held_it_has_left(seat, ends, has_ended):
    for position, ends_on in enumerate(ends):
        seat.turns.create(position=position, held_by="Director", ends_on=ends_on)

    assert seat.has_ended(DAY) is has_ended


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ([], "0 seats, 0 with a vote"),
        ([True], "1 seat, 1 with a vote"),
        ([False, False], "2 seats, 0 with a vote"),
        ([True, None, None], "3 seats, 1 with a vote, 2 where that is not recorded"),
    ],
)
def test_seats_are_counted_in_words(cabinet, votes, words):
    for has_vote in votes:
        Seat.objects.create(body=cabinet, title="Member", capacity="councillor", has_vote=has_vote)

    assert seats_then(cabinet.seats.with_turns(), DAY).words == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(("", ""), ""), (("2024-05", ""), "from May 2024"), (("", "2026"), "until 2026"),
     (("2024", "2026-11-28"), "from 2024 until 28 November 2026")],
)  # fmt: skip
def test_a_turn_says_its_days_as_far_as_they_are_known(days, words):
    assert SeatTurn(starts_on=days[0], ends_on=days[1]).days_words == words


def test_who_held_a_seat_is_told_with_the_organisation():
    police = make_organisation("Police")

    assert [str(SeatTurn(held_by="Inspector", organisation=of)) for of in (police, None)] == [
        "Inspector (Police)", "Inspector",
    ]  # fmt: skip


def test_seats_lead_to_their_committee_and_offices_to_their_partnership(seat, office):
    told = [(each.get_absolute_url(), each.get_edit_url(), each.get_remove_url(), str(each)) for each in (seat, office)]

    slug = office.partnership.slug
    assert told == [
        (seat.body.get_absolute_url(), *(reverse(f"governance:seat_{do}", args=[seat.pk]) for do in ("edit", "remove")),
         "Chair, Cabinet"),
        (reverse("governance:seats", args=[slug]),
         *(reverse(f"governance:office_{do}", args=[office.pk]) for do in ("edit", "remove")),
         "Champion, Anyborough Police"),
    ]  # fmt: skip


def test_seats_are_seen_at_the_council_and_offices_in_the_partnership(seat, office):
    people = {
        "clerk": make_user(Role.CLERK, seat.body.council),
        "clerk elsewhere": make_user(Role.CLERK, make_council("Elsewhere Council")),
        "reader": make_user(Role.READER, office.partnership),
        "reader elsewhere": make_user(Role.READER, make_partnership("Elsewhere")),
        "site administrator": make_user("site_administrator"),
    }

    assert {name: set(Seat.objects.visible_to(user)) for name, user in people.items()} == {
        "clerk": {seat}, "clerk elsewhere": set(), "reader": {office}, "reader elsewhere": set(),
        "site administrator": {seat, office},
    }  # fmt: skip


def test_clerks_change_seats_and_administrators_offices_of_their_own_place_alone(seat, office, clerk):
    administrator = make_user(Role.ADMINISTRATOR, office.partnership)

    for row, person in ((seat, administrator), (office, clerk), (seat, make_user(Role.CLERK, make_council()))):
        with pytest.raises(Refused):
            save_seat(row, [TURN], by=person)
        with pytest.raises(Refused):
            remove_seat(row, by=person, reason="Twice.")
    save_seat(seat, [TURN], by=clerk)
    remove_seat(office, by=administrator, reason="Entered twice.")

    entries = AuditEntry.objects.filter(event__startswith="seat").order_by("pk")
    assert [(each.event, each.council, each.partnership, each.reason) for each in entries] == [
        ("seat changed", seat.body.council, None, ""),
        ("seat removed", None, office.partnership, "Entered twice."),
    ]


def test_turns_stand_in_their_order_and_a_day_that_is_none_is_refused(seat, clerk):
    save_seat(seat, [TURN | {"held_by": name} for name in ("First", "Second", "Third")], by=clerk)
    save_seat(seat, [TURN | {"held_by": name} for name in ("First", "Third")], by=clerk)

    with pytest.raises(ValidationError):
        save_seat(seat, [TURN | {"starts_on": "soon"}], by=clerk)

    assert list(seat.turns.values_list("held_by", "position")) == [("First", 0), ("Third", 1)]
    assert [turn.history.count() for turn in seat.turns.all()] == [1, 2]


def test_a_seat_is_on_a_committee_or_an_office_at_an_organisation(cabinet, clerk):
    both = Seat(body=cabinet, organisation=make_organisation(), title="Chair", capacity="councillor")

    with pytest.raises(ValidationError, match="A seat is on a committee or board, or an office at an organisation"):
        save_seat(both, [], by=clerk)


def test_a_seat_asks_for_its_vote_and_an_office_for_its_organisation(seat, office):
    assert [[field.name for field in SeatForm(instance=each).visible_fields()] for each in (seat, office)] == [
        ["title", "capacity", "office", "has_vote"],
        ["organisation", "title", "capacity", "office"],
    ]
    assert SeatForm({"title": "Champion", "capacity": "staff"}, instance=office).errors == {
        "organisation": ["Choose the organisation."]
    }


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"held_by": "Leader", "starts_on": "2024", "ends_on": "2024"}, {}),
        ({"held_by": "Leader", "starts_on": "May 2024", "ends_on": "2024"}, {}),
        ({"held_by": "Leader", "starts_on": "May 2024", "ends_on": "April 2024"},
         {"ends_on": ["The last day cannot be before the first."]}),
        ({"ends_on": "2024"}, {"held_by": ["Say which post held it then."]}),
    ],
)  # fmt: skip
def test_a_turn_may_end_in_the_year_in_which_it_began(typed, errors):
    assert SeatTurnForm(typed).errors == errors


def test_the_page_of_a_seat_shows_its_turns_and_three_rows_more(seat):
    seat.turns.create(held_by="Leader", starts_on="2024-05")

    rows = [form.initial for form in turns_of(seat).forms]

    assert rows == [TURN | {"held_by": "Leader", "starts_on": "2024-05"}, {}, {}, {}]


def test_a_board_of_the_partnership_is_its_owns_to_change(office, clerk):
    board = make_body(partnership=office.partnership, kind="partnership_board")
    seat = Seat(body=board, title="Chair", capacity="representative")

    with pytest.raises(Refused):
        save_seat(seat, [], by=clerk)
    assert not board.seats.exists()
