"""The lifecycle of a Stage: planned → submitted → papers published → decided | deferred | withdrawn, and its verbs.

One table of transitions. Each verb is atomic, asks for the reasons why not, moves the state by compare-and-swap and
audits in the same transaction. What a decision does to the paper is in ``deciding/decisions.py``, days in ``diary.py``.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from governance.dates.stages import STILL_OPEN
from governance.models import Outcome, OutcomeKind, Stage, StageDate, UndoRequest
from governance.packs.making import make_pack
from governance.reporting.papers import give_report, publish_report, reasons_not_to_publish_report
from governance.stages import decisions, final_text
from governance.stages import reasons as record_reasons
from governance.stages.recording import drop_answer, require
from governance.stages.sending_back import take_up_again, was_sent_back_by
from partnerships.access import Permission as P
from partnerships.access import may
from partnerships.models import audit
from partnerships.verbs import StaleState
from plans.models import Adoption, Paper, Publication, Version
from plans.papers import lifecycle as papers
from plans.papers.versions import freeze, publish

S = Stage.State

#: verb → (states from which it may start, state in which it ends (None: it stays), permission, past tense to audit)
TRANSITIONS = {
    "submit": ((S.PLANNED, S.SUBMITTED), S.SUBMITTED, P.SUBMIT, "submitted to a meeting"),
    "publish_papers": ((S.SUBMITTED,), S.PUBLISHED, P.PUBLISH, "papers published"),
    "record_outcome": (STILL_OPEN, S.DECIDED, P.RECORD_OUTCOME, "outcome recorded"),
    "correct_outcome": ((S.DECIDED,), S.DECIDED, P.CORRECT_OUTCOME, "outcome corrected"),
    "adopt_amended": ((S.DECIDED,), S.DECIDED, P.RECORD_OUTCOME, "amended text adopted"),
    "record_answer": ((S.DECIDED,), S.DECIDED, P.RECORD_OUTCOME, "answer recorded"),
    "set_answer_aside": ((S.DECIDED,), S.DECIDED, P.CORRECT_OUTCOME, "answer recorded in error"),
    "record_date": ((S.DECIDED,), None, P.RECORD_OUTCOME, "day after the decision recorded"),
    "record_call_in": ((S.DECIDED,), None, P.RECORD_OUTCOME, "call-in recorded"),
    "give_notice": ((*STILL_OPEN, S.DECIDED), None, P.PUBLISH, "notice of a key decision given"),
    "change_notice": ((*STILL_OPEN, S.DECIDED), None, P.PUBLISH, "notice of a key decision changed"),
    "amend": ((S.SUBMITTED, S.PUBLISHED, S.DECIDED), None, P.RECORD_OUTCOME, "amendment recorded"),
    "set_condition": ((S.DECIDED,), None, P.RECORD_OUTCOME, "condition recorded"),
    "defer": (STILL_OPEN, S.DEFERRED, P.RECORD_OUTCOME, "deferred"),
    "withdraw": (STILL_OPEN, S.WITHDRAWN, P.RECORD_OUTCOME, "withdrawn from a meeting"),
    "reinstate": ((S.DEFERRED, S.WITHDRAWN), S.PLANNED, P.CORRECT_OUTCOME, "put back on the timetable"),
    "undo_adoption": ((S.DECIDED,), S.PUBLISHED, P.CORRECT_OUTCOME, "decision undone"),
}


@dataclass(frozen=True)
class Recorded:
    """What came of recording an outcome: the row, the adoption if it led to one, and what to look at."""

    outcome: Outcome
    adoption: Adoption | None = None
    warnings: list[str] = field(default_factory=list)


def reasons_not_to(verb: str, stage: Stage, *, by, kind: str = "", version: Version | None = None) -> list[str]:
    """Sentences why ``by`` may not do ``verb`` to ``stage`` now; empty: allowed. Pages, buttons and verbs ask here.

    ``kind`` is the outcome that would be recorded; ``version`` the Version that the person was looking at.
    """
    sources, _, permission, _ = TRANSITIONS[verb]
    if not (by.is_system or may(by, permission, stage)):
        return [f"Your roles do not let you {permission.value}."]
    if stage.state not in sources:
        return [_wrong_state(verb, stage, sources)]
    return decisions.reasons_not_to(verb, stage, by=by, kind=kind, version=version) or record_reasons.reasons_not_to(
        verb, stage, by=by, kind=kind
    )


def _wrong_state(verb, stage, sources):
    if verb == "record_outcome" and stage.state == S.DECIDED:
        return f"{stage.body} has decided on this paper already. Correct the recorded outcome instead."
    wanted = " or ".join(S(state).label.lower() for state in sources)
    now = stage.get_state_display().lower()
    return f"The stage at {stage.body} is {now}; this is possible only while it is {wanted}."


def move(verb, stage, *, by, target=None, reason="", changes=None, **details):
    """Compare-and-swap the state (and what else changes), write history and audit. Call inside a transaction."""
    _, usual_target, _, past = TRANSITIONS[verb]
    before, values = stage.state, {"state": target or usual_target, **(changes or {})}
    same = Stage.objects.filter(
        pk=stage.pk, state=before, version=stage.version_id, amended_version=stage.amended_version_id
    )
    if not same.update(**values):
        raise StaleState(f"The stage at {stage.body}")
    for name, value in values.items():
        setattr(stage, name, value)
    stage._change_reason = reason or past
    stage.save(update_fields=list(values))
    timetable = stage.timetable
    place = {"partnership": timetable.paper.partnership, "council": timetable.council}
    audit(past, stage, by=by, reason=reason, before=before, after=str(stage.state), **place, **details)


# --- Before the meeting --------------------------------------------------------------------------------------


@transaction.atomic
def submit(stage: Stage, *, by, with_report: bool | None = None) -> Version:
    """Freeze the paper as it stands as the Version that this body is given. An adopted paper is given as adopted.

    ``with_report`` None: the report goes along, as its next edition, from the body on that it is written for.
    """
    require(reasons_not_to("submit", stage, by=by))
    paper = stage.paper
    if paper.state == Paper.State.ADOPTED:
        version = paper.adoptions.standing().get().version
    else:
        version = freeze(paper, by=by, purpose=Version.Purpose.SUBMISSION, frozen_for=decisions.meeting_words(stage))
        papers.send_for_approval(paper, by=by)
    move("submit", stage, by=by, changes={"version": version}, version=version.number)
    give_report(stage, by=by, with_report=with_report)
    make_pack(stage, by=by, is_open=False)
    return version


@transaction.atomic
def publish_papers(stage: Stage, *, by, report: str = "", reason: str = "") -> Publication:
    """Make the Version that this body is given public, with the meeting's other papers.

    ``report`` says which text of the report goes (``Going``); ``reason`` why, where a heading of it is not signed.
    """
    require(reasons_not_to("publish_papers", stage, by=by) or reasons_not_to_publish_report(stage, report, reason))
    move("publish_papers", stage, by=by, reason=reason, version=stage.version.number)
    publication = publish(stage.version, by=by, basis=Publication.Basis.PAPERS)
    publish_report(stage, by=by, choice=report, reason=reason)
    make_pack(stage, by=by, is_open=True)
    return publication


# --- At the meeting, and after -------------------------------------------------------------------------------


@transaction.atomic
def record_outcome(
    stage: Stage, *, by, kind: str, held: str = "", version: Version | None = None, **fields
) -> Recorded:
    """Record what the body did. A final "adopted" at the deciding stage adopts the Version submitted to that stage.

    ``held`` is the partial date on which it met ("" = not recorded); ``fields`` are those of ``Outcome``.
    """
    if (means := OutcomeKind(kind).means).moves:
        verb = defer if means.follows_on else withdraw
        outcome = verb(stage, by=by, reason=fields.pop("resolution", ""), held=held, **fields)
        follows = f"A new stage at {stage.body} follows on the timetable: say to which meeting."
        return Recorded(outcome, warnings=[follows] if means.follows_on else [])
    require(reasons_not_to("record_outcome", stage, by=by, kind=kind, version=version))
    warnings = decisions.warnings_about(stage, kind)
    move("record_outcome", stage, by=by, kind=str(kind))
    outcome = _add_outcome(stage, by=by, kind=kind, **fields)
    _note_held(stage, held, by=by)
    adoption, more = decisions.apply(stage, outcome, by=by)
    return Recorded(outcome, adoption, warnings + more)


def _add_outcome(stage, *, by, **fields):
    outcome = Outcome(stage=stage, recorded_by=by, **fields)
    outcome.full_clean()
    outcome.save()
    return outcome


def _note_held(stage, held, *, by, reason=""):
    """Add a "held" date when one is given; the meeting of that day is linked where the body has one."""
    if not held:
        return
    meeting = stage.body.meetings.standing().filter(on=held).first() if len(held) == 10 else None
    day = StageDate(
        stage=stage, standing=StageDate.Standing.HELD, meeting=meeting, stated_on="" if meeting else held,
        is_confirmed=True, reason=reason, said_by=by,
    )  # fmt: skip
    day.full_clean()
    day.save()
    decisions.forget(stage)


@transaction.atomic
def correct_outcome(stage: Stage, *, by, reason: str, kind: str, held: str = "", **fields) -> Recorded:
    """Replace the outcome that stands; the old value stays visible with the reason."""
    require(reasons_not_to("correct_outcome", stage, by=by, kind=kind))
    require([] if reason.strip() else ["Say why the outcome is corrected."])
    old = stage.outcomes.get(is_current=True)
    again = was_sent_back_by(stage) and not OutcomeKind(kind).means.sends_back
    notes = take_up_again(stage, by=by, reason=reason) if again else []
    set_aside(old, by=by, because=reason)
    if kind != old.kind:
        drop_answer(stage, by=by, because=reason)
    outcome = _add_outcome(stage, by=by, kind=kind, replaces=old, **fields)
    move("correct_outcome", stage, by=by, reason=reason, old=old.kind, new=str(kind))
    _note_held(stage, held, by=by, reason=reason)
    adoption, warnings = decisions.apply(stage, outcome, by=by) if kind != old.kind else (None, [])
    decisions.redate_adoption(stage, reason=reason)
    return Recorded(outcome, adoption, notes + warnings)


def set_aside(outcome: Outcome, *, by, because: str):
    """End an outcome by compare-and-swap: it stays on record, no longer current."""
    ended = {
        "is_current": False,
        "set_aside_at": timezone.now(),
        "set_aside_by": by,
        "set_aside_because": because,
    }
    if not Outcome.objects.filter(pk=outcome.pk, is_current=True).update(**ended):
        raise StaleState(f"The outcome of {outcome.stage.body}")
    for name, value in ended.items():
        setattr(outcome, name, value)
    outcome._change_reason = because
    outcome.save(update_fields=list(ended))
    decisions.forget(outcome.stage)


@transaction.atomic
def adopt_amended(stage: Stage, *, by) -> Recorded:
    """After the amendments are entered: freeze the text once more and adopt that Version."""
    require(reasons_not_to("adopt_amended", stage, by=by))
    notes = final_text.warnings_about(stage, timezone.localdate())
    purpose, words = Version.Purpose.AMENDED, f"Amendments of {decisions.meeting_words(stage)}"
    version = freeze(stage.paper, by=by, purpose=purpose, frozen_for=words)
    move("adopt_amended", stage, by=by, changes={"amended_version": version}, version=version.number)
    adoption, warnings = decisions.settle(stage, by=by)
    return Recorded(stage.outcomes.get(is_current=True), adoption, notes + warnings)


@transaction.atomic
def defer(stage: Stage, *, by, reason: str, meeting=None, held: str = "", **fields) -> Outcome:
    """Put the stage off: it stays on record as deferred, and a new stage at the same body takes its place."""
    require(reasons_not_to("defer", stage, by=by))
    require([] if reason.strip() else ["Say why the decision is deferred."])
    move("defer", stage, by=by, reason=reason)
    decisions.follow_on(stage, by=by, reason=reason, meeting=meeting)
    _note_held(stage, held, by=by)
    return _add_outcome(stage, by=by, kind=OutcomeKind.DEFERRED, resolution=reason, **fields)


@transaction.atomic
def withdraw(stage: Stage, *, by, reason: str, held: str = "", **fields) -> Outcome:
    require(reasons_not_to("withdraw", stage, by=by))
    require([] if reason.strip() else ["Say why the item is withdrawn."])
    move("withdraw", stage, by=by, reason=reason)
    _note_held(stage, held, by=by)
    return _add_outcome(stage, by=by, kind=OutcomeKind.WITHDRAWN, resolution=reason, **fields)


@transaction.atomic
def reinstate(stage: Stage, *, by, reason: str):
    """A deferral or withdrawal recorded in error: the stage is planned again, what was recorded stays on record."""
    require(reasons_not_to("reinstate", stage, by=by))
    require([] if reason.strip() else ["Say why the stage is put back."])
    for outcome in stage.outcomes.filter(is_current=True):
        set_aside(outcome, by=by, because=reason)
    move("reinstate", stage, by=by, reason=reason)


# --- An adoption recorded in error ---------------------------------------------------------------------------


@transaction.atomic
def ask_to_undo_adoption(stage: Stage, *, by, reason: str) -> UndoRequest:
    """The clerk's half of undoing an adoption; a partnership administrator must agree."""
    require(reasons_not_to("undo_adoption", stage, by=by))
    require([] if reason.strip() else ["Say why the adoption was recorded in error."])
    require(["It has been asked already to undo this adoption."] if stage.undo_requests.filter(settled_at=None) else [])
    request = UndoRequest.objects.create(stage=stage, asked_by=by, reason=reason)
    audit("undoing an adoption asked for", stage, by=by, partnership=stage.paper.partnership, reason=reason)
    return request


