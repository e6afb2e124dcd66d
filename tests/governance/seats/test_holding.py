"""What a sheet says of places without an account becomes of those of the council under that name alone."""

import pytest

from governance.models import Appointment
from governance.seats.held_places import held_items, hold
from governance.seats.placing import committees_of, place
from tests.factories import make_body, make_council

pytestmark = pytest.mark.django_db


@pytest.fixture
def hold_under(council, clerk):
    return lambda name, *places: hold(council, name, list(places), by=clerk, reason="Annual meeting")


def held():
    return [(each.held_by, each.body.name, each.capacity) for each in Appointment.objects.order_by("held_by", "pk")]


def test_places_of_other_names_people_and_councils_stay(hold_under, cabinet, ann):
    elsewhere = make_body(make_council("Elsewhere Council"), name="Their Cabinet")
    for body, who in ((cabinet, {"held_by": "Bo Lee"}), (cabinet, {"user": ann}), (elsewhere, {"held_by": "Di Fox"})):
        Appointment.objects.create(body=body, **who)
    Appointment.objects.create(body=cabinet, held_by="Di Fox")

    hold_under("Di Fox")

    assert held() == [("", "Cabinet", "member"), ("Bo Lee", "Cabinet", "member"), ("Di Fox", "Their Cabinet", "member")]


def test_a_place_that_is_said_otherwise_stays_the_same_row(hold_under, cabinet):
    row = Appointment.objects.create(body=cabinet, held_by="Di Fox")

    hold_under("Di Fox", place(cabinet.slug, "chair", starts_on="2026-05-18"))

    (changed,) = Appointment.objects.all()
    assert (changed.pk, changed.words, changed.days_words) == (row.pk, "Di Fox (chair)", "from 18 May 2026")
    assert changed.history.first().history_change_reason == "Annual meeting"


def test_a_place_that_stays_as_it_is_leaves_no_history(hold_under, cabinet, scrutiny):
    row = Appointment.objects.create(body=cabinet, held_by="Di Fox")

    hold_under("Di Fox", place(cabinet.slug), place(scrutiny.slug))

    assert held() == [("Di Fox", "Cabinet", "member"), ("Di Fox", "Overview and Scrutiny Committee", "member")]
    assert row.history.count() == 1


@pytest.mark.parametrize(("wanted", "seats"), [(0, 0), (1, 1), (2, 2), (3, 3)])
def test_as_many_seats_are_vacant_as_is_said(hold_under, cabinet, wanted, seats):
    for _ in range(2):
        Appointment.objects.create(body=cabinet)

    hold_under("", *[place(cabinet.slug)] * wanted)

    assert held() == [("", "Cabinet", "member")] * seats


def test_one_line_holds_all_places_of_a_name_in_the_order_of_the_committees(council, cabinet, scrutiny, ann):
    for body, who in ((scrutiny, {"held_by": "Di Fox"}), (cabinet, {"held_by": "Di Fox"}), (cabinet, {}),
                      (scrutiny, {}), (cabinet, {"user": ann})):  # fmt: skip
        Appointment.objects.create(body=body, **who)

    items = held_items(committees_of(council))

    both = [cabinet.slug, scrutiny.slug]
    assert [(each["name"], each["email"], [one["body"] for one in each["places"]]) for each in items] == [
        ("Vacancy", "", both), ("Di Fox", "", both),
    ]  # fmt: skip
    assert items == held_items(committees_of(council))
