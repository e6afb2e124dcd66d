"""Rows made equal to data: new ones created, others updated or removed, all of it with history."""

from collections import defaultdict
from uuid import UUID

from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from partnerships.history import reason_of_all


def put_rows(model, paper, items: list[dict], *, by, reason: str = "", at=None) -> tuple[list, list]:
    """Make the paper's rows of ``model`` equal ``items``, field values with their ``key``, in this order.

    Rows that are not in ``items`` are marked as removed, never deleted. Returns the rows in order, and those of them
    that were so already.
    """
    existing = {row.key: row for row in model.objects.filter(paper=paper)}
    new, changed, rows, same = [], [], [], []
    for position, item in enumerate(items):
        values = {**item, "key": UUID(item["key"]), "position": position, "removed_at": None, "removed_by": None}
        row = existing.pop(values["key"], None)
        if row is None:
            row = model(paper=paper, **values)
            new.append(row)
        elif _set(row, values):
            row.revision += 1
            changed.append(row)
        else:
            same.append(row)
        rows.append(row)
    for row in existing.values():
        if row.removed_at is None:
            row.removed_at, row.removed_by = at or timezone.now(), by
            changed.append(row)
    _write(model, new, changed, by=by, reason=reason, at=at)
    return rows, same


def tell_changed(model, rows: list, *, by, reason: str = "", at=None) -> None:
    """A row is another one when its parts are: whoever has it open is told, and its history tells of it."""
    for row in rows:
        row.revision += 1
    _write(model, [], rows, by=by, reason=reason, at=at)


def put_parts(model, parent: str, wanted: list[tuple], *, by, pair_by: str = "", reason: str = "", at=None) -> set:
    """Make the parts of each row equal ``wanted``: pairs of a row and the field values of its parts, in order.

    A part is recognised by its field ``pair_by`` (``key``, ``organisation``), else by its place in the list. Parts that
    are not wanted are deleted; their history stays. Returns the rows whose parts are others now.
    """
    existing = _parts_of(model, parent, [row for row, _ in wanted])
    new, changed, rows = [], [], set()
    for row, items in wanted:
        kept = existing.pop(row.pk, [])
        for position, item in enumerate(items):
            values = {**item, "position": position}
            part = _partner_of(values, kept, pair_by)
            if part is None:
                new.append(model(**{parent: row}, **values))
                rows.add(row)
            elif _set(part, values):
                changed.append(part)
                rows.add(row)
        rows |= {row} if kept else set()
        for part in kept:
            part._history_user, part._change_reason, part._history_date = by, reason or None, at or timezone.now()
            part.delete()
    _write(model, new, changed, by=by, reason=reason, at=at)
    return rows


def _parts_of(model, parent, rows):
    found = defaultdict(list)
    for part in model.objects.filter(**{f"{parent}__in": rows}).order_by("position", "pk"):
        found[getattr(part, f"{parent}_id")].append(part)
    return found


def _partner_of(values, kept, pair_by):
    """Take out of ``kept`` the part that ``values`` describe."""
    if not pair_by:
        return kept.pop(0) if kept else None
    for part in kept:
        if getattr(part, pair_by) == values[pair_by]:
            kept.remove(part)
            return part
    return None


def _set(row, values):
    """Set the values; whether anything differs from what was there."""
    differs = False
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            differs = True
    return differs


def _write(model, new, changed, *, by, reason, at):
    marks = {"default_user": by, "default_change_reason": reason or reason_of_all() or None, "default_date": at}
    if new:
        bulk_create_with_history(new, model, **marks)
    if changed:
        fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
        bulk_update_with_history(changed, model, fields, **marks)
