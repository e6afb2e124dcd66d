"""The days after a decision as somebody recorded them, and call-in: what was recorded, beside what is computed."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.bodies import BodyKind
from governance.dates.clear_days import spell
from governance.dates.effect import Decision, EffectDay, Recorded, effect_days
from governance.dates.happened import days_to_come
from governance.dates.notice import Settings
from governance.dates.stages import CallInResult
from governance.models import CallIn, DecisionDate, Stage
from governance.stages import recording
from governance.stages.decisions import adoption_by, awaits_text, come_back, meeting_words
from governance.stages.lifecycle import stay_away
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import require, require_reason

#: What comes once an adoption is undone whose decision was called in; what was decided stays on record.
AFTER_UNDOING = {
    CallInResult.SENT_BACK: "Then a new step at {} follows.",
    CallInResult.TO_COUNCIL: "Then add the step of Full Council to the timetable.",
}
#: What is to be done by the computed day; earlier is as good.
DONE_BY = (DecisionDate.What.PUBLISHED, DecisionDate.What.TOLD)


def decision_of(stage: Stage) -> Decision:
    """What the days after a stage's decision depend on. Reads ``decision_dates``; ``conditions`` only where asked."""
    outcome, answer, call_in = stage.outcome, stage.standing_answer, stage.standing_call_in
    kind = outcome.kind if outcome else ""
    asks = outcome is not None and outcome.means.waits_for_conditions
    conditions = [row for row in stage.conditions.all() if row.is_standing] if asks else []
    return Decision(
        kind=stage.body.kind,
        outcome=kind,
        held=stage.day,
        is_open_to_call_in=stage.is_open_to_call_in,
        is_deciding=stage.is_deciding,
        call_in=call_in and (call_in.result, call_in.settled_on),
        answer=answer and (answer.kind, answer.given_on),
        awaits_text=awaits_text(stage) and stage.amended_version_id is None,
        conditions=tuple((row.is_met, row.met_on) for row in conditions),
        recorded=recorded_days(stage),
    )


def recorded_days(stage: Stage) -> dict[str, Recorded]:
    """The newest row of each kind; one without a day goes back to the computed one."""
    newest = {row.what: row for row in stage.decision_dates.all()}
    return {what: Recorded(row.on, row.reason) for what, row in newest.items() if row.on}


def days_of(stage: Stage, settings: Settings) -> tuple[EffectDay, ...]:
    """Every day after a decided stage; none while it is open, deferred or withdrawn."""
    return effect_days(decision_of(stage), settings) if stage.state == Stage.State.DECIDED else ()


@transaction.atomic
def record_day(stage: Stage, settings: Settings, *, by, what: str, on: date | None, reason: str = "") -> DecisionDate:
    """Say on which day it was, or is. A day other than the computed one, and one taken back, need a reason; what was
    done by its last day needs none.
    """
    require(reasons_not_to("record_date", stage, by=by))
    known = {each.what: each for each in days_of(stage, settings)}
    require(_reasons_against(what, known.get(what), on, reason, held=stage.day))
    row = DecisionDate(stage=stage, what=what, on=on, reason=reason, said_by=by)
    row.full_clean()
    row.save()
    before = known[what].on.isoformat() if what in known and known[what].on else ""
    details = {"what": str(what), "before": before, "after": on.isoformat() if on else ""}
    recording.note("day after the decision recorded", stage, by=by, reason=reason, **details)
    stage.__dict__.pop("_prefetched_objects_cache", None)
    return row


def _reasons_against(what, day, on, reason, *, held):
    if on is None and (day is None or day.recorded is None):
        return ["No day is recorded, so there is none to take back."]
    if on and held and on < held:
        return [f"It met on {spell(held)}: this cannot have been earlier."]
    in_time = what in DONE_BY and day is not None and day.computed and on and on <= day.computed
    differs = not in_time and (day is None or day.computed != on)
    return ["Say why it is not the computed day."] if differs and not reason.strip() else []


@transaction.atomic
def record_call_in(
    stage: Stage, *, by, revision: int = 0, reason: str = "", today: date | None = None, **fields
) -> list[str]:
    """That the decision was called in, or what became of it. ``fields`` are those of ``CallIn``; ``revision`` 0: new.

    Returns what to look at.
    """
    require(reasons_not_to("record_call_in", stage, by=by))
    require(days_to_come(today or timezone.localdate(), fields.get("called_on"), fields.get("settled_on")))
    row = getattr(stage, "call_in", None)
    if row and row.is_standing and row.result == CallInResult.SENT_BACK and fields.get("result") != row.result:
        stay_away(stage, by=by, reason=reason)
    if row is None or not row.is_standing:
        stage.call_in = recording.record_anew(CallIn, stage, by=by, event="call-in recorded", **fields)
    else:
        differs = any(getattr(row, name) != value for name, value in fields.items())
        if row.result != CallIn.Result.AWAITED and differs and not reason.strip():
            require([f"It is recorded as resolved ({row.get_result_display().lower()}): say why it is changed."])
        recording.change(row, by=by, event="call-in changed", revision=revision, reason=reason, **fields)
    notes = what_follows(stage, by=by)
    if stage.is_open_to_call_in:
        return notes
    return [*notes, "The item is not recorded as open to call-in: look at what is recorded about it."]


def what_follows(stage, *, by) -> list[str]:
    """What a call-in that is resolved asks for: the body has it again, or Full Council has it."""
    result, name = stage.call_in.result, stage.body.name
    if result not in (CallInResult.SENT_BACK, CallInResult.TO_COUNCIL):
        return []
    if adoption_by(stage):
        return [
            f"The decision of {name} does not take effect, and the text stands as adopted by it: ask to undo the "
            f"adoption. {after_undoing(stage)}"
        ]
    if result == CallInResult.SENT_BACK:
        return come_back(stage, by=by, reason=f"The decision of {meeting_words(stage)} was called in and sent back")
    is_planned = stage.timetable.stages.still_open().filter(body__kind=BodyKind.FULL_COUNCIL).exists()
    return [] if is_planned else ["Full Council has it now: add its step to the timetable."]


def after_undoing(stage: Stage) -> str:
    """What comes once the adoption is undone; nothing where its decision was not called in."""
    call_in = stage.standing_call_in
    return AFTER_UNDOING.get(call_in.result, "").format(stage.body.name) if call_in else ""


@transaction.atomic
def set_call_in_aside(stage: Stage, *, by, reason: str):
    """A call-in recorded in error: the decision takes effect as if there had been none."""
    require(reasons_not_to("record_call_in", stage, by=by))
    require([] if stage.standing_call_in else [f"No call-in of the decision of {stage.body} is recorded."])
    require_reason(reason, "Say why it was recorded in error.")
    if stage.call_in.result == CallInResult.SENT_BACK:
        stay_away(stage, by=by, reason=reason)
    recording.set_aside(stage.call_in, by=by, event="call-in recorded in error", because=reason)
