"""Places on committees: names alike, the form of a place, who may give one, and what accepting an invitation does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.models import Appointment, Body
from governance.seats.alike import named_alike, plain_name
from governance.seats.appointing import AppointmentForm, appoint, take_away
from governance.seats.held_places import becomes, is_vacant
from governance.seats.placing import give_places, is_plain, place, places_of, places_under, seat_invited
from partnerships.access import Role
from partnerships.models import AuditEntry, Invitation, RoleAssignment
from partnerships.verbs import Refused
from tests.factories import make_body, make_council, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ann Lee", "ann lee"),
        ("Cllr. Ann Lee", "ann lee"),
        ("COUNCILLOR  ANN  LEE", "ann lee"),
        ("Cllr Dr A. Lee", "a lee"),
        ("Alderman Lee", "lee"),
        ("Cllr", ""),
        ("Mark Dean", "mark dean"),
    ],
)
def test_names_are_compared_without_titles_and_stops(name, plain):
    assert plain_name(name) == plain


def test_only_places_without_an_account_on_these_bodies_are_of_the_name(cabinet, scrutiny, ann):
    elsewhere = make_body(make_council("Elsewhere Council"), name="Cabinet")
    here = Appointment.objects.create(body=cabinet, held_by="Cllr Ann Marsh")
    Appointment.objects.create(body=cabinet, held_by="Bo Lee")
    Appointment.objects.create(body=cabinet, held_by="")
    Appointment.objects.create(body=scrutiny, user=ann)
    Appointment.objects.create(body=elsewhere, held_by="Ann Marsh")

    assert named_alike([cabinet, scrutiny], "Dr. ann marsh") == [here]
    assert named_alike([cabinet, scrutiny], "Cllr") == []


# --- The form -------------------------------------------------------------------------------------------------

ONE = ["Choose a person, enter a name, or tick that the seat is vacant: one of them."]


@pytest.mark.parametrize(
    ("who", "errors"),
    [
        ({"user": "ann"}, {}),
        ({"held_by": "Di Fox"}, {}),
        ({"user": "ann", "held_by": "Di Fox"}, {"user": ONE}),
        ({}, {"user": ONE}),
        ({"user": "ann", "is_vacant": "on"}, {"user": ONE}),
        ({"held_by": "x" * 201}, {"held_by": ["Shorten it to 200 characters at most: it has 201."]}),
    ],
)
def test_a_place_is_a_persons_a_names_or_nobodys(cabinet, ann, who, errors):
    given = {name: str(ann.pk) if value == "ann" else value for name, value in who.items()}
    form = AppointmentForm({"capacity": "member", **given}, instance=Appointment(body=cabinet))

    assert form.errors == errors


def test_who_has_a_place_there_is_not_offered_another(cabinet, scrutiny, council, ann):
    other = make_user(Role.MEMBER, council, name="Bo Lee")
    make_user(Role.CLERK, council, name="A clerk")
    Appointment.objects.create(body=cabinet, user=ann)

    offered = [list(AppointmentForm(instance=Appointment(body=each)).fields["user"].queryset)
               for each in (cabinet, scrutiny)]  # fmt: skip

    assert offered == [[other], [ann, other]]


@pytest.mark.parametrize(("held_by", "is_vacant"), [("Di Fox", False), ("", True)])
def test_a_place_that_nobody_holds_is_ticked_so_when_it_is_changed(cabinet, held_by, is_vacant):
    form = AppointmentForm(instance=Appointment.objects.create(body=cabinet, held_by=held_by))

    assert form["is_vacant"].value() is is_vacant


def test_a_persons_place_is_changed_and_stays_theirs(cabinet, ann):
    held = Appointment.objects.create(body=cabinet, user=ann)

    form = AppointmentForm({"capacity": "chair", "user": "", "held_by": "Di Fox"}, instance=held)

    assert form.is_valid()
    assert (form.instance.user, form.instance.held_by, form.instance.capacity) == (ann, "", "chair")


def test_whether_it_is_the_same_person_is_asked_of_that_name_alone(cabinet, council, ann):
    Appointment.objects.create(body=cabinet, held_by="Cllr Ann Marsh")
    bo = make_user(Role.MEMBER, council, name="Bo Lee")

    asked = {
        str(given): "same_person" in AppointmentForm({"user": given}, instance=Appointment(body=cabinet)).fields
        for given in (str(ann.pk), str(bo.pk), "", "x")
    }

    assert asked == {str(ann.pk): True, str(bo.pk): False, "": False, "x": False}


# --- Verbs ----------------------------------------------------------------------------------------------------


def test_places_are_given_and_taken_by_the_clerks_of_the_council_alone(cabinet, ann, council):
    held = Appointment.objects.create(body=cabinet, held_by="Di Fox")

    for person in (ann, make_user(Role.CLERK, make_council("Elsewhere Council"))):
        with pytest.raises(Refused):
            appoint(Appointment(body=cabinet, user=ann), by=person)
        with pytest.raises(Refused):
            take_away(held, by=person)
    assert list(Appointment.objects.all()) == [held]


def test_what_was_given_changed_and_taken_is_on_record_with_its_days(cabinet, ann, clerk):
    held = appoint(Appointment(body=cabinet, user=ann), by=clerk)
    held.capacity, held.starts_on = "chair", date(2026, 5, 18)
    appoint(held, by=clerk)
    take_away(held, by=clerk)

    entries = AuditEntry.objects.filter(subject_type="governance.appointment").order_by("pk")
    assert [(each.event, each.details, each.council) for each in entries] == [
        ("place on a body given", {"capacity": "member", "days": ""}, cabinet.council),
        ("place on a body changed", {"capacity": "chair", "days": "from 18 May 2026"}, cabinet.council),
        ("place on a body removed", {"capacity": "chair", "days": "from 18 May 2026"}, cabinet.council),
    ]


def test_a_name_has_one_place_on_a_committee(cabinet, clerk):
    Appointment.objects.create(body=cabinet, held_by="Di Fox")

    with pytest.raises(ValidationError, match="Somebody of this name has a place"):
        appoint(Appointment(body=cabinet, held_by="Di Fox"), by=clerk)


def test_places_under_a_name_are_in_the_order_of_the_committees(council, cabinet, scrutiny):
    Appointment.objects.create(body=scrutiny, held_by="Cllr Ann Marsh", capacity="chair")
    Appointment.objects.create(body=cabinet, held_by="Ann Marsh", ends_on=date(2027, 5, 1))

    assert places_under(council, "ann marsh") == [
        {"body": cabinet.slug, "capacity": "member", "starts_on": None, "ends_on": "2027-05-01",
         "held_by": "Ann Marsh"},
        {"body": scrutiny.slug, "capacity": "chair", "starts_on": None, "ends_on": None,
         "held_by": "Cllr Ann Marsh"},
    ]  # fmt: skip


# --- From now on ----------------------------------------------------------------------------------------------


@pytest.fixture
def role(ann):
    return RoleAssignment.objects.get(user=ann)


def seated(role):
    """What the role says, and the places that are written down."""
    role.refresh_from_db()
    return role.bodies, [(each.body.name, each.capacity) for each in role.user.appointments.order_by("body__name")]


def test_a_plain_councillor_sits_by_the_role_and_a_chair_by_a_place(role, cabinet, scrutiny, clerk):
    give_places(role, [place(cabinet.slug), place(scrutiny.slug, "chair")], by=clerk, reason="Annual meeting")

    assert seated(role) == ([cabinet.slug], [("Overview and Scrutiny Committee", "chair")])
    assert role.user.appointments.get().history.get().history_change_reason == "Annual meeting"


def test_what_is_not_named_any_more_is_taken_away(role, cabinet, scrutiny, clerk):
    give_places(role, [place(cabinet.slug), place(scrutiny.slug, "chair")], by=clerk, reason="Annual meeting")

    give_places(role, [], by=clerk, reason="Left the group")

    assert seated(role) == ([], [])


def test_a_chair_who_becomes_a_plain_councillor_keeps_the_place(role, cabinet, clerk):
    give_places(role, [place(cabinet.slug, "chair")], by=clerk, reason="Annual meeting")

    give_places(role, [place(cabinet.slug)], by=clerk, reason="Another chair")

    assert seated(role) == ([], [("Cabinet", "member")])


def test_places_that_stay_as_they_are_leave_no_history(role, cabinet, scrutiny, clerk):
    places = [place(cabinet.slug), place(scrutiny.slug, "chair")]
    give_places(role, places, by=clerk, reason="Annual meeting")

    give_places(role, places, by=clerk, reason="Once more")

    assert role.user.appointments.get().history.count() == 1
    assert AuditEntry.objects.filter(event="committees of a councillor changed").count() == 1


def test_a_committee_of_another_name_in_the_role_stays_there(role, cabinet, clerk):
    RoleAssignment.objects.filter(pk=role.pk).update(bodies=["a-committee-that-is-gone", cabinet.slug])
    role.refresh_from_db()

    give_places(role, [], by=clerk, reason="Left Cabinet")

    assert seated(role) == (["a-committee-that-is-gone"], [])


def test_where_somebody_sits_is_told_once_for_each_committee(role, cabinet, scrutiny):
    role.bodies = [scrutiny.slug, cabinet.slug, "gone"]
    chair = Appointment.objects.create(body=cabinet, user=role.user, capacity="chair")
    bodies = {each.slug: each for each in Body.objects.all()}

    assert [(each["body"], each["capacity"]) for each in places_of(role, [chair], bodies)] == [
        (cabinet.slug, "chair"), (scrutiny.slug, "member"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "is_told_by_the_role"),
    [
        (place("cabinet"), True),
        (place("cabinet", "chair"), False),
        (place("cabinet", starts_on="2026-05-01"), False),
        (place("cabinet", ends_on="2026-05-01"), False),
    ],
)
def test_a_councillor_like_the_others_needs_no_place(told, is_told_by_the_role):
    assert is_plain(told) is is_told_by_the_role


# --- Invited --------------------------------------------------------------------------------------------------


@pytest.fixture
def accepted(council, clerk, ann):
    """A function that lets Ann accept an invitation to these places."""

    def accept(*sits_as):
        invitation = Invitation(
            council=council, role=Role.MEMBER, sits_as=list(sits_as), invited_by=clerk, email=ann.email, name=ann.name
        )
        seat_invited(ann, invitation)
        return [(each.body.name, each.user, each.held_by, each.capacity) for each in Appointment.objects.order_by("pk")]

    return accept


def test_who_accepts_takes_over_the_place_under_the_name_as_it_stands_now(accepted, cabinet, clerk, ann):
    Appointment.objects.create(body=cabinet, held_by="Cllr Ann Marsh", capacity="vice_chair")

    places = accepted({**place(cabinet.slug, "chair"), "held_by": "Cllr Ann Marsh"})

    assert places == [("Cabinet", ann, "", "vice_chair")]
    assert Appointment.objects.get().history.first().history_user == clerk


@pytest.mark.parametrize(("capacity", "seats"), [("member", 0), ("chair", 1)])
def test_a_place_under_a_name_that_is_gone_is_given_where_the_role_does_not_say_it(accepted, cabinet, capacity, seats):
    assert len(accepted({**place(cabinet.slug, capacity), "held_by": "Cllr Ann Marsh"})) == seats


def test_a_committee_that_is_gone_and_one_where_the_person_sits_are_left(accepted, cabinet, scrutiny, ann):
    Appointment.objects.create(body=cabinet, user=ann)
    Body.objects.filter(pk=scrutiny.pk).update(is_disbanded=True)

    assert accepted(place(cabinet.slug, "chair"), place(scrutiny.slug, "chair")) == [("Cabinet", ann, "", "member")]


# --- Cells ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "email", "vacant", "deed"),
    [
        ("Vacancy", "", True, "nobody holds it"),
        ("(VACANT  SEAT)", "", True, "nobody holds it"),
        ("TBC", "", True, "nobody holds it"),
        ("Vacancy", "v@x.example", False, "is invited"),
        ("Di Fox", "", False, "named without an account: gets no mail and no pack"),
        ("Mr Vacant Lot", "", False, "named without an account: gets no mail and no pack"),
    ],
)
def test_a_line_is_vacant_by_its_words_alone(name, email, vacant, deed):
    item = {"name": name, "email": email}

    assert (is_vacant(item), becomes(item)) == (vacant, deed)
