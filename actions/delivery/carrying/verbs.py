"""Carrying a year's rows into the next text: what goes on keeps its key, what stays behind says why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.delivery.carrying.reading import NOUNS, CarriedRow, Choice, data_of, timescale_by
from actions.models import CarryDecision
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import StaleState, require
from plans.editing.verbs import add, put_back, remove, save
from plans.models import Paper


@dataclass(frozen=True)
class CarryWish:
    """What one person wants to become of a row. ``due``: its new day in the next text, empty: as it was there."""

    row: CarriedRow
    choice: str
    reason: str = ""
    due: date | None = None
    revision: int = 0


def reasons_not_to_carry(source: Paper, into: Paper, *, by) -> list[str]:
    """Why the rows of a text cannot go into another one now; empty: they can."""
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, source)
    if not source.is_standing:
        reasons.append("Only what was adopted is carried on: this text is still a proposal.")
    if into.partnership_id != source.partnership_id or into.period[0] <= source.period[0]:
        reasons.append("Rows go into a later text of the same partnership.")
    return reasons + into.reasons_not_to_edit(by)


@transaction.atomic
def carry(source: Paper, into: Paper, wishes: Iterable[CarryWish], *, by, reason: str = "") -> Counter:
    """Do what is wished, all or nothing; how many rows were chosen for what. The year's own text is never written."""
    Paper.objects.select_for_update().get(pk=into.pk)
    wishes = list(wishes)
    lacking = [f"{each.row.title}: say why it is not carried on." for each in wishes if _lacks_reason(each)]
    require(reasons_not_to_carry(source, into, by=by) + lacking)
    for wish in wishes:
        _place(wish, into, by=by, reason=reason or f"Carried on from “{source.title}”")
        _note(wish, source, into, by=by)
    chosen = Counter(wish.choice for wish in wishes)
    place = {"partnership": source.partnership, "reason": reason}
    audit(
        "rows carried forward", into, by=by, source=str(source.key), **place, **{str(k): n for k, n in chosen.items()}
    )
    return chosen


def _lacks_reason(wish: CarryWish) -> bool:
    return wish.choice == Choice.LEFT and not wish.reason.strip()


def _place(wish: CarryWish, into: Paper, *, by, reason: str) -> None:
    """The row in the next text as the choice says: there, or out of it."""
    noun = NOUNS[wish.row.kind]
    found = noun.model.objects.filter(paper=into, key=wish.row.key).first()
    if found:
        found.paper = into
    if wish.choice != Choice.CARRY_ON:
        if found and found.removed_at is None:
            remove(noun, found, by=by, reason=wish.reason or reason)
        return
    if found is None:
        data = data_of(wish.row)
        if wish.due:
            data = {**data, "timescale": timescale_by(wish.due)}
        add(noun, into, data, by=by, reason=reason, key=str(wish.row.key))
        return
    if found.removed_at:
        put_back(noun, found, by=by, reason=reason)
    if wish.due and wish.due != found.due_on:
        data = {**noun.data(noun.rows(into).get(pk=found.pk)), "timescale": timescale_by(wish.due)}
        save(noun, found, data, by=by, revision=found.revision, reason=reason)


def _note(wish: CarryWish, source: Paper, into: Paper, *, by) -> None:
    which = {"source": source, "into": into, "kind": wish.row.kind, "row_key": wish.row.key}
    row = CarryDecision.objects.filter(**which).first() or CarryDecision(**which, revision=0)
    if row.revision != wish.revision:
        raise StaleState(f"“{wish.row.title}”")
    row.title, row.choice, row.reason = wish.row.title, wish.choice, wish.reason.strip()
    row.said_at, row.said_by, row.revision = timezone.now(), by, row.revision + 1
    row._history_user = by
    row.save()
