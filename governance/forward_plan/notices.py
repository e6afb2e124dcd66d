"""Giving notice of a key decision: verbs about what was published under SI 2012/2089 regs 9 to 11, and when."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import DecisionNotice, Stage
from governance.stages import recording
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import require, require_reason


@transaction.atomic
def give(stage: Stage, *, by, today: date | None = None, **fields) -> DecisionNotice:
    """Record that notice was given. ``fields`` are those of ``DecisionNotice``."""
    require(reasons_not_to("give_notice", stage, by=by))
    require(not_yet(fields["given_on"], today))
    event = "notice of a key decision given"
    stage.notice = recording.record_anew(DecisionNotice, stage, by=by, event=event, **fields)
    return stage.notice


def not_yet(day: date, today: date | None, once: str = "") -> list[str]:
    """Why what was done on a day cannot be recorded: nobody has done it yet. ``once``: what has to happen first."""
    if day <= (today or timezone.localdate()):
        return []
    words = f"it once {once}" if once else "the notice once it is given"
    return [f"{spell(day)} is still to come: record {words}."]


@transaction.atomic
def change(stage: Stage, *, by, revision: int, reason: str, today: date | None = None, **fields) -> bool:
    """Other words, one more document, another basis; the notice as it was stays in its history."""
    require(reasons_not_to("change_notice", stage, by=by))
    require_reason(reason, "Say why the notice is changed.")
    require(not_yet(fields.get("given_on", stage.notice.given_on), today))
    event = "notice of a key decision changed"
    return recording.change(stage.notice, by=by, event=event, revision=revision, reason=reason, **fields)


@transaction.atomic
def set_aside(stage: Stage, *, by, reason: str):
    """A notice recorded in error, or one that does not stand for the new date."""
    require(reasons_not_to("change_notice", stage, by=by))
    require_reason(reason, "Say why it is withdrawn.")
    recording.set_aside(stage.notice, by=by, event="notice of a key decision withdrawn", because=reason)
