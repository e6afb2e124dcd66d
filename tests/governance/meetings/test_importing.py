"""What a file means against the calendar: new, moved, changed, cancelled, already there; all lines or none, once."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.meetings import verbs as diary
from governance.meetings.files import LineFault, read
from governance.meetings.importing import carry_out, plan_import
from governance.meetings.matching import Deed
from governance.models import Body, Meeting
from partnerships.access import Role
from partnerships.models import AuditEntry, Mail
from partnerships.verbs import Refused
from tests.factories import make_body, make_council, make_meeting, make_timetable, make_user
from tests.governance.meetings.meeting_files import event, ics, xlsx

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 4)
DAY = date(2027, 4, 13)
AT = "DTSTART:20270413T183000"


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(council):
    return make_user(Role.CLERK, council)


@pytest.fixture
def cabinet(council):
    return make_body(council)


@pytest.fixture
def full_council(council):
    return make_body(council, "full_council", name="Full Council")


def planned(data, *bodies, others=()):
    return plan_import(read(data), list(bodies), others=list(others), today=TODAY)


def deeds(plan):
    assert plan.faults == ()
    return [line.deed for line in plan.lines]


def take(data, *bodies, by, **named):
    return carry_out(planned(data, *bodies), by=by, **named)


def standing():
    return [(m.body.name, m.on, m.starts_at, m.place) for m in Meeting.objects.standing()]


# --- New, and already there ------------------------------------------------------------------------------------


def test_a_calendar_file_adds_its_meetings_under_their_own_identity(cabinet, clerk):
    data = ics(event("a@committee", AT, "LOCATION:Town Hall"))

    assert deeds(planned(data, cabinet)) == [Deed.ADD]
    assert take(data, cabinet, by=clerk) == 1

    meeting = Meeting.objects.get()
    assert (meeting.on, meeting.starts_at, meeting.place) == (DAY, time(18, 30), "Town Hall")
    assert meeting.calendar_uid == "a@committee"


@pytest.mark.parametrize(
    "data",
    [ics(event("a", AT), event("b", "DTSTART;VALUE=DATE:20270511")), xlsx(["Date", "Time"], [DAY, time(18, 30)])],
    ids=["calendar", "excel"],
)
@pytest.mark.both("constraints")
def test_the_same_file_twice_gives_no_doubles(data, cabinet, clerk):
    first = take(data, cabinet, by=clerk)
    before = standing()

    again = planned(data, cabinet)

    assert (set(deeds(again)), again.has_work) == ({Deed.SAME}, False)
    assert carry_out(again, by=clerk) == 0
    assert (standing(), len(before)) == (before, first)


def test_our_own_calendar_is_known_again(cabinet, full_council, clerk, client):
    moved = diary.move_meeting(make_meeting(cabinet), by=clerk, on=date(2027, 3, 2), reason="Snow.")
    make_meeting(full_council, DAY, starts_at=time(19, 0), place="Town Hall")
    diary.cancel_meeting(make_meeting(cabinet, date(2027, 5, 4)), by=clerk, reason="No business.")
    feed = client.get("/meetings/calendar.ics").content

    plan = planned(feed, cabinet, full_council)

    assert (set(deeds(plan)), plan.has_work) == ({Deed.SAME}, False)
    assert moved.pk in [line.meeting.pk for line in plan.lines]


def test_a_meeting_that_was_typed_before_takes_the_files_identity(cabinet, clerk):
    make_meeting(cabinet, DAY, starts_at=time(18, 30))
    data = ics(event("a", AT))

    plan = planned(data, cabinet)
    assert (deeds(plan), plan.has_work) == ([Deed.SAME], True)
    carry_out(plan, by=clerk)

    assert Meeting.objects.get().source_uid == "a"
    assert not planned(data, cabinet).has_work


def test_a_time_that_was_not_known_is_filled_in_and_one_left_out_takes_nothing_away(cabinet, clerk):
    make_meeting(cabinet, DAY)

    assert deeds(planned(xlsx(["Date", "Time"], [DAY, "18:30"]), cabinet)) == [Deed.CHANGE]
    take(xlsx(["Date", "Time"], [DAY, "18:30"]), cabinet, by=clerk)

    assert deeds(planned(xlsx(["Date"], [DAY]), cabinet)) == [Deed.SAME]
    assert standing() == [("Cabinet", DAY, time(18, 30), "")]


def test_a_second_meeting_on_the_same_day_is_new_and_remarked(cabinet, clerk):
    make_meeting(cabinet, DAY, starts_at=time(10, 0))

    (line,) = planned(xlsx(["Date", "Time"], [DAY, "18:30"]), cabinet).lines

    assert (line.deed, line.remarks) == (Deed.ADD, ("Cabinet meets on this day at 10:00 too.",))


def test_a_day_that_is_no_working_day_is_remarked_and_not_refused(cabinet):
    (line,) = planned(xlsx(["Date"], ["17/04/2027"]), cabinet).lines

    assert line.remarks == ("Saturday 17 April 2027 is not a working day.",)


# --- Moves, changes, cancellations -----------------------------------------------------------------------------


@pytest.fixture
def timetable(council, clerk):
    return make_timetable(council=council, by=clerk)


@pytest.fixture
def known(timetable):
    """Full Council's meeting of 16 March 2027, on which a plan stands, known by a calendar file."""
    meeting = timetable.stages.get(body__kind="full_council").current_date.meeting
    meeting.source_uid = "council-3@committee"
    meeting.save()
    return meeting


