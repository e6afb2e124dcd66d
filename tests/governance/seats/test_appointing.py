"""As what and when somebody sits on a body, on the clerk's page of it."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Appointment
from governance.seats.appointing import appoint, take_away
from partnerships.access import Role
from partnerships.models import AuditEntry
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body()


@pytest.fixture
def member(body):
    return make_user(Role.MEMBER, body.council, name="Ann")


@pytest.fixture
def clerk(client, body):
    user = make_user(Role.CLERK, body.council)
    client.force_login(user)
    return user


def test_a_clerk_says_who_chairs_it_from_when(client, clerk, body, member):
    given = {"user": member.pk, "capacity": "chair", "starts_on": "18/05/2026", "ends_on": ""}
    answer = client.post(reverse("governance:appointment_create", args=[body.pk]), given)
    place = Appointment.objects.get()

    assert answer.url == body.get_absolute_url()
    assert (place.user, place.capacity, place.days_words) == (member, "chair", "from 18 May 2026")
    assert AuditEntry.objects.get(event="place on a body given").by == clerk


def test_a_place_is_given_and_taken_away_by_somebody(body, member):
    by = make_user(Role.CLERK, body.council)
    place = appoint(Appointment(user=member, body=body), by=by)
    take_away(place, by=by)

    assert [(row.history_type, row.history_user) for row in Appointment.history.all()] == [("-", by), ("+", by)]


def test_a_last_day_before_the_first_is_refused(client, clerk, body, member):
    given = {"user": member.pk, "capacity": "chair", "starts_on": "18/05/2026", "ends_on": "01/05/2026"}
    answer = client.post(reverse("governance:appointment_create", args=[body.pk]), given)

    assert "The last day cannot be before the first." in answer.content.decode()
    assert not Appointment.objects.exists()


def test_people_of_other_councils_cannot_be_named(client, clerk, body):
    stranger = make_user(Role.MEMBER, make_body().council)
    client.post(reverse("governance:appointment_create", args=[body.pk]), {"user": stranger.pk, "capacity": "chair"})

    assert not Appointment.objects.exists()


def test_a_place_can_end_and_one_in_error_go(client, clerk, body, member):
    place = Appointment.objects.create(user=member, body=body)
    client.post(reverse("governance:appointment_edit", args=[place.pk]), {"capacity": "member", "ends_on": "1/5/2026"})
    place.refresh_from_db()
    client.post(reverse("governance:appointment_remove", args=[place.pk]))

    assert place.ends_on == date(2026, 5, 1)
    assert not Appointment.objects.exists()


@pytest.fixture
def named(body):
    return Appointment.objects.create(body=body, held_by="Cllr Ann", capacity="chair", starts_on=date(2026, 5, 1))


def test_whoever_is_named_and_gets_an_account_keeps_the_place(client, clerk, named, member):
    client.post(reverse("governance:appointment_edit", args=[named.pk]), {"user": member.pk, **CHAIR})
    place = Appointment.objects.get()

    assert (place.pk, place.user, place.held_by, place.starts_on) == (named.pk, member, "", date(2026, 5, 1))
    assert AuditEntry.objects.get(event="place on a body changed").by == clerk
    assert [row.held_by for row in place.history.order_by("history_date")][-1] == ""


CHAIR = {"held_by": "Cllr Ann", "capacity": "chair", "starts_on": "1/5/2026"}
SAME = {
    "it is not said": ("", [("Cllr Ann", "chair")]),
    "the same person": ("yes", [("Ann", "chair")]),
    "another person": ("no", [("Cllr Ann", "chair"), ("Ann", "member")]),
}


@pytest.mark.parametrize(("said", "places"), SAME.values(), ids=SAME)
def test_nobody_is_made_one_with_another_of_the_same_name_in_silence(client, clerk, body, named, member, said, places):
    address = reverse("governance:appointment_create", args=[body.pk])
    answer = client.post(address, {"user": member.pk, "capacity": "member", "same_person": said})

    assert [(each.holder, each.capacity) for each in Appointment.objects.order_by("pk")] == places
    assert (answer.status_code == 200) is (said == "")
