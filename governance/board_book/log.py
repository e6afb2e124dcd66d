"""The log of actions: what the board asked somebody to do, until it is closed; and what of it a meeting is told."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from governance.models import BoardAction, Body, Meeting
from partnerships.access import Permission, may, not_allowed
from partnerships.models import audit
from partnerships.verbs import missing_reason, require, swap

S = BoardAction.State


def matters_arising(meeting: Meeting) -> list[BoardAction]:
    """What earlier meetings asked for and was still open when the last of them had met, the overdue first."""
    before = meeting_before(meeting)
    if before is None:
        return []
    earlier = BoardAction.objects.filter(body=meeting.body_id, meeting__on__lt=meeting.on)
    kept = earlier.filter(Q(closed_on=None) | Q(closed_on__gte=before.on)).with_owner()
    return sorted(kept, key=lambda row: (not row.is_open, row.due_on or date.max, row.pk))


def meeting_before(meeting: Meeting) -> Meeting | None:
    earlier = Meeting.objects.standing().filter(body=meeting.body_id, on__lt=meeting.on, first_sitting=None)
    return earlier.order_by("-on", "-pk").first()


def log_of(body: Body, on: date) -> list[BoardAction]:
    """All actions of a board: the open ones first, by their day."""
    return sorted(
        body.board_actions.with_owner(),
        key=lambda row: (not row.is_open, row.due_on or date.max, row.pk) if row.is_open else (True, date.min, -row.pk),
    )


def reasons_not_to_keep(place, *, by) -> list[str]:
    return not_allowed(by, Permission.KEEP_BOARD_BOOK, place)


def reasons_not_to_tell(row: BoardAction, *, by) -> list[str]:
    """How it stands is told by those who keep the book, or by who speaks for its organisation."""
    if not row.is_open:
        return ["This action is closed."]
    if by.is_system or may(by, Permission.KEEP_BOARD_BOOK, row):
        return []
    leads = may(by, Permission.VIEW_PARTNERSHIP, row) and row.organisation_id in by.organisation_ids()
    return [] if leads else [f"Only {row.organisation} and those who keep the board’s book can say how it stands."]


@transaction.atomic
def add_action(meeting: Meeting, *, by, what: str, organisation, minute=None, **more) -> BoardAction:
    require(reasons_not_to_keep(meeting, by=by))
    row = BoardAction(
        body=meeting.body, meeting=meeting, minute=minute, what=what, organisation=organisation, added_by=by, **more
    )
    row.full_clean()
    row.save()
    audit("action added to the log", row, by=by, partnership=row.body.partnership)
    return row


@transaction.atomic
def change_action(row: BoardAction, *, by, **values) -> BoardAction:
    """What, whose and by when; a day that moves is in the history."""
    require(reasons_not_to_keep(row, by=by) or ([] if row.is_open else ["This action is closed."]))
    swap(
        row, was={"state": S.OPEN}, now=values, by=by, event="action of the log changed",
        partnership=row.body.partnership,
    )  # fmt: skip
    return row


@transaction.atomic
def tell(row: BoardAction, *, by, word: str, state: str, on: date) -> BoardAction:
    """How it stands, in a word; or that it is done or no longer needed, which closes it."""
    require(reasons_not_to_tell(row, by=by) or missing_reason(word, "Say in a sentence how it stands."))
    closed = {"closed_on": on, "closed_by": by} if state != S.OPEN else {}
    event = "action of the log told of" if state == S.OPEN else f"action of the log closed: {S(state).label.lower()}"
    swap(
        row, was={"state": S.OPEN}, now={"word": word, "state": state, **closed}, by=by, event=event,
        partnership=row.body.partnership,
    )  # fmt: skip
    return row


@transaction.atomic
def open_again(row: BoardAction, *, by, reason: str) -> BoardAction:
    require(reasons_not_to_keep(row, by=by) or ([] if not row.is_open else ["This action is open."]))
    swap(
        row, was={"state": row.state}, now={"state": S.OPEN, "closed_on": None, "closed_by": None}, by=by,
        event="action of the log opened again", reason=reason, partnership=row.body.partnership,
    )  # fmt: skip
    return row
