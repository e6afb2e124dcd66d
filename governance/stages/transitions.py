"""The lifecycle of a Stage: planned → submitted → papers published → decided | deferred | withdrawn, as one table.

Each verb asks here for the reasons why not, and moves the state here by compare-and-swap, with history and audit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from governance.dates.stages import STILL_OPEN
from governance.models import Stage
from governance.stages import reasons
from governance.stages.reasons import Asked
from partnerships.access import Permission as P
from partnerships.access import not_allowed
from partnerships.verbs import StaleState, swap
from plans.models import Version

S = Stage.State


@dataclass(frozen=True)
class Transition:
    """What a verb asks for, where it leads, and how the audit tells it.

    ``target`` None: the state stays. ``reasons`` are those beside state and role; ``instead`` says, for a state in
    which people try it often, what to do there.
    """

    sources: tuple[S, ...]
    target: S | None
    permission: P
    past: str
    reasons: Callable[[Asked], list[str]] = reasons.nothing
    instead: Mapping[S, str] = field(default_factory=dict)


T = Transition
DECIDED = (S.DECIDED,)
ALREADY = {S.DECIDED: "{body} has decided on this paper already. Correct the recorded outcome instead."}
TRANSITIONS = {
    "submit": T((S.PLANNED, S.SUBMITTED), S.SUBMITTED, P.SUBMIT, "submitted to a meeting", reasons.to_submit),
    "publish_papers": T((S.SUBMITTED,), S.PUBLISHED, P.PUBLISH, "papers published", reasons.to_publish),
    "record_outcome": T(STILL_OPEN, S.DECIDED, P.RECORD_OUTCOME, "outcome recorded", reasons.to_record, ALREADY),
    "correct_outcome": T(DECIDED, S.DECIDED, P.CORRECT_OUTCOME, "outcome corrected", reasons.to_correct),
    "adopt_amended": T(DECIDED, S.DECIDED, P.RECORD_OUTCOME, "amended text adopted", reasons.to_adopt_amended),
    "record_answer": T(DECIDED, S.DECIDED, P.RECORD_OUTCOME, "answer recorded", reasons.to_answer),
    "set_answer_aside": T(
        DECIDED, S.DECIDED, P.CORRECT_OUTCOME, "answer recorded in error", reasons.to_set_answer_aside
    ),
    "record_date": T(DECIDED, None, P.RECORD_OUTCOME, "day after the decision recorded", reasons.to_date),
    "record_call_in": T(DECIDED, None, P.RECORD_OUTCOME, "call-in recorded", reasons.to_call_in),
    "give_notice": T(
        (*STILL_OPEN, S.DECIDED), None, P.PUBLISH, "notice of a key decision given", reasons.to_give_notice
    ),
    "change_notice": T(
        (*STILL_OPEN, S.DECIDED), None, P.PUBLISH, "notice of a key decision changed", reasons.to_change_notice
    ),
    "amend": T((S.SUBMITTED, S.PUBLISHED, S.DECIDED), None, P.RECORD_OUTCOME, "amendment recorded"),
    "set_condition": T(DECIDED, None, P.RECORD_OUTCOME, "condition recorded"),
    "defer": T(STILL_OPEN, S.DEFERRED, P.RECORD_OUTCOME, "deferred"),
    "withdraw": T(STILL_OPEN, S.WITHDRAWN, P.RECORD_OUTCOME, "withdrawn from a meeting"),
    "reinstate": T((S.DEFERRED, S.WITHDRAWN), S.PLANNED, P.CORRECT_OUTCOME, "put back on the timetable"),
    "undo_adoption": T(DECIDED, S.PUBLISHED, P.CORRECT_OUTCOME, "decision undone", reasons.to_undo_adoption),
}


def reasons_not_to(verb: str, stage: Stage, *, by, kind: str = "", version: Version | None = None) -> list[str]:
    """Sentences why ``by`` may not do ``verb`` to ``stage`` now; empty: allowed. Pages, buttons and verbs ask here.

    ``kind`` is the outcome that would be recorded; ``version`` the Version that the person was looking at.
    """
    asked = TRANSITIONS[verb]
    return (
        not_allowed(by, asked.permission, stage)
        or _wrong_state(asked, stage)
        or asked.reasons(Asked(stage, by, kind, version))
    )


def _wrong_state(asked, stage):
    if stage.state in asked.sources:
        return []
    if stage.state in asked.instead:
        return [asked.instead[stage.state].format(body=stage.body)]
    wanted = " or ".join(S(state).label.lower() for state in asked.sources)
    now = stage.get_state_display().lower()
    return [f"The stage at {stage.body} is {now}; this is possible only while it is {wanted}."]


def move(verb, stage, *, by, reason="", changes=None, **details):
    """Compare-and-swap the state (and what else changes), write history and audit. Call inside a transaction."""
    transition, timetable = TRANSITIONS[verb], stage.timetable
    swap(
        stage,
        was={"state": stage.state, "version": stage.version_id, "amended_version": stage.amended_version_id},
        now={"state": transition.target or stage.state, **(changes or {})},
        by=by,
        event=transition.past,
        stale=StaleState(f"The stage at {stage.body}"),
        reason=reason,
        partnership=timetable.paper.partnership,
        council=timetable.council,
        before=stage.state,
        after=str(transition.target or stage.state),
        **details,
    )
