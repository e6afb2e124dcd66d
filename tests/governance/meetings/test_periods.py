"""Days of a file that are no meeting: offered as a recess or an election, named as a consultation, or left out."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.meetings.files import read
from governance.meetings.importing import plan_import
from governance.meetings.periods import CONSULTATION, kind_of
from governance.models import CouncilPeriod, Meeting
from partnerships.access import Role
from tests.factories import make_body, make_council, make_partnership, make_user
from tests.governance.meetings.meeting_files import event, ics, xlsx

pytestmark = pytest.mark.django_db
RECESS = event("1", "DTSTART;VALUE=DATE:20270726", "DTEND;VALUE=DATE:20270901", "SUMMARY:Summer recess")
ELECTION = event("2", "DTSTART;VALUE=DATE:20270325", "DTEND;VALUE=DATE:20270507", "SUMMARY:Pre-election period")
CONSULTED = event("3", "DTSTART;VALUE=DATE:20270601", "DTEND;VALUE=DATE:20270701", "SUMMARY:Consultation on the plan")
FAIR = event("4", "DTSTART;VALUE=DATE:20270601", "DTEND;VALUE=DATE:20270604", "SUMMARY:County fair")
CALENDAR = ics(RECESS, ELECTION, CONSULTED, FAIR)


@pytest.fixture
def cabinet():
    return make_body(make_council())


def planned(data, body):
    return plan_import(read(data), [body], today=date(2027, 1, 4), council=body.council)


def offered(plan):
    return [(offer.name, offer.kind.value, offer.days.first, offer.days.last) for offer in plan.offers]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SUMMER RECESS", "recess"), ("Christmas break", "recess"), ("May half-term", "recess"),
        ("Purdah", "election"), ("Local elections – no meetings", "election"), ("Easter Bank Holiday", None),
        ("Recess consultation", None), ("Breakfast briefing", None), ("County fair", None),
    ],
)  # fmt: skip
def test_the_name_says_what_the_days_are(name, kind):
    assert kind_of(name) == kind


def test_days_are_offered_as_what_they_are_and_a_consultation_is_named_as_one(cabinet):
    plan = planned(CALENDAR, cabinet)

    assert offered(plan) == [
        ("Summer recess", "recess", date(2027, 7, 26), date(2027, 8, 31)),
        ("Pre-election period", "election", date(2027, 3, 25), date(2027, 5, 6)),
    ]
    assert [row.advice for row in plan.left_out][2:] == [CONSULTATION, "Several days, so no meeting."]


@pytest.mark.parametrize(
    "rows",
    [
        [["Date", "Meeting"], ["26 July – 31 August 2027", "Summer recess"]],
        [["Date", "End date", "Meeting"], ["26/07/2027", "31/08/2027", "Summer recess"]],
        [["Date", "Meeting"], ["26/07/2027 to 31/08/2027", "Summer recess"]],
    ],
)
def test_spans_of_days_of_a_sheet_are_offered_too(cabinet, rows):
    plan = planned(xlsx(*rows), cabinet)

    assert offered(plan) == [("Summer recess", "recess", date(2027, 7, 26), date(2027, 8, 31))]
    assert (plan.lines, plan.faults, len(plan.left_out)) == ((), (), 1)


@pytest.mark.parametrize(
    ("first", "last", "number"), [("26/03/2027", "29/03/2027", 0), ("25/03/2027", "05/04/2027", 1)]
)
def test_bank_holidays_alone_are_no_recess(cabinet, first, last, number):
    plan = planned(xlsx(["Date", "End date", "Meeting"], [first, last, "Easter 2027"]), cabinet)

    assert len(plan.offers) == number


def test_what_the_settings_have_already_is_not_offered_again(cabinet):
    days = {"starts_on": date(2027, 7, 26), "ends_on": date(2027, 8, 31)}
    CouncilPeriod.objects.create(council=cabinet.council, kind="recess", name="Summer", **days)

    assert offered(planned(ics(RECESS), cabinet)) == []


def test_nothing_is_offered_for_the_board_of_a_partnership():
    board = make_body(None, "partnership_board", partnership=make_partnership())

    assert planned(CALENDAR, board).offers == ()


def send(client, body, role):
    client.force_login(make_user(role, body.council), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("governance:body_import", args=[body.pk])
    return address, client.post(address, {"file": SimpleUploadedFile("meetings.ics", CALENDAR)})


def test_what_is_chosen_goes_to_the_settings_of_the_council(client, cabinet):
    address, shown = send(client, cabinet, Role.CLERK)
    form = shown.context["form"]
    hidden = {name: form[name].value() for name in ("rows", "seen", "brought")}

    client.post(address, {**hidden, "period-0": "recess", "period-1": ""})

    rows = CouncilPeriod.objects.values_list("council", "kind", "name", "starts_on", "ends_on")
    assert list(rows) == [(cabinet.council.pk, "recess", "Summer recess", date(2027, 7, 26), date(2027, 8, 31))]
    assert not Meeting.objects.exists()