def test_a_changed_date_is_a_move_with_its_effects_and_its_reason(known, clerk):
    officer = make_user(Role.OFFICER, known.stage_dates.get().stage.paper.partnership)
    data = ics(event("council-3@committee", "DTSTART:20270420T190000"))
    plan = planned(data, known.body)

    assert (deeds(plan), plan.needs_reason) == ([Deed.MOVE], True)
    assert [(stage.moves, stage.day("meeting").after) for stage in plan.effects.stages] == [(True, date(2027, 4, 20))]
    with pytest.raises(Refused) as refused:
        carry_out(plan, by=clerk)
    assert refused.value.reasons == ["Say why meetings are moved or cancelled."]

    carry_out(plan, by=clerk, reason="Election.", seen=plan.fingerprint)
    moved = Meeting.objects.get(moved_from=known)
    assert (moved.on, moved.source_uid, moved.reason) == (date(2027, 4, 20), "council-3@committee", "Election.")
    assert Mail.objects.get(to=officer).key == f"{moved.uid}:1"
    assert deeds(planned(data, known.body)) == [Deed.SAME]


def test_effects_of_several_moves_are_those_of_all_together(timetable, known, clerk):
    """Cabinet alone would come after Full Council; moved together they do not."""
    cabinet = timetable.stages.get(body__kind="executive").current_date.meeting
    Meeting.objects.filter(pk=cabinet.pk).update(source_uid="cabinet-2")
    to_march = event("cabinet-2", "DTSTART;VALUE=DATE:20270323", "SUMMARY:Cabinet")
    to_april = event("council-3@committee", "DTSTART;VALUE=DATE:20270427", "SUMMARY:full  council")

    def rules(*events):
        plan = planned(ics(*events), cabinet.body, known.body)
        assert set(deeds(plan)) == {Deed.MOVE}
        return {each.rule for effect in plan.effects.timetables for each in effect.brings}

    assert "order" in rules(to_march)
    assert "order" not in rules(to_march, to_april)


def test_a_cancelled_event_cancels_the_meeting_and_says_so_to_its_plans(known, clerk):
    data = ics(event("council-3@committee", "DTSTART;VALUE=DATE:20270316", "STATUS:CANCELLED"))
    plan = planned(data, known.body)

    assert (deeds(plan), [effect.brings[0].rule for effect in plan.effects.timetables]) == ([Deed.CANCEL], ["meeting"])
    carry_out(plan, by=clerk, reason="Snow.")

    assert Meeting.objects.get(pk=known.pk).is_cancelled
    assert deeds(planned(data, known.body)) == [Deed.SAME]


