"""The pages of an import: the file is asked for, looked at, and its signed rows confirmed by the same person only."""

from datetime import date
from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from governance.models import Meeting
from partnerships.access import Role
from tests.factories import give_role, make_body, make_council, make_partnership, make_user
from tests.governance.meetings.meeting_files import event, ics, xlsx

pytestmark = pytest.mark.django_db
DAY = date(2027, 4, 13)
SHEET = xlsx(["Date", "Time", "Place"], [DAY, "18:30", "Town Hall"])


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def cabinet(council):
    return make_body(council)


@pytest.fixture
def clerk(council, client):
    user = make_user(Role.CLERK, council)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def address(body):
    return reverse("governance:body_import", args=[body.pk])


def send(client, url, data):
    return client.post(url, {"file": SimpleUploadedFile("meetings", data)})


def hidden(response):
    form = response.context["form"]
    return {name: form[name].value() for name in ("rows", "seen", "brought")}


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_file_is_looked_at_first_and_taken_over_on_confirmation(client, cabinet, clerk):
    shown = send(client, address(cabinet), SHEET)
    assert [line.deed.label for line in shown.context["plan"].lines] == ["New"]
    assert Meeting.objects.count() == 0

    done = client.post(address(cabinet), hidden(shown))

    assert (done.url, said(done)) == (cabinet.get_absolute_url(), ["1 meeting of the file taken over."])
    assert [(meeting.on, meeting.place) for meeting in Meeting.objects.all()] == [(DAY, "Town Hall")]


def test_a_file_with_faults_says_so_and_its_other_lines_are_taken_over(client, cabinet, clerk):
    shown = send(client, address(cabinet), xlsx(["Date"], [DAY], ["soon"], ["11/05/2027"], ["8/6/2027"]))
    assert [fault.line for fault in shown.context["plan"].faults] == [3]

    untold = client.post(address(cabinet), hidden(shown) | {"leave": ["2"]})
    assert list(untold.context["form"].errors) == ["without_wrong"]
    assert Meeting.objects.count() == 0

    done = client.post(address(cabinet), hidden(shown) | {"leave": ["2"], "without_wrong": "on"})

    assert said(done) == ["2 meetings of the file taken over."]
    assert [meeting.on for meeting in Meeting.objects.all()] == [DAY, date(2027, 5, 11)]


def test_a_title_is_asked_about_and_its_lines_are_looked_at_before_they_are_taken(client, cabinet, clerk):
    shown = send(client, address(cabinet), ics(event("a", "DTSTART:20270413T183000", "SUMMARY:Leaders")))
    form = shown.context["form"]
    assert [(field.label, field.value()) for field in form.title_fields()] == [("“Leaders” is a meeting of", "")]
    chosen = hidden(shown) | {"title-0": str(cabinet.pk), "words-0": "leaders"}

    unseen = client.post(address(cabinet), chosen)
    looked = client.post(address(cabinet), chosen | {"look": "1"})
    done = client.post(address(cabinet), chosen | hidden(looked))

    assert unseen.context["form"].non_field_errors() == [
        "This is no longer what you looked at: a choice or the calendar has changed. Look at it again."
    ]
    assert [line.deed.label for line in looked.context["plan"].lines] == ["New"]
    assert said(done) == ["1 meeting of the file taken over."]
    assert [title.words for title in cabinet.titles.all()] == ["leaders"]


def test_nobody_names_a_body_of_another_council_for_a_title(client, cabinet, clerk):
    shown = send(client, address(cabinet), ics(event("a", "DTSTART:20270413T183000", "SUMMARY:Leaders")))
    other = make_body(make_council())

    looked = client.post(
        address(cabinet), hidden(shown) | {"title-0": str(other.pk), "words-0": "leaders", "look": "1"}
    )

    assert looked.context["plan"].lines == ()


def test_a_file_that_is_none_says_so_at_the_field(client, cabinet, clerk):
    shown = send(client, address(cabinet), b"PK\x03\x04")

    assert shown.context["form"].errors["file"] == [
        "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."
    ]


GRID = ["Committee", "May", "June", "July"]


