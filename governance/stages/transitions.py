"""The lifecycle of a Stage: planned → submitted → papers published → decided | deferred | withdrawn, as one table.

Each verb asks here for the reasons why not, and moves the state here by compare-and-swap, with history and audit.
"""

from governance.dates.stages import STILL_OPEN
from governance.models import Stage
from governance.stages import reasons
from governance.stages.reasons import AskedVerb
from partnerships.access import Permission as P
from partnerships.transitions import Transition
from partnerships.verbs import StaleState, swap

S = Stage.State


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
    "say_in_private": T((*STILL_OPEN, S.DECIDED), None, P.PUBLISH, "taken in private", reasons.to_say_in_private),
    "change_in_private": T(
        (*STILL_OPEN, S.DECIDED),
        None,
        P.PUBLISH,
        "notices of a meeting in private changed",
        reasons.to_change_in_private,
    ),
    "require_report": T(DECIDED, None, P.PUBLISH, "report required by scrutiny", reasons.to_require_report),
    "write_report": T(DECIDED, None, P.PUBLISH, "report to the council written", reasons.to_write_report),
    "amend": T((S.SUBMITTED, S.PUBLISHED, S.DECIDED), None, P.RECORD_OUTCOME, "amendment recorded"),
    "set_condition": T(DECIDED, None, P.RECORD_OUTCOME, "condition recorded"),
    "record_part": T(DECIDED, None, P.RECORD_OUTCOME, "part of a resolution recorded"),
    "record_of_item": T(
        (S.SUBMITTED, S.PUBLISHED, S.DECIDED, S.DEFERRED), None, P.RECORD_OUTCOME, "something of the item recorded"
    ),
    "defer": T(STILL_OPEN, S.DEFERRED, P.RECORD_OUTCOME, "deferred"),
    "withdraw": T(STILL_OPEN, S.WITHDRAWN, P.RECORD_OUTCOME, "withdrawn from a meeting"),
    "reinstate": T((S.DEFERRED, S.WITHDRAWN), S.PLANNED, P.CORRECT_OUTCOME, "put back on the timetable"),
    "undo_adoption": T(DECIDED, S.PUBLISHED, P.CORRECT_OUTCOME, "decision undone", reasons.to_undo_adoption),
}


def reasons_not_to(verb: str, stage: Stage, *, by, **asked) -> list[str]:
    """Sentences why ``by`` may not do ``verb`` to ``stage`` now; empty: allowed. Pages, buttons and verbs ask here.

    ``asked``: what else ``AskedVerb`` tells of it.
    """
    transition = TRANSITIONS[verb]
    return (
        transition.reasons_by_role(stage, by=by)
        or transition.reasons_by_state(S, stage.state, f"The stage at {stage.body}", body=stage.body)
        or transition.reasons(AskedVerb(stage, by, **asked))
    )


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