def test_a_meeting_that_is_cancelled_here_is_left_alone(cabinet, clerk):
    data = ics(event("a", AT))
    take(data, cabinet, by=clerk)
    diary.cancel_meeting(Meeting.objects.get(), by=clerk, reason="No business.")

    (line,) = planned(data, cabinet).lines

    assert (line.deed, line.remarks) == (
        Deed.LEAVE,
        ("It is cancelled here (No business.). Add it by hand if it takes place after all.",),
    )


def test_another_hour_and_place_change_the_meeting(cabinet, clerk):
    take(ics(event("a", AT)), cabinet, by=clerk)

    take(ics(event("a", "DTSTART:20270413T140000", "LOCATION:Guildhall")), cabinet, by=clerk)

    assert standing() == [("Cabinet", DAY, time(14, 0), "Guildhall")]


# --- Faults ----------------------------------------------------------------------------------------------------


def test_lines_that_name_one_meeting_twice_are_a_fault(cabinet):
    sheet = planned(xlsx(["Date"], [DAY], [DAY]), cabinet)
    calendar = planned(ics(event("a", AT), event("a", "DTSTART:20270414T183000")), cabinet)

    assert sheet.faults == (
        LineFault(3, "Tuesday 13 April 2027", "Line 2 names this meeting already. Leave one of them."),
    )
    assert [fault.advice for fault in calendar.faults] == ["Line 4 names this meeting already. Leave one of them."]


@pytest.mark.both("constraints")
def test_a_move_onto_another_meeting_of_the_body_is_a_fault(cabinet, clerk):
    take(ics(event("a", AT), event("b", "DTSTART:20270511T183000")), cabinet, by=clerk)

    plan = planned(ics(event("a", "DTSTART:20270511T183000")), cabinet)

    assert [fault.advice for fault in plan.faults] == [
        "Cabinet has another meeting at that day and time already. Move or cancel that one first."
    ]


def test_a_line_for_another_body_is_a_fault_on_a_bodys_own_page(cabinet, full_council):
    calendar = planned(ics(event("a", AT, "SUMMARY:Full Council")), cabinet, others=[full_council])
    sheet = planned(xlsx(["Body", "Date"], ["Planning", DAY]), cabinet)

    assert calendar.faults == (
        LineFault(4, "Full Council", "This names Full Council, not Cabinet. Import it from its own page."),
    )
    assert (sheet.lines, [question.title for question in sheet.questions]) == ((), ["Planning"])


@pytest.mark.parametrize(
    "title", ["Planning Committee", "Cabinet Advisory Board", "Meeting of the leaders", "Cabinets"]
)
def test_another_bodys_meeting_is_never_taken_for_one_of_the_page(cabinet, title):
    for data in (ics(event("a", AT, f"SUMMARY:{title}")), xlsx(["Committee", "Date"], [title, DAY])):
        plan = planned(data, cabinet)

        assert (plan.lines, [question.title for question in plan.questions]) == ((), [title])


def test_a_heading_or_a_sheet_that_names_another_body_is_seen(cabinet, full_council):
    data = xlsx(["Full Council: meetings 2027/28"], [], ["Date", "Time"], [DAY, "18:30"])

    plan = planned(data, cabinet, others=[full_council])

    assert (plan.lines, [question.title for question in plan.questions]) == ((), ["Full Council: meetings 2027/28"])


@pytest.mark.parametrize(
    ("title", "proposed"),
    [
        ("Cabinet meeting", "Cabinet"), ("Meeting of the Cabinet", "Cabinet"),
        ("Full Council (Budget)", "Full Council"),
        ("Cabinets", None), ("Planning", None), ("Cabinet and Full Council", "Full Council"),
    ],
)  # fmt: skip
def test_a_body_is_proposed_when_the_title_contains_its_name(cabinet, full_council, title, proposed):
    (question,) = planned(ics(event("a", AT, f"SUMMARY:{title}")), cabinet, full_council).questions

    assert (question.title, question.proposed and question.proposed.name) == (title, proposed)


