"""A decision in principle waits for the Leader's answer: it takes effect, or the paper goes back to the body."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.dates.happened import days_to_come
from governance.models import Answer, Stage
from governance.stages import decisions, recording
from governance.stages.lifecycle import RecordedOutcome
from governance.stages.transitions import move, reasons_not_to
from partnerships.verbs import require, require_reason


@transaction.atomic
def record_answer(
    stage: Stage, *, by, kind: str, given_on: date, given_by: str = "", text: str = "", with_amendments: bool = False,
    meeting=None, due: date | None = None, today: date | None = None,
) -> RecordedOutcome:  # fmt: skip
    """Record the answer. Agreed (or silent until the last day): the paper is adopted, at once or once its amended text
    is frozen. Objected: a new stage at the same body follows, at ``meeting`` where that is known. ``due`` is the last
    day for an answer.
    """
    require(reasons_not_to("record_answer", stage, by=by, kind=kind))
    require(days_to_come(today or timezone.localdate(), given_on))
    warnings = _warnings(stage, kind, given_on, with_amendments, due)
    is_final = kind != Answer.Kind.OBJECTS
    stage.answer = row = recording.record_anew(
        Answer, stage, by=by, event="answer to a decision in principle", kind=kind, given_on=given_on,
        given_by=given_by, text=text, with_amendments=with_amendments and is_final,
    )  # fmt: skip
    move("record_answer", stage, by=by, reason=text, answer=str(kind))
    if not is_final:
        reason = f"The Leader objects to the decision of {decisions.meeting_words(stage)}"
        decisions.follow_on(stage, by=by, reason=reason, meeting=meeting)
        return RecordedOutcome(row, None, [*warnings, f"A new stage at {stage.body} follows on the timetable."])
    if decisions.awaits_text(stage):
        return RecordedOutcome(row, None, [*warnings, "Enter the amendments, then adopt the amended text."])
    adoption, more = decisions.settle(stage, by=by)
    return RecordedOutcome(row, adoption, warnings + more)


def _warnings(stage, kind, given_on, with_amendments, due):
    warnings = []
    if stage.day and given_on < stage.day:
        warnings.append(f"The answer is dated before the decision itself ({spell(stage.day)}).")
    if kind == Answer.Kind.NONE and due and given_on < due:
        warnings.append(f"The last day for an answer is {spell(due)}: until then the Leader may still object.")
    accepted = stage.amendments.accepted().count()
    if kind != Answer.Kind.OBJECTS and accepted and not with_amendments:
        words = "One accepted amendment is" if accepted == 1 else f"{accepted} accepted amendments are"
        warnings.append(f"{words} on record, and the text is adopted without.")
    return warnings


@transaction.atomic
def set_answer_aside(stage: Stage, *, by, reason: str):
    """An answer recorded in error: the decision waits again. A stage that followed stays, to be withdrawn if wrong."""
    require(reasons_not_to("set_answer_aside", stage, by=by))
    require_reason(reason, "Say why the answer was recorded in error.")
    recording.set_aside(stage.answer, by=by, event="answer recorded in error", because=reason)
    move("set_answer_aside", stage, by=by, reason=reason)
