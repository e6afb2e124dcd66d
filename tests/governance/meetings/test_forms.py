"""Forms of committees, boards and meetings: whose they may be, days that are taken, and what narrows the list."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.meetings.files import MOST_BYTES, Kind, MeetingEntry, MeetingsFile
from governance.meetings.forms import BodyForm, MeetingsFilterForm, MoveMeetingForm, NewBodyForm, RenameBodyForm
from governance.meetings.importing import ImportPlan
from governance.meetings.importing_forms import ConfirmImportForm, MeetingsFileForm, signed, unsigned
from governance.meetings.matching import Deed, ImportLine
from governance.meetings.verbs import cancel_meeting
from governance.models import Body
from partnerships.access import Role
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)
PLACE = "meetings:1:Body:1"


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(council):
    return make_user(Role.CLERK, council)


@pytest.fixture
def meeting(council):
    return make_meeting(make_body(council), date(2027, 3, 10))


def moved(meeting, clerk, **values):
    return MoveMeetingForm({"reason": "Election.", **values}, meeting=meeting, by=clerk)


def new_body(user, owner, name="Licensing Committee"):
    return NewBodyForm({"owner": owner, "name": name, "kind": "committee"}, user=user)


def test_a_clerk_adds_bodies_to_the_own_council_only(council, clerk):
    make_council("Otherham Council")

    assert NewBodyForm(user=clerk).fields["owner"].choices == [(f"council-{council.pk}", council.name)]


def test_a_site_administrator_adds_bodies_to_every_council_and_partnership(council):
    partnership = make_partnership(council=council)

    owners = NewBodyForm(user=make_user("site_administrator")).owners

    assert owners == {
        f"council-{council.pk}": {"council": council}, f"partnership-{partnership.pk}": {"partnership": partnership},
    }  # fmt: skip


def test_a_body_of_a_council_that_is_not_offered_is_refused(clerk):
    form = new_body(clerk, f"council-{make_council('Otherham Council').pk}")

    assert list(form.errors) == ["owner"]


def test_a_second_body_of_one_name_gets_an_address_of_its_own(council, clerk):
    make_body(council, "committee", name="Licensing", slug="licensing-committee")

    form = new_body(clerk, f"council-{council.pk}")

    assert (form.is_valid(), form.instance.slug) == (True, "licensing-committee-2")


def test_a_name_without_letters_gets_an_address_too(council, clerk):
    form = new_body(clerk, f"council-{council.pk}", name="***")

    assert (form.is_valid(), form.instance.slug) == (True, "body")


def test_a_body_has_a_name_and_a_kind():
    assert BodyForm({}).errors == {"kind": ["Choose the kind."]}
    assert RenameBodyForm({}).errors == {"name": ["Enter the new name."]}


def test_the_last_day_of_an_old_name_is_a_day():
    form = RenameBodyForm({"name": "Cabinet", "until": "31/02/2027"})

    assert list(form.errors) == ["until"]


def test_a_meeting_does_not_move_to_its_own_day(meeting, clerk):
    form = moved(meeting, clerk, on="10/03/2027")

    assert form.errors == {"on": ["That is the day on which it takes place already."]}


def test_a_meeting_does_not_move_to_a_day_that_is_taken(meeting, clerk):
    make_meeting(meeting.body, date(2027, 3, 17))

    form = moved(meeting, clerk, on="17/03/2027")

    assert form.errors == {"on": ["Cabinet has a meeting on Wednesday 17 March 2027 at that time already."]}


def test_a_cancelled_meeting_does_not_move(meeting, clerk):
    cancel_meeting(meeting, by=clerk, reason="Election.")

    form = moved(meeting, clerk, on="17/03/2027")

    assert form.errors == {"on": [f"The meeting of {meeting} is cancelled."]}


def test_a_meeting_moves_with_time_and_place(meeting, clerk):
    form = moved(meeting, clerk, on="17/03/2027", starts_at="18:30", place="Town Hall")

    assert form.is_valid()
    assert form.cleaned_data["on"] == meeting.on + timedelta(days=7)
    assert (f"{form.cleaned_data['starts_at']:%H:%M}", form.cleaned_data["place"]) == ("18:30", "Town Hall")


def test_a_move_says_its_reason(meeting, clerk):
    assert list(moved(meeting, clerk, on="17/03/2027", reason=" ").errors) == ["reason"]


def test_the_list_begins_today_where_no_day_is_given():
    form = MeetingsFilterForm({"words": "cabinet"}, today=TODAY)

    assert (form.is_valid(), form.cleaned_data["from_day"], form.cleaned_data["words"]) == (True, TODAY, "cabinet")


def test_a_day_that_is_none_leaves_the_list_as_usual():
    form = MeetingsFilterForm({"from_day": "soon"}, today=TODAY)

    assert list(form.errors) == ["from_day"]
    assert form.usual() == {"words": "", "from_day": TODAY, "past": False, "council": "", "body": None}


def test_a_file_that_is_too_large_is_not_read():
    form = MeetingsFileForm({}, {"file": SimpleUploadedFile("large.ics", b"B" * (MOST_BYTES + 1))}, place=PLACE)

    assert form.errors["file"] == [f"The file is larger than {MOST_BYTES // 1_000_000} MB. Send a year at a time."]


def test_rows_travel_signed_and_come_back_the_same():
    reading = MeetingsFile(Kind.SHEET, [MeetingEntry(2, date(2027, 4, 13), None, "Town Hall", "Cabinet")])

    assert unsigned(signed(reading, place=PLACE), place=PLACE) == reading


def test_rows_signed_for_another_place_are_refused():
    text = signed(MeetingsFile(Kind.SHEET, []), place=PLACE)

    with pytest.raises(ValidationError) as refused:
        unsigned(text, place="meetings:2:Body:1")

    assert refused.value.messages == ["This page is too old or was changed. Send the file again."]


def test_a_reason_is_asked_for_only_where_meetings_move_or_are_cancelled():
    entry, typed = MeetingEntry(2, date(2027, 4, 13)), {"rows": "r", "seen": "s", "brought": uuid4()}
    lines = (ImportLine(entry, Body(pk=1, name="Cabinet"), Deed.CANCEL),)
    moving, none = (ImportPlan(Kind.SHEET, each, ()) for each in (lines, ()))

    asked = ConfirmImportForm(typed, plan=moving, bodies=[])
    left = ConfirmImportForm(typed, plan=moving, bodies=[], leave=frozenset({0}))
    free = ConfirmImportForm(typed, plan=none, bodies=[])

    assert asked.errors == {"reason": ["Say why meetings are moved or cancelled."]}
    assert (left.errors, free.errors, "reason" in free.fields) == ({}, {}, False)