@transaction.atomic
def agree_to_undo_adoption(request: UndoRequest, *, by):
    """The administrator's half: the paper is in approval again, the outcome set aside, the stage open."""
    stage = request.stage
    papers.undo_adoption(stage.paper, by=request.asked_by, second=by, reason=request.reason)
    _settle_request(request, by=by, agreed=True)
    set_aside(stage.outcomes.get(is_current=True), by=request.asked_by, because=request.reason)
    drop_answer(stage, by=request.asked_by, because=request.reason)
    move("undo_adoption", stage, by=request.asked_by, reason=request.reason, changes={"amended_version": None})


@transaction.atomic
def decline_to_undo_adoption(request: UndoRequest, *, by):
    require([] if may(by, P.MANAGE_PARTNERSHIP, request) else ["Only a partnership administrator decides this."])
    _settle_request(request, by=by, agreed=False)
    audit("undoing an adoption declined", request.stage, by=by, partnership=request.stage.paper.partnership)


def _settle_request(request, *, by, agreed):
    settled = {"settled_at": timezone.now(), "settled_by": by, "was_agreed": agreed}
    if not UndoRequest.objects.filter(pk=request.pk, settled_at=None).update(**settled):
        raise StaleState("The request to undo an adoption")
    for name, value in settled.items():
        setattr(request, name, value)
    request.save(update_fields=list(settled))
