"""The book of the made-up board: two meetings that are over, their minutes, and a log of actions with one overdue."""

from datetime import date, time, timedelta

from django.db import transaction

from governance.board_book import log, verbs
from governance.models import Attendance, BoardAction, Body, Meeting, Minutes
from partnerships.days.calendars import Calendar
from partnerships.models import User

P = Attendance.Presence
BOARD = "anyborough-partnership-board"
PLACE = "Police Station, Bridge Street"
POSTS = (
    "Head of Communities",
    "Chief Superintendent",
    "Group Manager, Prevention",
    "Head of Public Health",
    "Head of Probation",
)
WHO = (P.PRESENT, P.PRESENT, P.SUBSTITUTE, P.PRESENT, P.APOLOGIES)
DECIDED = "The board noted the performance of the quarter and asked for a note on repeat callers."
#: What, which member of the board by its place, by how many days after the meeting, what was said, whether it is done.
FIRST = (
    ("Bring the terms of the repeat victims panel to the board", 0, 60, "The terms were agreed by all members.", True),
    ("Write to the owners of the Market Street car park about its lighting", 1, 75, "A second letter is out.", False),
)
SECOND = (
    ("Share the list of premises that were visited before the summer", 2, 120, "", False),
    ("Name a contact for the schools’ exclusion panel", 3, 150, "", False),
)


@transaction.atomic
def fill_board_book(today: date, *, by: User) -> int:
    """How many minutes were written; none where the board keeps a book already."""
    written = 0
    for board in Body.objects.filter(slug=BOARD):
        if not Minutes.objects.filter(meeting__body=board).exists():
            written += _fill(board, today, by=by)
    return written


def _fill(board, today, *, by) -> int:
    first, second = (_meeting(board, today - timedelta(weeks=weeks)) for weeks in (18, 5))
    before = _minutes(first, FIRST, by=by)
    verbs.send_round(before, by=by)
    verbs.approve(before, by=by, approving=second, corrections="The Fire and Rescue Service sent a substitute.")
    verbs.publish_minutes(before, by=by)
    verbs.send_round(_minutes(second, SECOND, by=by), by=by)
    return 2


def _meeting(board, day) -> Meeting:
    on = Calendar().working_day_on_or_after(day)
    known = board.meetings.standing().filter(on=on).first()
    return known or Meeting.objects.create(body=board, on=on, starts_at=time(14, 0), place=PLACE)


def _minutes(meeting, actions, *, by) -> Minutes:
    minutes = verbs.begin(meeting, by=by)
    there = list(minutes.attendance.all())
    rows = [_row(row, number) for number, row in enumerate(there)]
    verbs.keep_attendance(minutes, rows, by=by, revision=minutes.revision)
    told = [_entry(entry) for entry in minutes.entries.all()]
    told.insert(
        -1, {"title": "Performance of the quarter", "text": "The report of the quarter was taken.", "decision": DECIDED}
    )
    verbs.write(minutes, told, by=by, revision=minutes.revision)
    minute = minutes.entries.get(title="Performance of the quarter")
    for what, member, days, word, is_done in actions:
        row = log.add_action(
            meeting, by=by, what=what, organisation=there[member].organisation, post=POSTS[member], minute=minute,
            due_on=Calendar().working_day_on_or_after(meeting.on + timedelta(days=days)),
        )  # fmt: skip
        if word:
            state = BoardAction.State.DONE if is_done else BoardAction.State.OPEN
            log.tell(row, by=by, word=word, state=state, on=meeting.on + timedelta(days=days - 4))
    return minutes


def _row(row, number) -> dict:
    presence = WHO[number % len(WHO)]
    substitute = "Station Manager" if presence == P.SUBSTITUTE else ""
    post = POSTS[number] if number < len(POSTS) else ""
    values = {"organisation": row.organisation, "post": post, "presence": presence, "substitute": substitute}
    return values | {"key": row.pk, "has_vote": row.has_vote}


def _entry(entry) -> dict:
    return {"key": entry.pk, "title": entry.title, "text": entry.text, "decision": entry.decision}
