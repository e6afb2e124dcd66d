"""Places on committees that no account holds: vacant seats, and people without an e-mail address."""

import pytest

from governance.forward_plan.compiling import _members, draft_source
from governance.meetings.councillors import held_by_no_account, sitting_on
from governance.models import Appointment
from governance.seats.appointing import AppointmentForm
from partnerships.models import Invitation, Mail
from plans.office.imports import sheets
from tests.governance.seats.test_councillors import HEADS, bring, deeds, sent

pytestmark = pytest.mark.django_db
TWICE = "“Ann Marsh” stands here with an e-mail address: enter it, so that nobody stands on the list twice."


def without_account(*bodies):
    places = Appointment.objects.filter(body__in=bodies)
    return [place.words for place in held_by_no_account(places)]


def test_a_vacant_seat_comes_in_and_invites_nobody(council, cabinet, clerk, ann):
    found = sent(council, clerk, HEADS, "Ann Marsh,ann@x.example,Cabinet,,,", "VACANT SEAT,,Cabinet,Vice-chair,,")
    [_, line] = sheets.plan_of(found).lines

    sheets.bring_in(found, by=clerk)

    assert line.summary == "Cabinet (vice-chair) · nobody holds it"
    assert [str(each) for each in sitting_on(cabinet)] == ["Ann Marsh"]
    assert without_account(cabinet) == ["Vacancy (vice-chair)"]
    assert not Invitation.objects.exists() and not Mail.objects.exists()


def test_several_seats_can_be_vacant_and_a_newer_sheet_says_which(council, cabinet, scrutiny, clerk):
    lines = (
        "Vacancy,,Cabinet,,,",
        "Bo Lee,bo@x.example,Cabinet,,,",
        "Vacancy,,Cabinet,,,",
        "Vacant,,Overview and Scrutiny Committee,,,",
    )
    bring(council, clerk, *lines)
    assert deeds(sent(council, clerk, HEADS, *lines)) == ["same", "same"]

    bring(council, clerk, "Vacancy,,Cabinet,,,")

    assert (without_account(cabinet), without_account(scrutiny)) == (["Vacancy"], [])


def test_who_has_no_e_mail_address_is_named_and_told_of_nothing(council, cabinet, scrutiny, clerk):
    found = bring(council, clerk, "Cllr Di Fox,,Cabinet; Overview and Scrutiny Committee (substitute),,,")

    assert (without_account(cabinet), without_account(scrutiny)) == (["Cllr Di Fox"], ["Cllr Di Fox (substitute)"])
    assert _members(cabinet, draft_source(council)) == "Cllr Di Fox"
    assert _members(scrutiny, draft_source(council)) == ""

    sheets.undo(found, by=clerk)
    assert not Appointment.objects.exists()


def test_who_is_known_is_not_named_a_second_time(council, cabinet, clerk, ann):
    [line] = sheets.plan_of(sent(council, clerk, HEADS, "Ann Marsh,,Cabinet,,,")).lines

    assert line.line.faults == [("row 2", TWICE)]


@pytest.mark.parametrize("before", [(), ("Cllr Bo Lee,,Cabinet,,,",)], ids=["new", "named before"])
def test_who_stands_on_one_sheet_with_and_without_an_address_is_told(council, cabinet, clerk, before):
    bring(council, clerk, *before)
    lines = sheets.plan_of(
        sent(council, clerk, HEADS, "Bo Lee,bo@x.example,Cabinet,,,", "Cllr Bo Lee,,Cabinet,,,")
    ).lines

    assert [fault.replace("Cllr Bo Lee", "Ann Marsh") for line in lines for _, fault in line.line.faults] == [TWICE]


def test_a_vacant_seat_says_on_which_committee(council, cabinet, clerk):
    found = sent(council, clerk, HEADS, "Vacancy,,,,,")

    assert deeds(found) == ["wrong"]


@pytest.mark.parametrize(
    ("given", "is_right"), [({}, False), ({"is_vacant": "on"}, True), ({"held_by": "Di", "is_vacant": "on"}, False)]
)
def test_the_form_asks_for_one_of_person_name_and_vacancy(cabinet, given, is_right):
    form = AppointmentForm({"capacity": "member", **given}, instance=Appointment(body=cabinet))

    assert form.is_valid() is is_right
