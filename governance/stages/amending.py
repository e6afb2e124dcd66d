"""Amendments and conditions of a stage: entered, changed, set aside. What was recorded before stays in the history."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.happened import days_to_come
from governance.models import Amendment, Condition, Stage
from governance.stages import recording
from governance.stages.taking_in import NOT_TAKEN_IN
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import missing_reason, require

WRONG = "Say why it was recorded in error."


@transaction.atomic
def add_amendment(stage: Stage, *, by, **fields) -> Amendment:
    """``fields``: text, moved_by, result, why, block_key."""
    require(reasons_not_to("amend", stage, by=by))
    row = Amendment(stage=stage, position=stage.amendments.count(), **fields)
    return recording.add(row, by=by, event="amendment recorded")


@transaction.atomic
def change_amendment(row: Amendment, *, by, revision: int, reason: str = "", **fields) -> bool:
    """Save an amendment as it was read at ``revision``. What was settled is changed only with a reason."""
    require(reasons_not_to("amend", row.stage, by=by) or _set_aside_already(row))
    differs = any(getattr(row, name) != value for name, value in fields.items() if name != "block_key")
    if row.result != Amendment.Result.PENDING and differs and not reason.strip():
        require([f"It is recorded as {row.get_result_display().lower()}: say why it is changed."])
    if fields.get("text", row.text) != row.text:  # other words: that the text holds them is to be said anew
        fields |= NOT_TAKEN_IN
    return recording.change(row, by=by, event="amendment changed", revision=revision, reason=reason, **fields)


@transaction.atomic
def set_amendment_aside(row: Amendment, *, by, reason: str):
    require(reasons_not_to("amend", row.stage, by=by) or _set_aside_already(row) or missing_reason(reason, WRONG))
    recording.set_aside(row, by=by, event="amendment recorded in error", because=reason)


@transaction.atomic
def add_condition(stage: Stage, *, by, today: date | None = None, **fields) -> Condition:
    """``fields``: text, is_met, met_on, evidence."""
    require(reasons_not_to("set_condition", stage, by=by))
    require(days_to_come(today or timezone.localdate(), fields.get("met_on")))
    row = Condition(stage=stage, position=stage.conditions.count(), **fields)
    return recording.add(row, by=by, event="condition recorded")


@transaction.atomic
def change_condition(
    row: Condition, *, by, revision: int, reason: str = "", today: date | None = None, **fields
) -> bool:
    """Save a condition as it was read at ``revision``. One that was met is changed only with a reason."""
    require(reasons_not_to("set_condition", row.stage, by=by) or _set_aside_already(row))
    require(days_to_come(today or timezone.localdate(), fields.get("met_on")))
    differs = any(getattr(row, name) != value for name, value in fields.items())
    if row.is_met and differs and not reason.strip():
        require(["It is recorded as met: say why it is changed."])
    return recording.change(row, by=by, event="condition changed", revision=revision, reason=reason, **fields)


@transaction.atomic
def set_condition_aside(row: Condition, *, by, reason: str):
    require(
        reasons_not_to("set_condition", row.stage, by=by) or _set_aside_already(row) or missing_reason(reason, WRONG)
    )
    recording.set_aside(row, by=by, event="condition recorded in error", because=reason)


def _set_aside_already(row):
    return [] if row.is_standing else [f"It is marked already as recorded in error: {row.set_aside_because}"]
