"""A file of meetings stays as it came: shown again, corrected with what is wrong, and taken back until it is used."""

from datetime import date, time
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from governance.meetings import verbs as diary
from governance.meetings.taking_back import CHANGED, reasons_not_to_take_back, take_back
from governance.models import Meeting, StageDate
from partnerships.access import Role
from plans.models import Import
from tests.factories import make_body, make_council, make_meeting, make_timetable, make_user
from tests.governance.meetings.meeting_files import event, ics, xlsx

pytestmark = pytest.mark.django_db
DAY = date(2027, 4, 13)
SHEET = xlsx(["Date", "Time", "Place"], [DAY, "18:30", "Town Hall"])


@pytest.fixture
def cabinet():
    return make_body(make_council())


@pytest.fixture
def clerk(cabinet, client):
    user = make_user(Role.CLERK, cabinet.council)
    client.force_login(user)
    return user


def send(client, url, data, name="meetings.xlsx"):
    return client.post(url, {"file": SimpleUploadedFile(name, data)})


def bring(client, body, data, **more):
    url = reverse("governance:body_import", args=[body.pk])
    form = send(client, url, data).context["form"]
    client.post(url, {name: form[name].value() for name in ("rows", "seen", "brought")} | more)
    return Import.objects.get(state="brought_in")


def days(body):
    standing = body.meetings.standing().order_by("on", "pk")
    return [(each.on, each.starts_at, each.place) for each in standing]


def test_the_file_stays_with_who_and_when_and_is_known_again(client, cabinet, clerk):
    found = bring(client, cabinet, SHEET)

    assert (found.brought_in_by, found.council, found.subject) == (clerk, cabinet.council, "meetings")
    with found.file.open("rb") as file:
        assert file.read() == SHEET
    again = send(client, reverse("governance:body_import", args=[cabinet.pk]), SHEET)
    assert "You brought this very file in on" in again.text


def test_a_file_that_waits_is_shown_again_from_the_list(client, cabinet, clerk):
    url = reverse("governance:body_import", args=[cabinet.pk])
    send(client, url, SHEET)
    found = Import.objects.get()
    assert found.get_absolute_url() in client.get(url).text

    shown = client.get(found.get_absolute_url(), follow=True)

    assert [line.deed.label for line in shown.context["plan"].lines] == ["New"]


def test_a_file_that_came_in_never_comes_in_twice(client, cabinet, clerk):
    url = reverse("governance:body_import", args=[cabinet.pk])
    form = send(client, url, SHEET).context["form"]
    confirmed = {name: form[name].value() for name in ("rows", "seen", "brought")}
    client.post(url, confirmed)

    again = client.post(url, confirmed, follow=True)

    assert "This file was taken over or deleted already." in again.text
    assert Meeting.objects.count() == 1


def test_the_sheet_comes_back_with_what_is_wrong(client, cabinet, clerk):
    shown = send(client, reverse("governance:body_import", args=[cabinet.pk]), xlsx(["Date"], [DAY], ["soon"]))
    (fault,) = shown.context["plan"].faults
    found = Import.objects.get()

    page = load_workbook(BytesIO(client.get(found.get_wrong_url()).content)).worksheets[0]

    assert [page["A1"].value, page["A2"].value or ""] == ["What is wrong", ""]
    assert (page["A3"].value, page["B3"].value) == (fault.advice, "soon")


def test_what_it_added_goes_and_what_it_changed_is_as_before(client, cabinet, clerk):
    make_meeting(cabinet, on=date(2027, 5, 4), starts_at=time(10), place="Old Hall")
    before = days(cabinet)
    rows = xlsx(["Date", "Time", "Place"], [DAY, "18:30", "Town Hall"], [date(2027, 5, 4), "10:00", "New Hall"])
    found = bring(client, cabinet, rows)
    assert len(days(cabinet)) == 2

    result = client.get(found.get_absolute_url())
    assert "Take it back" in result.text
    client.post(found.get_undo_url())

    assert days(cabinet) == before
    assert Import.objects.get().state == "undone"


def test_what_it_moved_moves_back_and_what_it_cancelled_is_there_anew(client, cabinet, clerk):
    calendar = [event(uid, f"DTSTART:{day}T183000", f"SUMMARY:{cabinet.name}")
                for uid, day in (("a", "20270413"), ("b", "20270511"))]  # fmt: skip
    bring(client, cabinet, ics(*calendar))
    Import.objects.update(state="undone", undone_by=clerk, undone_at="2027-01-01T00:00Z")
    before = days(cabinet)
    moved = event("a", "DTSTART:20270420T183000", f"SUMMARY:{cabinet.name}")
    cancelled = event("b", "DTSTART:20270511T183000", f"SUMMARY:{cabinet.name}", "STATUS:CANCELLED")
    found = bring(client, cabinet, ics(moved, cancelled), reason="The election")
    assert days(cabinet) == [(date(2027, 4, 20), time(18, 30), "")]

    take_back(found, by=clerk)

    assert days(cabinet) == before


def test_a_meeting_that_was_changed_since_keeps_the_file(client, cabinet, clerk):
    found = bring(client, cabinet, SHEET)
    diary.change_meeting(Meeting.objects.get(), by=clerk, starts_at=None, place="Elsewhere")

    assert reasons_not_to_take_back(found, by=clerk) == [CHANGED]


def test_a_meeting_on_which_a_step_stands_keeps_the_file(client, cabinet, clerk):
    found = bring(client, cabinet, SHEET)
    stage = make_timetable(council=cabinet.council).stages.first()
    StageDate.objects.create(stage=stage, standing="planned", meeting=cabinet.meetings.get(on=DAY), said_by=clerk)

    assert reasons_not_to_take_back(found, by=clerk) == [
        f"Something stands on the meeting of {cabinet.meetings.get(on=DAY)} already."
    ]


def test_others_may_neither_see_nor_take_back(client, cabinet, clerk):
    found = bring(client, cabinet, SHEET)
    stranger, councillor = make_user(Role.CLERK, make_council()), make_user(Role.MEMBER, cabinet.council)

    answers = []
    for user in (stranger, councillor):
        client.force_login(user)
        answers += [client.get(found.get_absolute_url()).status_code, client.post(found.get_undo_url()).status_code]

    assert answers == [404, 404, 403, 403]