@pytest.mark.both("constraints")
def test_a_title_is_mapped_to_a_body_once_and_remembered(cabinet, full_council, clerk):
    data = ics(
        event("a", AT, "SUMMARY:Leader’s meeting"), event("b", "DTSTART:20270511T183000", "SUMMARY:LEADERS MEETING")
    )
    plan = plan_import(read(data), [cabinet, full_council], today=TODAY, chosen={"leaders meeting": cabinet})
    carry_out(plan, by=clerk)

    again = plan_import(read(data), list(Body.objects.filter(council=cabinet.council)), today=TODAY)

    assert [meeting.body for meeting in Meeting.objects.all()] == [cabinet, cabinet]
    assert ([line.deed for line in again.lines], again.questions) == ([Deed.SAME, Deed.SAME], ())
    assert [(title.words, title.history.get().history_user) for title in cabinet.titles.all()] == [
        ("leaders meeting", clerk)
    ]


@pytest.mark.parametrize(
    "title", ["CANCELLED: Cabinet", "Cabinet – cancelled", "Cabinet (no meeting)", "Cabinet will not meet"]
)
def test_words_of_cancelling_cancel_a_meeting_that_is_known_by_its_id(cabinet, clerk, title):
    take(ics(event("a", AT, "SUMMARY:Cabinet")), cabinet, by=clerk)

    assert deeds(planned(ics(event("a", AT, f"SUMMARY:{title}")), cabinet)) == [Deed.CANCEL]


def test_words_of_moving_are_a_fault_for_a_known_id_too_and_stop_no_other_line(cabinet, clerk):
    take(ics(event("a", AT)), cabinet, by=clerk)

    plan = planned(ics(event("a", AT, "SUMMARY:Cabinet POSTPONED"), event("b", "DTSTART:20270511T183000")), cabinet)

    assert [(fault.line, fault.read) for fault in plan.faults] == [(4, "Cabinet POSTPONED")]
    assert [line.deed for line in plan.lines] == [Deed.ADD]


def test_a_whole_day_is_no_meeting_unless_it_is_known_as_one(cabinet):
    known = make_meeting(cabinet, DAY)
    data = ics(
        event(f"{known.uid}@meetings.portal", "DTSTART;VALUE=DATE:20270413", "SUMMARY:Cabinet"),
        event("b", "DTSTART;VALUE=DATE:20270414", "SUMMARY:Cabinet"),
        event("c", "DTSTART;VALUE=DATE:20270415", "DTEND;VALUE=DATE:20270420", "SUMMARY:Recess"),
    )

    plan = planned(data, cabinet)

    assert [line.meeting for line in plan.lines] == [known]
    assert [(each.line, each.read) for each in plan.left_out] == [
        (14, "Recess, 15 April 2027 to 19 April 2027"),
        (9, "Cabinet, Wednesday 14 April 2027"),
    ]


def test_an_event_without_an_id_is_known_by_its_body_and_day(cabinet, clerk):
    take(ics(event("a", AT)), cabinet, by=clerk)

    plan = planned(ics(["DTSTART:20270413T190000", "SUMMARY:Cabinet"], ["DTSTART:20270511T190000"]), cabinet)

    assert [(line.deed, line.meeting and line.meeting.on) for line in plan.lines] == [
        (Deed.CHANGE, DAY),
        (Deed.ADD, None),
    ]


def test_an_hour_before_eight_and_a_weekday_that_does_not_fit_are_remarked_on(cabinet):
    (line,) = planned(xlsx(["Date", "Time"], ["Monday 13 April 2027", "6.30"]), cabinet).lines

    assert line.remarks == (
        "The file says “Monday 13 April 2027”; that day is Tuesday 13 April 2027.",
        "It begins at 06:30, before 8: look whether the evening is meant.",
    )


