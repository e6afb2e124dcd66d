"""Rows of a stage's record: added, changed by compare-and-swap, set aside with a reason; each with its audit entry.

What hangs on such a row follows it: whoever keeps something registers here (``when_recorded``).
"""

from collections.abc import Callable

from django.utils import timezone

from governance.models import OutcomeKind
from partnerships.models import audit
from partnerships.verbs import StaleState, change_if_same

_LISTENERS: list[Callable[..., object]] = []


def when_recorded(listener: Callable[..., object]):
    """``listener(row, by=…)`` acts in the verb's transaction, after each change; registering twice changes nothing."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def tell(row, *, by):
    for listener in _LISTENERS:
        listener(row, by=by)


def note(event, stage, *, by, reason="", **details):
    """The audit entry of something recorded of a stage. Call inside the verb's transaction."""
    timetable = stage.timetable
    place = {"partnership": timetable.paper.partnership, "council": timetable.council}
    audit(event, stage, by=by, reason=reason, **place, **details)


def add(row, *, by, event, reason=""):
    row.recorded_by = by
    row._history_user, row._change_reason = by, reason or None
    row.full_clean()
    row.save()
    note(event, row.stage, by=by, reason=reason, row=row.pk)
    tell(row, by=by)
    return row


def record_anew(model, stage, *, by, event, **fields):
    """One row a stage: what was recorded in error is recorded anew, and its history keeps what it said."""
    row = getattr(stage, model._meta.get_field("stage").related_query_name(), None) or model(stage=stage)
    for name, value in fields.items():
        setattr(row, name, value)
    row.recorded_at, row.revision = timezone.now(), row.revision + 1 if row.pk else 1
    row.set_aside_at, row.set_aside_by, row.set_aside_because = None, None, ""
    return add(row, by=by, event=event)


def change(row, *, by, event, revision, reason="", **values):
    """Save new values of a row as somebody read it at ``revision``; False when nothing changed."""
    before = {name: getattr(row, name) for name in values}
    if before == values:
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    _swap(row, was={"revision": revision}, now={**values, "revision": revision + 1}, by=by, reason=reason)
    note(event, row.stage, by=by, reason=reason, row=row.pk, fields=sorted(values))
    tell(row, by=by)
    return True


def set_aside(row, *, by, event, because):
    """A row recorded in error stays on record, and holds no longer."""
    _swap(
        row,
        was={},
        now={"set_aside_at": timezone.now(), "set_aside_by": by, "set_aside_because": because},
        by=by,
        reason=because,
    )
    note(event, row.stage, by=by, reason=because, row=row.pk)
    tell(row, by=by)


def _swap(row, *, was, now, by, reason):
    """Only what still stands is changed."""
    change_if_same(row, was={"set_aside_at": None, **was}, now=now, by=by, reason=reason, stale=StaleState(f"{row}"))


def drop_what_hung_on(stage, kind, *, by, because) -> list[str]:
    """What only another outcome could lead to is set aside with it; returns what to tell. Rejected amendments stay."""
    means = OutcomeKind(kind).means
    amendments = [] if means.amends else [row for row in stage.amendments.all() if row.changes_the_text]
    conditions = [] if means.waits_for_conditions else [row for row in stage.conditions.all() if row.is_standing]
    for noun, rows in (("amendment", amendments), ("condition", conditions)):
        for row in rows:
            set_aside(row, by=by, event=f"{noun} recorded in error", because=because)
    return [
        f"{number} {noun}{'' if number == 1 else 's'} that hung on the earlier outcome: marked as recorded in error."
        for noun, number in (("accepted amendment", len(amendments)), ("condition", len(conditions)))
        if number
    ]


def drop_answer(stage, *, by, because):
    """The decision that was answered does not stand any more, so its answer does not either."""
    if stage.standing_answer:
        set_aside(stage.standing_answer, by=by, event="answer recorded in error", because=because)


def drop_call_in(stage, *, by, because):
    """Nor is there anything that was called in."""
    if stage.standing_call_in:
        set_aside(stage.standing_call_in, by=by, event="call-in recorded in error", because=because)
