"""What the first draft of minutes says from the record, item by item; nothing that was taken back, nothing made up."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from governance.board_book import log, verbs
from governance.board_book.drafting import drafted, minutes_to_approve
from governance.models import Declaration, Minutes, Outcome, ResolutionPart
from governance.packs.agenda import add_drawn_item
from governance.stages import lifecycle
from plans.models import Endorsement
from tests.factories import MET, make_meeting, make_organisation, make_report, make_timetable, make_user
from tests.governance.pages import stage_of

pytestmark = pytest.mark.django_db
UNKNOWN = {"votes_for": None, "votes_against": None, "votes_abstained": None}


@pytest.fixture
def admin():
    return make_user("site_administrator")


@pytest.fixture
def step(admin):
    """A step on a plan's way that has met."""
    return stage_of(make_timetable(start=MET, by=admin), "partnership_board")


def draft_of(step):
    (item,) = [each for each in drafted(step.current_date.meeting) if each.source == f"step-{step.pk}"]
    return item


@pytest.mark.parametrize(
    ("recorded", "decision"),
    [
        ({"resolution": "That it be supported."}, "That it be supported."),
        ({}, "Supported."),
        ({"votes_for": 5, "votes_against": 1, "votes_abstained": 0}, "Supported.\n5 for, 1 against, 0 abstained."),
        ({"votes_for": 5}, "Supported.\n5 for."),
        ({"votes_against": 0}, "Supported.\n0 against."),
        ({"conditions": "That it be costed."}, "Supported.\nConditions: That it be costed."),
    ],
    ids=["as minuted", "the kind alone", "all votes", "only those for", "none against", "conditions"],
)
def test_a_decision_is_told_as_it_is_recorded_and_no_more(step, admin, recorded, decision):
    Outcome.objects.create(stage=step, kind="supported", recorded_by=admin, **UNKNOWN | recorded)

    assert draft_of(step).decision == decision


def test_a_step_without_an_outcome_was_considered_and_nothing_was_decided(step):
    told = draft_of(step)

    assert (told.text, told.decision) == ("The board considered “Safer Anyborough”.", "")


def test_parts_of_the_resolution_and_interests_that_were_taken_back_are_left_out(step, admin):
    Outcome.objects.create(stage=step, kind="supported", recorded_by=admin, **UNKNOWN)
    row = {"stage": step, "recorded_by": admin}
    taken_back = {"set_aside_at": timezone.now(), "set_aside_by": admin, "set_aside_because": "Entered twice."}
    ResolutionPart.objects.create(position=0, kind="note", text="notes the plan", **row)
    ResolutionPart.objects.create(position=1, kind="note", text="notes it again", **row, **taken_back)
    Declaration.objects.create(position=0, declared_by="The Chief Fire Officer", **row)
    Declaration.objects.create(position=1, declared_by="The Chair", **row, **taken_back)

    told = draft_of(step)

    assert told.decision == "Supported.\n(a) notes the plan"
    assert told.text == "The board considered “Safer Anyborough”. The Chief Fire Officer declared an interest."


def test_what_lay_before_the_board_is_told_with_who_had_endorsed_it(step, admin):
    make_report(step.timetable, stage=step, title="Report on the plan")
    lifecycle.submit(step, by=admin)
    for name in ("Police", "Fire", "Probation"):
        Endorsement.objects.create(version=step.version, organisation=make_organisation(name), endorsed_by=admin)

    assert draft_of(step).text == (
        "The board considered “Safer Anyborough”, version 1. It had before it the report “Report on the plan”. The "
        "text was endorsed by Police, Fire and Probation."
    )


def test_what_the_clerk_added_to_the_agenda_was_considered(held, admin):
    add_drawn_item(held, by=admin, title="Cameras", number="7", rendering=None)

    (item,) = drafted(held)

    assert (item.title, item.text, item.source[:5]) == ("Cameras", "The board considered the paper “Cameras”.", "item-")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Tuesday 8 December 2026."),
        ({"starts_at": time(9, 5)}, "Tuesday 8 December 2026 at 09:05."),
        ({"place": "Town Hall"}, "Tuesday 8 December 2026, Town Hall."),
        ({"starts_at": time(18, 0), "place": "Town Hall"}, "Tuesday 8 December 2026 at 18:00, Town Hall."),
    ],
)
def test_the_next_meeting_is_told_as_far_as_it_is_known(board, fields, words):
    meeting = make_meeting(board, date(2026, 12, 1))
    make_meeting(board, date(2026, 12, 15))
    make_meeting(board, date(2026, 12, 8), **fields)

    assert [(item.title, item.text) for item in drafted(meeting)] == [("Next meeting", words)]


def test_a_meeting_that_was_called_off_or_goes_on_is_not_the_next(board, admin):
    meeting = make_meeting(board, date(2026, 12, 1))
    make_meeting(board, date(2026, 12, 8), cancelled_at=timezone.now(), cancelled_by=admin)
    make_meeting(board, date(2026, 12, 9), first_sitting=meeting)
    make_meeting(on=date(2026, 12, 10))

    assert drafted(meeting) == []


@pytest.mark.parametrize(
    ("corrections", "how"),
    [("", "as a correct record."), ("the chair was there.", "with these corrections: the chair was there.")],
)
def test_the_meeting_that_approves_minutes_says_so(board, officer, corrections, how):
    minutes = Minutes.objects.create(meeting=make_meeting(board, date(2026, 9, 1)), begun_by=officer)
    approving = make_meeting(board, date(2026, 10, 6))
    verbs.approve(minutes, by=officer, approving=approving, corrections=corrections)

    (item,) = drafted(approving)

    assert (item.title, item.text, item.decision) == (
        "Minutes of the last meeting",
        "The board looked at the minutes of its meeting of Tuesday 1 September 2026.",
        f"The minutes of Tuesday 1 September 2026 were approved {how}",
    )


def test_minutes_that_were_looked_at_and_not_approved_are_told_together(board, officer):
    for on in (date(2026, 10, 6), date(2026, 9, 1)):
        Minutes.objects.create(meeting=make_meeting(board, on), begun_by=officer)

    (item,) = drafted(make_meeting(board, date(2026, 11, 3)))

    assert (item.title, item.text, item.decision) == (
        "Minutes of earlier meetings",
        "The board looked at the minutes of its meetings of Tuesday 1 September 2026 and Tuesday 6 October 2026.",
        "",
    )


def test_minutes_come_back_until_they_are_approved(board, officer):
    first, second, third = (make_meeting(board, date(2026, month, 1)) for month in (7, 8, 9))
    minutes = Minutes.objects.create(meeting=first, begun_by=officer)
    verbs.approve(minutes, by=officer, approving=second)

    assert [minutes_to_approve(meeting) for meeting in (first, second, third)] == [[], [minutes], []]


def test_matters_arising_are_told_line_by_line(board, officer):
    day = date(2026, 9, 1)
    before, meeting = make_meeting(board, day), make_meeting(board, day + timedelta(days=35))
    police = make_organisation("Police")
    more = {"by": officer, "organisation": police}
    log.add_action(before, what="Bring the figures", due_on=day + timedelta(days=34), post="Inspector", **more)
    mended = log.add_action(before, what="Mend the cameras", due_on=meeting.on, **more)
    log.tell(mended, by=officer, word="Both work.", state="done", on=day)

    (item,) = drafted(meeting)

    assert (item.title, item.text) == (
        "Matters arising",
        "Bring the figures – Police (Inspector): overdue.\nMend the cameras – Police: done. Both work.",
    )
