"""Verbs on the rows of a paper: add, save, move, remove, put back, restore an earlier state.

Each asks for reasons why not and writes history under one time, row and parts together. Two people saving one row: the
second gets ``RowConflict``, with both texts in hand.
"""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from partnerships.access import may
from partnerships.verbs import Refused, StaleState
from plans.papers.changing import reasons_not_to_change
from plans.rows.noun import Noun


class RowConflict(StaleState):
    """Somebody saved the row first; ``theirs`` is the row as it stands now."""

    def __init__(self, theirs):
        super().__init__(f"“{theirs}”")
        self.theirs = theirs


def reasons_not_to_edit_rows(noun: Noun, paper, *, by) -> list[str]:
    """Why ``by`` may not change rows of this kind; empty: allowed. Pages, buttons and verbs ask here."""
    if by.is_system:
        return []
    reasons = paper.reasons_not_to_edit(by)
    if not reasons and not may(by, noun.permission, paper):
        reasons.append(f"Your roles do not let you {noun.permission.value}.")
    return reasons


def _ask(noun, paper, *, by, reason):
    reasons = reasons_not_to_edit_rows(noun, paper, by=by) or reasons_not_to_change(paper, by=by, reason=reason)
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def add_row(noun: Noun, paper, data: dict, *, by, reason: str = ""):
    """Add a row at the end of the paper's, with a new key."""
    _ask(noun, paper, by=by, reason=reason)
    row = noun.model(paper=paper, position=noun.model.objects.of(paper).count())
    _write(noun, row, {**data, "key": str(uuid.uuid4())}, by=by, reason=reason or "Added")
    return row


@transaction.atomic
def save_row(noun: Noun, row, data: dict, *, by, revision: int, reason: str = "") -> bool:
    """Save a row and its parts as somebody read them at ``revision``; False when nothing changed.

    Raises RowConflict when somebody saved something else since.
    """
    _ask(noun, row.paper, by=by, reason=reason)
    current = noun.model.objects.select_for_update().get(pk=row.pk)
    data = {**data, "key": str(current.key)}
    if current.removed_at is None and noun.data(current) == data:
        return False
    swapped = noun.model.objects.filter(pk=row.pk, revision=revision, removed_at=None).update(
        revision=F("revision") + 1
    )
    if not swapped:
        raise RowConflict(current)
    current.revision = revision + 1
    _write(noun, current, data, by=by, reason=reason)
    return True


def _write(noun, row, data, *, by, reason):
    at = timezone.now()
    found = noun.look_up([data], by=by)
    for name, value in noun.fields(data, found).items():
        setattr(row, name, uuid.UUID(value) if name == "key" else value)
    _keep(row, by=by, reason=reason, at=at)
    noun.put_parts([(row, data)], found, by=by, reason=reason, at=at)


def _keep(row, *, by, reason, at=None):
    row._history_user = by
    row._change_reason = reason.strip() or None
    row._history_date = at or timezone.now()
    row.save()


@transaction.atomic
def move_row(noun: Noun, row, *, by, up: bool, reason: str = "") -> bool:
    """Move a row one place up or down; False when it is first or last already."""
    _ask(noun, row.paper, by=by, reason=reason)
    rows = list(noun.model.objects.of(row.paper).select_for_update())
    if row not in rows:
        raise Refused(["This was removed: put it back first."])
    at = rows.index(row)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return False
    rows[at], rows[to] = rows[to], rows[at]
    _number(noun, rows, by=by, reason=reason or f"“{row}” moved {'up' if up else 'down'}")
    return True


def _number(noun, rows, *, by, reason):
    """Give the rows the positions 0, 1, 2 …; history only for those that move."""
    moved = []
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            moved.append(row)
    if moved:
        marks = {"default_user": by, "default_change_reason": reason.strip()}
        bulk_update_with_history(moved, noun.model, ["position"], **marks)


@transaction.atomic
def remove_row(noun: Noun, row, *, by, reason: str = ""):
    """Take a row out of the paper. Nothing is deleted: it can be put back with all it held."""
    _ask(noun, row.paper, by=by, reason=reason)
    now = timezone.now()
    if not noun.model.objects.filter(pk=row.pk, removed_at=None).update(removed_at=now, removed_by=by):
        raise StaleState(f"“{row}”")
    row.refresh_from_db()
    _keep(row, by=by, reason=reason or "Removed")


@transaction.atomic
def put_row_back(noun: Noun, row, *, by, reason: str = ""):
    """Put a removed row back where it stood."""
    _ask(noun, row.paper, by=by, reason=reason)
    removed = noun.model.objects.filter(pk=row.pk, removed_at__isnull=False)
    if not removed.update(removed_at=None, removed_by=None):
        raise StaleState(f"“{row}”")
    row.refresh_from_db()
    _keep(row, by=by, reason=reason or "Put back")
    rows = [each for each in noun.model.objects.of(row.paper) if each.pk != row.pk]
    rows.insert(min(row.position, len(rows)), row)
    _number(noun, rows, by=by, reason=f"Moved to make room for “{row}”")


@transaction.atomic
def restore_row(noun: Noun, row, record_id: int, *, by, revision: int, reason: str) -> bool:
    """Give a row the state of one of its history rows, parts and all, as a new change with a reason."""
    if not reason.strip():
        raise Refused(["Say why the earlier text is put back."])
    states = {record.pk: data for record, data in noun.history(row)}
    if record_id not in states:
        raise Refused(["This earlier text belongs to another row."])
    return save_row(noun, row, states[record_id], by=by, revision=revision, reason=reason)
