"""Why a verb cannot be done to a stage now, beside its state and the person's roles: one question a verb.

The table of transitions names each (``transitions.py``), and only it asks them.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from governance.dates.happened import is_to_come, not_held_yet
from governance.dates.outcomes import NOTHING
from governance.models import Answer, OutcomeKind, Stage
from governance.stages.decisions import (
    adoption_by,
    awaits_text,
    lacks_facts,
    standing_adoption,
    text_adopted_then,
)
from governance.stages.sending_back import was_sent_back_by
from plans.models import Paper, Version
from plans.papers import lifecycle as papers
from plans.papers.record import at


@dataclass(frozen=True)
class AskedVerb:
    """What somebody wants to do: to which stage, the outcome or answer to record, the Version that was looked at.

    ``held``: the partial date on which the body met; ``today``: the day on which it is done.
    """

    stage: Stage
    by: object
    kind: str = ""
    version: Version | None = None
    held: str = ""
    today: date = field(default_factory=timezone.localdate)


# --- Before the meeting --------------------------------------------------------------------------------------


def to_submit(asked):
    stage = asked.stage
    if stage.paper.state == Paper.State.ADOPTED and not stage.is_deciding:
        return []
    return papers.reasons_not_to("send_for_approval", stage.paper, by=asked.by)


def to_publish(asked):
    paper = asked.stage.paper
    is_withdrawn = paper.state == Paper.State.WITHDRAWN
    return [f"“{paper.title}” was withdrawn, so its papers are not published."] if is_withdrawn else []


def to_give_notice(asked):
    stage = asked.stage
    if not stage.body.is_executive:
        return [f"{stage.body} is not a body of the executive: notice is given of the executive’s key decisions only."]
    if not stage.is_key_decision:
        return ["It is not recorded as a key decision. Record that first, where it is one."]
    return ["Notice is given already. Change what it says, or withdraw it."] if stage.standing_notice else []


def to_change_notice(asked):
    stage = asked.stage
    return [] if stage.standing_notice else [f"No notice of a key decision of {stage.body} is recorded."]


def to_say_in_private(asked):
    stage = asked.stage
    if not stage.body.is_executive:
        return [f"{stage.body} is not a body of the executive: regulation 5 asks for notices of the executive’s only."]
    return ["It is recorded already. Change what is recorded, or take it back."] if stage.standing_private else []


def to_change_in_private(asked):
    stage = asked.stage
    return [] if stage.standing_private else [f"It is not recorded that {stage.body} takes it in private."]


# --- At the meeting ------------------------------------------------------------------------------------------


def to_record(asked):
    stage, version = asked.stage, asked.version
    reasons = _before_its_meeting(asked) or not_held_yet(asked.held, asked.today)
    if version is not None and version.pk != stage.version_id:
        had = f"version {stage.version.number} was" if stage.version else "no version was"
        reasons.append(
            f"Version {version.number} was not submitted to {stage.body}: {had}. Only the submitted version can be "
            "adopted."
        )
    return reasons + _to_decide(asked)


def _before_its_meeting(asked):
    stage, planned = asked.stage, asked.stage.current_date
    if planned is None or planned.is_by or not is_to_come(planned.on, asked.today):
        return []
    return [
        f"{stage.body} meets {at(planned.on)}: an outcome is recorded after the meeting. If it met earlier, change the "
        "date of this step first."
    ]


def _to_decide(asked):
    stage, means = asked.stage, OutcomeKind(asked.kind).means if asked.kind else NOTHING
    if means.only_at_deciding and not stage.is_deciding:
        return [
            f"{stage.body} {stage.get_role_display().lower()} on this route and does not decide: only the body that "
            "decides can adopt."
        ]
    return _to_adopt(asked) if means.adopts and stage.is_deciding else []


def _to_adopt(asked):
    """Why no adoption can follow from a decision here."""
    stage = asked.stage
    if lacks_facts(standing_adoption(stage.paper)):
        return []
    if stage.version is None and not text_adopted_then(stage, asked.kind):
        return [f"No version was submitted to {stage.body}: submit one first."]
    # correcting a return to drafting takes the paper up again first
    verb = "take_up_again" if was_sent_back_by(stage) else "adopt"
    return papers.reasons_not_to(verb, stage.paper, by=asked.by)


def to_correct(asked):
    stage, old = asked.stage, asked.stage.outcome
    if old is None:
        return [f"No outcome stands at {stage.body}."]
    if reasons := not_held_yet(asked.held, asked.today):
        return reasons
    if not asked.kind or asked.kind == old.kind:
        return []
    kind = OutcomeKind(asked.kind)
    if kind.means.is_recorded and not asked.held and (reasons := _before_its_meeting(asked)):
        return reasons
    if kind.means.moves:
        return [
            f"A decided stage cannot become “{kind.label.lower()}”: correct the outcome to “not recorded” and add a "
            "stage for the later meeting."
        ]
    if adoption_by(stage):
        return ["The paper was adopted on this outcome. Undo the adoption first: clerk and administrator together."]
    return _to_decide(asked)


# --- After it ------------------------------------------------------------------------------------------------


def to_adopt_amended(asked):
    stage = asked.stage
    if not awaits_text(stage):
        return [f"{stage.body} did not adopt with amendments, so there is no amended text to adopt."]
    if stage.amended_version_id:
        return [f"The amended text was adopted already, as version {stage.amended_version.number}."]
    return papers.reasons_not_to("adopt", stage.paper, by=asked.by)


def to_undo_adoption(asked):
    stage = asked.stage
    if not adoption_by(stage):
        return [f"No adoption by {stage.body} stands."]
    return papers.reasons_not_to("undo_adoption", stage.paper, by=asked.by)


def to_answer(asked):
    """``kind`` is the answer's."""
    stage = asked.stage
    if stage.outcome is None or not stage.outcome.means.waits_for_answer or not stage.is_deciding:
        return [f"{stage.body} did not adopt in principle, so no answer is awaited."]
    if stage.standing_answer:
        return ["The answer is recorded already. If it was recorded in error, mark it so first."]
    return [] if asked.kind == Answer.Kind.OBJECTS else _to_adopt(asked)


def to_set_answer_aside(asked):
    stage = asked.stage
    if stage.standing_answer is None:
        return [f"No answer to the decision of {stage.body} is recorded."]
    if adoption_by(stage):
        return ["The paper was adopted on this answer. Undo the adoption first: clerk and administrator together."]
    return []


def to_date(asked):
    outcome = asked.stage.outcome
    if outcome is None or not outcome.means.is_recorded:
        return [f"What {asked.stage.body} decided is not recorded, so no day follows from it."]
    return []


def to_require_report(asked):
    stage = asked.stage
    if not stage.body.is_executive:
        return [f"{stage.body} is not a body of the executive: regulation 18 is about the executive’s decisions only."]
    if stage.outcome is None or not stage.outcome.means.is_recorded:
        return [f"What {stage.body} decided is not recorded, so no report on it can be required."]
    if stage.is_key_decision and stage.standing_notice:
        return ["It was treated as a key decision: notice was given. Regulation 18 is about decisions that were not."]
    standing = "A report is required already. Change what is recorded of it, or take it back."
    return [standing] if stage.standing_required_report else []


def to_write_report(asked):
    stage = asked.stage
    return [] if stage.standing_required_report else [f"No report on the decision of {stage.body} is required."]


def to_call_in(asked):
    outcome = asked.stage.outcome
    if outcome and not outcome.means.may_be_called_in:
        decided = outcome.get_kind_display().lower()
        return [f"{asked.stage.body} decided nothing that could be called in: {decided}."]
    return []
