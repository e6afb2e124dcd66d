"""Forms of the book: what a row needs, whom an action can be given to, at which meeting minutes are approved."""

from datetime import timedelta

import pytest

from governance.board_book.forms import (
    ApproveForm,
    AttendanceForm,
    BoardActionForm,
    MinuteForm,
    TellForm,
    attendance_rows,
    minute_rows,
)
from governance.board_book.verbs import approving_meetings
from governance.models import BoardAction, Minutes
from tests.factories import make_body, make_meeting, make_membership, make_organisation, make_partnership

pytestmark = pytest.mark.django_db
SENT = {"rows-TOTAL_FORMS": "2", "rows-INITIAL_FORMS": "0"}


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"post": "Manager", "presence": "present"}, {}),
        ({"post": "Manager", "presence": "substitute", "substitute": "Deputy"}, {}),
        ({"post": "Manager", "presence": "substitute"}, {}),
        ({"post": "Manager", "presence": "present", "substitute": "Deputy"},
         {"substitute": ["Leave it empty, or choose “A substitute came”."]}),
        ({"post": "Manager"}, {"presence": ["Answer “Was”."]}),
    ],
)  # fmt: skip
def test_a_substitute_is_named_where_one_came(given, errors):
    assert AttendanceForm(given).errors == errors


def test_those_at_the_table_are_offered_before_all_others(minutes):
    stranger = make_organisation("Aardvark Housing")

    _, members, others = attendance_rows(minutes).forms[0].fields["organisation"].choices

    assert (members[0], others[0]) == ("At the table", "Others")
    assert (stranger.pk, stranger.name) in others[1]
    assert not set(members[1]) & set(others[1])


def test_rows_of_who_was_there_without_organisation_and_post_are_left_empty(minutes):
    data = SENT | {"rows-0-presence": "not_recorded", "rows-1-presence": "present", "rows-1-post": "Manager"}

    formset = attendance_rows(minutes, data)

    assert formset.is_valid()
    assert [(row["post"], row["presence"]) for row in formset.rows()] == [("Manager", "present")]


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"title": "Cameras"}, {}),
        ({}, {}),
        ({"text": "Two failed."}, {"title": ["Give this minute a heading."]}),
        ({"decision": "Agreed."}, {"title": ["Give this minute a heading."]}),
    ],
)
def test_a_minute_needs_a_heading_where_something_is_written(given, errors):
    assert MinuteForm(given).errors == errors


def test_minutes_stand_in_the_order_that_is_asked_for_and_those_without_a_place_last(minutes):
    data = SENT | {"rows-TOTAL_FORMS": "3", "rows-0-title": "A", "rows-1-title": "B", "rows-1-ORDER": "1"}
    data |= {"rows-2-title": "C", "rows-2-DELETE": "on"}

    formset = minute_rows(minutes, data)

    assert formset.is_valid()
    assert [row["title"] for row in formset.rows()] == ["B", "A"]


def test_rows_are_known_in_the_order_in_which_they_were_sent(minutes):
    first, _, third = minutes.attendance.all()
    data = {"rows-INITIAL_FORMS": "3", "rows-0-key": str(third.pk), "rows-1-key": str(first.pk), "rows-2-key": "99999"}

    formset = attendance_rows(minutes, data | {"rows-TOTAL_FORMS": "3"})

    assert [row.get("organisation") for row in formset.initial] == [third.organisation, first.organisation, None]


def test_an_action_is_given_to_members_and_stays_with_who_has_it(minutes, officer):
    board, former = minutes.meeting.body, make_organisation("Former member")
    make_membership(make_partnership("Elsewhere"), make_organisation("Stranger"))
    day = timedelta(days=1)
    make_membership(board.partnership, make_organisation("Left before"), ends_on=minutes.meeting.on - day)
    make_membership(board.partnership, make_organisation("Came after"), starts_on=minutes.meeting.on + day)
    row = BoardAction(meeting=minutes.meeting, body=board, organisation=former)

    offered = {str(each) for each in BoardActionForm(instance=row).fields["organisation"].queryset}

    assert offered == {"Anyborough Police", "Anyborough Council Housing", "Anyshire Probation", "Former member"}


def test_an_action_stands_under_a_minute_of_its_own_meeting(minutes, sitting, officer):
    minutes.entries.create(title="Cameras")
    Minutes.objects.create(meeting=sitting, begun_by=officer).entries.create(title="Of another meeting")

    form = BoardActionForm(instance=BoardAction(meeting=minutes.meeting, body=minutes.meeting.body))

    assert [str(each) for each in form.fields["minute"].queryset] == ["Cameras"]


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"state": "open", "word": "Half done."}, {}),
        ({"state": "done", "word": "Sent."}, {}),
        ({"state": "done", "word": " "}, {"word": ["Say how it stands."]}),
        ({"state": "lost", "word": "Sent."},
         {"state": ["Choose again: what was chosen is not on the list any more."]}),
    ],
)  # fmt: skip
def test_how_it_stands_is_said_in_a_word(given, errors):
    assert TellForm(given).errors == errors


def test_minutes_are_approved_at_a_later_meeting_of_the_board_that_was_held(minutes, held, sitting):
    day = timedelta(days=1)
    make_meeting(minutes.meeting.body, sitting.on + day)
    make_meeting(minutes.meeting.body, held.on - day)
    make_meeting(make_body(partnership=minutes.meeting.body.partnership, kind="partnership_board"), sitting.on - day)
    between = make_meeting(minutes.meeting.body, held.on + day)

    form = ApproveForm(meetings=approving_meetings(minutes))

    assert list(form.fields["approving"].queryset) == [between, sitting]
