"""Why a part of a stage's record cannot be added now: the Leader's answer, amendments, conditions, dates, call-in."""

from governance.dates.notice import EXECUTIVE_KINDS
from governance.models import Answer
from governance.stages import decisions


def reasons_not_to(verb, stage, *, by, kind="") -> list[str]:
    ask = _REASONS.get(verb)
    return ask(stage, by, kind) if ask else []


def _not_to_answer(stage, by, kind):
    """``kind`` is the answer's."""
    if stage.outcome is None or not stage.outcome.means.waits_for_answer or not stage.is_deciding:
        return [f"{stage.body} did not adopt in principle, so no answer is awaited."]
    if stage.standing_answer:
        return ["The answer is recorded already. If it was recorded in error, mark it so first."]
    return [] if kind == Answer.Kind.OBJECTS else decisions.not_to_adopt(stage, by)


def _not_to_set_answer_aside(stage, by, kind):
    if stage.standing_answer is None:
        return [f"No answer to the decision of {stage.body} is recorded."]
    if decisions.has_adopted(stage) and decisions.standing_adoption(stage.paper):
        return ["The paper was adopted on this answer. Undo the adoption first: clerk and administrator together."]
    return []


def _not_to_date(stage, by, kind):
    if stage.outcome is None or not stage.outcome.means.is_recorded:
        return [f"What {stage.body} decided is not recorded, so no day follows from it."]
    return []


def _not_to_call_in(stage, by, kind):
    if stage.outcome and not stage.outcome.means.has_effect:
        return [f"{stage.body} decided nothing that could be called in: {stage.outcome.get_kind_display().lower()}."]
    return []


def _not_to_give_notice(stage, by, kind):
    if stage.body.kind not in EXECUTIVE_KINDS:
        return [f"{stage.body} is no body of the executive: notice is given of the executive’s key decisions only."]
    if not stage.is_key_decision:
        return ["It is not recorded as a key decision. Record that first, where it is one."]
    return ["Notice is given already. Change what it says, or withdraw it."] if stage.standing_notice else []


def _not_to_change_notice(stage, by, kind):
    return [] if stage.standing_notice else [f"No notice of a key decision of {stage.body} is recorded."]


_REASONS = {
    "give_notice": _not_to_give_notice,
    "change_notice": _not_to_change_notice,
    "record_answer": _not_to_answer,
    "set_answer_aside": _not_to_set_answer_aside,
    "record_date": _not_to_date,
    "record_call_in": _not_to_call_in,
}
