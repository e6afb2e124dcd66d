"""The verbs of a Stage, from submitting a text to recording what was decided; the table is in ``transitions.py``.

Each is atomic, asks for the reasons why not, and moves the state. What a decision does to the paper is in
``decisions.py``, what follows it in ``taking_effect.py`` and ``answering.py``.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.models import Outcome, OutcomeKind, Stage
from governance.stages import decisions, final_text
from governance.stages.dating import note_held
from governance.stages.listeners import reasons_not_to_publish, tell_published, tell_submitted
from governance.stages.recording import drop_answer, drop_what_hung_on
from governance.stages.sending_back import take_up_again, was_sent_back_by
from governance.stages.shared_boards import correct_there, count_there, recorded_with, same_item_elsewhere
from governance.stages.transitions import move, reasons_not_to
from governance.stages.votes import remarks_on_votes
from partnerships.verbs import StaleState, change_if_same, require, require_reason
from plans.models import Adoption, Paper, Publication, Version
from plans.papers import lifecycle as papers
from plans.papers.versions import freeze, publish


@dataclass(frozen=True)
class RecordedOutcome:
    """What came of recording an outcome: the row, the adoption if it led to one, and what to look at."""

    outcome: Outcome
    adoption: Adoption | None = None
    warnings: list[str] = field(default_factory=list)


# --- Before the meeting --------------------------------------------------------------------------------------


@transaction.atomic
def submit(stage: Stage, *, by, **chosen) -> Version:
    """Freeze the paper as it stands as the Version that this body is given. An adopted paper is given as adopted.

    ``chosen``: what goes along with it, for the listeners.
    """
    require(reasons_not_to("submit", stage, by=by))
    paper = stage.paper
    if paper.state == Paper.State.ADOPTED:
        version = paper.adoptions.standing().get().version
    else:
        version = freeze(paper, by=by, purpose=Version.Purpose.SUBMISSION, frozen_for=decisions.meeting_words(stage))
        papers.send_for_approval(paper, by=by)
    move("submit", stage, by=by, changes={"version": version}, version=version.number)
    tell_submitted(stage, by=by, **chosen)
    return version


@transaction.atomic
def publish_papers(stage: Stage, *, by, reason: str = "", to_members: bool = False, **chosen) -> Publication | None:
    """Make the Version that this body is given public, with the meeting's other papers. ``to_members``: to them alone,
    where the item is not for publication.

    ``chosen``: what goes along with it, for the listeners; ``reason`` why, where one of them asks for it.
    """
    require(reasons_not_to("publish_papers", stage, by=by) or reasons_not_to_publish(stage, reason=reason, **chosen))
    move("publish_papers", stage, by=by, reason=reason, version=stage.version.number, to_members=to_members)
    publication = None if to_members else publish(stage.version, by=by, basis=Publication.Basis.PAPERS)
    tell_published(stage, by=by, reason=reason, **chosen)
    return publication


# --- At the meeting, and after -------------------------------------------------------------------------------


@transaction.atomic
def record_outcome(
    stage: Stage, *, by, kind: str, held: str = "", version: Version | None = None, today: date | None = None, **fields
) -> RecordedOutcome:
    """Record what the body did. A final "adopted" at the deciding stage adopts the Version submitted to that stage.

    ``held`` is the partial date on which it met ("" = not recorded); ``fields`` are those of ``Outcome``. Nothing is
    recorded before its meeting: ``today`` is the day on which it is.
    """
    today = today or timezone.localdate()
    if (means := OutcomeKind(kind).means).moves:
        verb = defer if means.follows_on else withdraw
        outcome = verb(stage, by=by, reason=fields.pop("resolution", ""), held=held, today=today, **fields)
        follows = f"A new stage at {stage.body} follows on the timetable: say to which meeting."
        return RecordedOutcome(outcome, warnings=[follows] if means.follows_on else [])
    require(reasons_not_to("record_outcome", stage, by=by, kind=kind, version=version, held=held, today=today))
    warnings = decisions.warnings_about(stage, kind)
    elsewhere = same_item_elsewhere(stage)
    move("record_outcome", stage, by=by, kind=str(kind), changes=decisions.text_adopted_then(stage, kind))
    outcome = _add_outcome(stage, by=by, kind=kind, **fields)
    note_held(stage, held, by=by, today=today)
    count_there(elsewhere, outcome, held=held, by=by, today=today)
    adoption, more = decisions.apply(stage, outcome, by=by)
    remarks = remarks_on_votes(outcome, stage.day or today)
    return RecordedOutcome(outcome, adoption, warnings + more + remarks)


def _add_outcome(stage, *, by, **fields):
    outcome = Outcome(stage=stage, recorded_by=by, **fields)
    outcome.full_clean()
    outcome.save()
    return outcome


@transaction.atomic
def correct_outcome(
    stage: Stage, *, by, reason: str, kind: str, held: str = "", today: date | None = None, **fields
) -> RecordedOutcome:
    """Replace the outcome that stands; the old value stays visible with the reason."""
    today = today or timezone.localdate()
    require(reasons_not_to("correct_outcome", stage, by=by, kind=kind, held=held, today=today))
    require_reason(reason, "Say why the outcome is corrected.")
    old = stage.outcomes.get(is_current=True)
    elsewhere = recorded_with(old)
    again = was_sent_back_by(stage) and not OutcomeKind(kind).means.sends_back
    notes = take_up_again(stage, by=by, reason=reason) if again else []
    if old.means.comes_back and not OutcomeKind(kind).means.comes_back:
        stay_away(stage, by=by, reason=reason)
    set_aside(old, by=by, because=reason)
    if kind != old.kind:
        drop_answer(stage, by=by, because=reason)
        notes += drop_what_hung_on(stage, kind, by=by, because=reason)
    outcome = _add_outcome(stage, by=by, kind=kind, replaces=old, **fields)
    known = decisions.text_adopted_then(stage, kind)
    move("correct_outcome", stage, by=by, reason=reason, changes=known, old=old.kind, new=str(kind))
    correct_there(elsewhere, outcome, set_aside=set_aside, by=by, reason=reason)
    note_held(stage, held, by=by, reason=reason, today=today)
    adoption, warnings = decisions.apply(stage, outcome, by=by) if kind != old.kind else (None, [])
    decisions.redate_adoption(stage, reason=reason)
    return RecordedOutcome(outcome, adoption, notes + warnings)


def set_aside(outcome: Outcome, *, by, because: str):
    """End an outcome by compare-and-swap: it stays on record, no longer current."""
    ended = {"is_current": False, "set_aside_at": timezone.now(), "set_aside_by": by, "set_aside_because": because}
    stale = StaleState(f"The outcome of {outcome.stage.body}")
    change_if_same(outcome, was={"is_current": True}, now=ended, by=by, reason=because, stale=stale)
    decisions.forget(outcome.stage)


@transaction.atomic
def adopt_amended(stage: Stage, *, by) -> RecordedOutcome:
    """After the amendments are entered: freeze the text once more and adopt that Version."""
    require(reasons_not_to("adopt_amended", stage, by=by))
    notes = final_text.warnings_about(stage, timezone.localdate())
    purpose, words = Version.Purpose.AMENDED, f"Amendments of {decisions.meeting_words(stage)}"
    version = freeze(stage.paper, by=by, purpose=purpose, frozen_for=words)
    move("adopt_amended", stage, by=by, changes={"amended_version": version}, version=version.number)
    adoption, warnings = decisions.settle(stage, by=by)
    return RecordedOutcome(stage.outcomes.get(is_current=True), adoption, notes + warnings)


@transaction.atomic
def defer(
    stage: Stage, *, by, reason: str, meeting=None, held: str = "", today: date | None = None, **fields
) -> Outcome:
    """Put the stage off: it stays on record as deferred, and a new stage at the same body takes its place."""
    require(reasons_not_to("defer", stage, by=by))
    require_reason(reason, "Say why the decision is deferred.")
    move("defer", stage, by=by, reason=reason)
    decisions.follow_on(stage, by=by, reason=reason, meeting=meeting)
    note_held(stage, held, by=by, today=today)
    return _add_outcome(stage, by=by, kind=OutcomeKind.DEFERRED, resolution=reason, **fields)


@transaction.atomic
def withdraw(stage: Stage, *, by, reason: str, held: str = "", today: date | None = None, **fields) -> Outcome:
    require(reasons_not_to("withdraw", stage, by=by))
    require_reason(reason, "Say why the item is withdrawn.")
    move("withdraw", stage, by=by, reason=reason)
    note_held(stage, held, by=by, today=today)
    return _add_outcome(stage, by=by, kind=OutcomeKind.WITHDRAWN, resolution=reason, **fields)


def stay_away(stage: Stage, *, by, reason: str):
    """It does not come back after all: the stage that followed for it is taken off, where nothing was done there yet.

    Call inside the verb that says so.
    """
    after = stage.timetable.stages.filter(body=stage.body, step=stage.step, position__gt=stage.position)
    for each in after.filter(state=Stage.State.PLANNED, version=None).with_facts():
        withdraw(each, by=by, reason=reason)


@transaction.atomic
def reinstate(stage: Stage, *, by, reason: str):
    """A deferral or withdrawal recorded in error: the stage is planned again, what was recorded stays on record."""
    require(reasons_not_to("reinstate", stage, by=by))
    require_reason(reason, "Say why the stage is put back.")
    for outcome in stage.outcomes.filter(is_current=True):
        set_aside(outcome, by=by, because=reason)
    move("reinstate", stage, by=by, reason=reason)
