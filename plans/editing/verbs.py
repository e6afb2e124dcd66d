"""Verbs on what a paper holds, its chapters and its rows alike: add, save, move, remove, put back, restore.

Each asks for reasons why not, writes history for what really changes, row and parts under one time, and nothing for a
save that changes nothing. Two people saving one thing: the second gets ``Conflict``, with both texts in hand.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from partnerships.access import may
from partnerships.verbs import Refused, StaleState, change_if_same, require, require_reason
from plans.papers.changing import reasons_not_to_change
from plans.rows.edited import Edited


class Conflict(StaleState):
    """Somebody saved it first; ``theirs`` is the row as it stands now."""

    def __init__(self, theirs):
        super().__init__(f"“{theirs}”")
        self.theirs = theirs


def reasons_not_to_edit(edited: Edited, paper, *, by) -> list[str]:
    """Why ``by`` may not change anything of this kind; empty: allowed. Pages, buttons and verbs ask here."""
    if by.is_system:
        return []
    reasons = paper.reasons_not_to_edit(by)
    if not reasons and not may(by, edited.permission, paper):
        reasons.append(f"Your roles do not let you {edited.permission.value}.")
    return reasons


def _ask(edited, paper, *, by, reason):
    require(reasons_not_to_edit(edited, paper, by=by) or reasons_not_to_change(paper, by=by, reason=reason))


@transaction.atomic
def add(edited: Edited, paper, data: dict, *, by, after=None, reason: str = "", key=None):
    """Add a row under a new key (or one chosen before) after another (at the end without one). What a paper has once
    only and somebody removed comes back, with all it held."""
    _ask(edited, paper, by=by, reason=reason)
    row, rows = edited.new(paper, data), list(edited.of(paper))
    if row.pk:
        return _add_again(edited, row, data, by=by, after=after, reason=reason)
    row.key = UUID(key) if key else row.key
    row.position = rows.index(after) + 1 if after in rows else len(rows)
    rows.insert(row.position, row)
    edited.put(row, data, by=by, reason=reason.strip() or "Added", at=timezone.now())
    _number(edited, rows, by=by, reason=f"Moved to make room for “{row}”")
    return row


def _add_again(edited, row, data, *, by, after, reason):
    put_back(edited, row, by=by, reason=reason, after=after or edited.of(row.paper).last())
    said = {name: data.get(name) or held for name, held in edited.data(row).items()}
    save(edited, row, said, by=by, revision=row.revision, reason=reason)
    return row


@transaction.atomic
def save(edited: Edited, row, data: dict, *, by, revision: int, reason: str = "", save_beside=None) -> bool:
    """Save a row as somebody read it at ``revision``; False when nothing changed.

    ``save_beside`` saves rows beside it (findings) in the same transaction, under the same revision.
    Raises Conflict when somebody saved something else since.
    """
    _ask(edited, row.paper, by=by, reason=reason)
    current = edited.model.objects.select_for_update().get(pk=row.pk)
    current.paper = row.paper
    is_same = not _changes_beside(edited, current, save_beside) and edited.data(current) == data
    if is_same and current.removed_at is None:
        return False
    if (current.revision, current.removed_at) != (revision, None):  # nobody changes it now: the row is locked
        raise Conflict(current)
    current.revision = revision + 1
    edited.put(current, data, by=by, reason=reason.strip(), at=timezone.now())
    for each in row._meta.concrete_fields:
        setattr(row, each.attname, getattr(current, each.attname))
    return True


def _changes_beside(edited, current, save_beside) -> bool:
    if save_beside is None:
        return False
    before = edited.composed(current)
    save_beside()
    return edited.composed(current) != before


@transaction.atomic
def move(edited: Edited, row, *, by, up: bool, reason: str = "") -> bool:
    """Move a row one place up or down; False when it is first or last already."""
    _ask(edited, row.paper, by=by, reason=reason)
    rows = list(edited.of(row.paper).select_for_update())
    if row not in rows:
        raise Refused([f"“{row}” was removed: put it back first."])
    at = rows.index(row)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return False
    rows[at], rows[to] = rows[to], rows[at]
    _number(edited, rows, by=by, reason=reason.strip() or f"“{row}” moved {'up' if up else 'down'}")
    return True


def _number(edited, rows, *, by, reason):
    """Give the rows the positions 0, 1, 2 …; history only for those that move."""
    moved = []
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            moved.append(row)
    if moved:
        bulk_update_with_history(moved, edited.model, ["position"], default_user=by, default_change_reason=reason)


@transaction.atomic
def remove(edited: Edited, row, *, by, reason: str = ""):
    """Take a row out of the text. Nothing is deleted: it can be put back with all it held."""
    _ask(edited, row.paper, by=by, reason=reason)
    now = {"removed_at": timezone.now(), "removed_by": by}
    change_if_same(row, was={"removed_at": None}, now=now, by=by, reason=reason.strip() or "Removed")


@transaction.atomic
def put_back(edited: Edited, row, *, by, reason: str = "", after=None):
    """Put a removed row back where it stood, or after another."""
    _ask(edited, row.paper, by=by, reason=reason)
    now = {"removed_at": None, "removed_by": None}
    change_if_same(row, was={"removed_at__isnull": False}, now=now, by=by, reason=reason.strip() or "Put back")
    rows = [each for each in edited.of(row.paper) if each.pk != row.pk]
    rows.insert(rows.index(after) + 1 if after in rows else min(row.position, len(rows)), row)
    _number(edited, rows, by=by, reason=f"Moved to make room for “{row}”")


@transaction.atomic
def restore(edited: Edited, row, record: int, *, by, revision: int, reason: str) -> bool:
    """Give a row the state of one of its history rows, parts and all, as a new change with a reason."""
    states = edited.history(row, history_id=record)
    if not states:
        raise Refused([f"This is not an earlier text of “{row}”."])
    require_reason(reason, "Say why the earlier text is put back.")
    return save(edited, row, states[0][1], by=by, revision=revision, reason=reason)