def test_bodies_of_a_council_are_known_by_former_names_and_with_the_councils_name(cabinet, full_council):
    cabinet.former_names.create(name="Executive Board", until=date(2026, 5, 1))
    data = xlsx(
        ["Body", "Date"],
        ["EXECUTIVE  board", DAY],
        [f"Full Council, {full_council.council}", DAY],
        [None, DAY],
    )

    plan = planned(data, cabinet, full_council)

    assert [line.body for line in plan.lines] == [cabinet, full_council]
    assert [(fault.line, fault.read) for fault in plan.faults] == [(4, "No committee or board")]


def test_a_meeting_does_not_change_its_body(cabinet, full_council, clerk):
    take(ics(event("a", AT)), cabinet, by=clerk)

    plan = planned(ics(event("a", AT, "SUMMARY:Full Council")), cabinet, full_council)

    assert [fault.advice for fault in plan.faults] == [
        "By its UID this is a meeting of Cabinet. A meeting stays with its committee or board."
    ]


# --- All or nothing --------------------------------------------------------------------------------------------


def test_one_bad_line_never_stops_the_others_and_each_line_can_be_left_out(cabinet, clerk):
    plan = planned(xlsx(["Date"], [DAY], ["soon"], ["11/05/2027"], ["8 June 2027"]), cabinet)

    done = carry_out(plan, by=clerk, leave=frozenset({1}))

    assert done == 2
    assert [meeting.on for meeting in Meeting.objects.all()] == [DAY, date(2027, 6, 8)]


def test_no_reason_is_asked_for_when_what_moves_is_left_out(known, clerk):
    plan = planned(ics(event("council-3@committee", "DTSTART:20270420T183000")), known.body)

    assert (plan.needs_reason, carry_out(plan, by=clerk, leave=frozenset({0}))) == (True, 0)


@pytest.mark.both("constraints")
def test_a_refusal_on_the_last_line_takes_back_the_first(cabinet, full_council):
    stranger = make_user(Role.CLERK, cabinet.council)
    elsewhere = make_body(name="Elsewhere")
    plan = planned(xlsx(["Body", "Date"], ["Cabinet", DAY], ["Elsewhere", DAY]), cabinet, elsewhere)

    with pytest.raises(Refused) as refused:
        carry_out(plan, by=stranger)

    assert refused.value.reasons == ["Your roles do not let you manage committees, boards and meetings."]
    assert standing() == []


@pytest.mark.both("constraints")
def test_a_calendar_that_changed_since_it_was_looked_at_is_refused(cabinet, clerk):
    data = xlsx(["Date"], [DAY])
    seen = planned(data, cabinet).fingerprint
    make_meeting(cabinet, DAY)

    with pytest.raises(Refused) as refused:
        carry_out(planned(data, cabinet), by=clerk, seen=seen)

    assert refused.value.reasons == [
        "This is no longer what you looked at: a choice or the calendar has changed. Look at it again."
    ]


@pytest.mark.both("constraints")
def test_the_import_and_each_of_its_meetings_are_in_the_audit(cabinet, clerk):
    take(xlsx(["Date"], [DAY], ["11/05/2027"]), cabinet, by=clerk, owner=cabinet)

    entries = AuditEntry.objects.filter(council=cabinet.council).order_by("pk")
    assert [entry.event for entry in entries] == ["meeting added", "meeting added", "meetings imported"]
    assert entries.last().details == {"kind": "sheet", "add": 2}


@pytest.mark.both("constraints")
def test_looking_at_a_file_asks_no_more_for_many_lines(cabinet):
    def asked(*rows):
        data = read(xlsx(["Date"], *rows))
        with CaptureQueriesContext(connection) as queries:
            plan_import(data, [cabinet], today=TODAY)
        return len(queries)

    assert asked([DAY]) == asked(*[[date(2027, month, 13)] for month in range(1, 13)])