def test_the_year_of_a_grid_that_names_none_is_asked_for_without_the_file_again(client, cabinet, clerk):
    asked = send(client, address(cabinet), xlsx(GRID, [cabinet.name, 11, 8, 13])).context["form"]

    shown = client.post(address(cabinet), {"kept": asked["kept"].value(), "year": "2027"})

    assert asked.errors == {
        "year": ["The months of this calendar name no year. Enter the year in which it begins, such as 2027."]
    }
    assert (asked["year"].field.widget.input_type, asked["file"].label) == ("number", "Another file in its place")
    assert [line.entry.on for line in shown.context["plan"].lines] == [
        date(2027, 5, 11), date(2027, 6, 8), date(2027, 7, 13),
    ]  # fmt: skip


def test_a_year_that_is_none_is_asked_for_again_with_the_file_still_there(client, cabinet, clerk):
    kept = send(client, address(cabinet), xlsx(GRID, [cabinet.name, 11, 8, 13])).context["form"]["kept"].value()

    again = client.post(address(cabinet), {"kept": kept, "year": "27"}).context["form"]

    assert again.errors == {"year": ["Enter the year in which it begins, such as 2027."]}
    assert (bool(again["kept"].value()), again["year"].field.widget.input_type) == (True, "number")


def test_a_kept_file_is_good_for_the_page_that_asked_only(client, cabinet, clerk, council):
    other = make_body(council, "committee")
    kept = send(client, address(other), xlsx(GRID, [other.name, 11, 8, 13])).context["form"]["kept"].value()

    refused = client.post(address(cabinet), {"kept": kept, "year": "2027"}).context["form"]

    assert refused.errors["file"] == ["This page is too old or was changed. Choose the file again."]


@pytest.mark.parametrize("change", ["text", "person", "body"])
def test_rows_that_were_changed_or_are_for_somebody_or_something_else_are_refused(
    change, client, cabinet, clerk, council
):
    data = hidden(send(client, address(cabinet), SHEET))
    target = cabinet
    if change == "text":
        data["rows"] = "x" + data["rows"]
    elif change == "person":
        other = make_user(Role.CLERK, council)
        client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    else:
        target = make_body(council, name="Other")

    response = client.post(address(target), data)

    assert said(response) == ["This page is too old or was changed. Send the file again."]
    assert Meeting.objects.count() == 0


def test_a_reason_is_asked_for_and_what_was_typed_stays(client, cabinet, clerk):
    client.post(address(cabinet), hidden(send(client, address(cabinet), ics(event("a")))))
    shown = send(client, address(cabinet), ics(event("a", "DTSTART:20270420T183000")))

    without = client.post(address(cabinet), hidden(shown))
    assert without.context["form"].errors["reason"] == ["Say why meetings are moved or cancelled."]

    stale = client.post(address(cabinet), hidden(shown) | {"seen": "other", "reason": "Election."})
    assert stale.context["form"].non_field_errors() == [
        "This is no longer what you looked at: a choice or the calendar has changed. Look at it again."
    ]
    assert stale.context["form"]["reason"].value() == "Election."

    client.post(address(cabinet), hidden(stale) | {"reason": "Election."})
    assert [(m.on, m.reason) for m in Meeting.objects.standing()] == [(date(2027, 4, 20), "Election.")]


def test_a_whole_councils_file_names_the_bodies_of_the_council_and_of_its_partnerships(client, council, clerk):
    make_body(council)
    make_body(partnership=make_partnership(council=council), kind="partnership_board", name="Partnership Board")
    url = reverse("governance:council_import", args=[council.slug])
    data = xlsx(["Body", "Date"], ["Cabinet", DAY], ["Partnership Board", DAY], ["Planning", DAY])

    plan = send(client, url, data).context["plan"]

    assert [line.body.name for line in plan.lines] == ["Cabinet", "Partnership Board"]
    assert [question.title for question in plan.questions] == ["Planning"]


def test_the_template_names_the_councils_bodies(client, council, cabinet, clerk):
    response = client.get(reverse("governance:council_template", args=[council.slug]))

    workbook = load_workbook(BytesIO(response.content))
    assert [cell.value for cell in workbook["Meetings"][1]] == ["Committee or board", "Date", "Time", "Place", "Status"]
    assert workbook["How to fill it in"].cell(6, 1).value == "Cabinet"
    assert response["Content-Disposition"] == 'attachment; filename="meetings.xlsx"'


def test_only_those_who_manage_meetings_import(client, council, cabinet):
    for role, status in ((Role.SIGNING_OFFICER, 403), (Role.MEMBER, 403), (Role.CLERK, 200)):
        user = make_user()
        give_role(user, role, council)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(address(cabinet)).status_code == status
    client.force_login(make_user(Role.CLERK, make_council()), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address(cabinet)).status_code == 404
