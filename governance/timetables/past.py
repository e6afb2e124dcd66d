"""A way that was taken long ago, entered at once: what each body did, as far as it is known. Nothing of it is work."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.happened import not_held_yet
from governance.dates.outcomes import UNRECORDED
from governance.models import Body, Outcome, OutcomeKind, Stage, StageDate, StageRole, Timetable
from governance.stages import decisions
from governance.stages.dating import add_date, join_sittings
from governance.stages.ordering import place_among
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require
from plans.models import Paper, Version
from plans.papers import lifecycle as papers
from plans.papers.versions import freeze

S, Standing = Stage.State, StageDate.Standing


@dataclass(frozen=True)
class PastStep:
    """What is known of one meeting. ``on``: a partial date, "" where none is recorded; ``role`` "": not recorded;
    ``first_on``: when it first met, where it was adjourned and came to this outcome at a later sitting."""

    body: Body
    kind: str = UNRECORDED
    role: str = ""
    on: str = ""
    is_by: bool = False
    first_on: str = ""
    minutes: dict[str, str] = field(default_factory=dict)

    @property
    def decides(self) -> bool:
        return self.role == StageRole.DECIDE or OutcomeKind(self.kind).means.only_at_deciding

    @property
    def adopts(self) -> bool:
        return self.decides and OutcomeKind(self.kind).means.adopts

    @property
    def state(self) -> S:
        means = OutcomeKind(self.kind).means
        return S.DECIDED if not means.moves else S.DEFERRED if means.follows_on else S.WITHDRAWN


@dataclass(frozen=True)
class PastWay:
    """The timetable that was made, and what to look at."""

    timetable: Timetable
    warnings: list[str]


def reasons_not_to_enter(timetable: Timetable, steps: list[PastStep], *, by, today: date) -> list[str]:
    """``timetable``: the one that is there, or one that is not saved yet."""
    paper, place = timetable.paper, timetable
    for permission in (Permission.BUILD_TIMETABLE, Permission.RECORD_OUTCOME):
        if reasons := not_allowed(by, permission, place):
            return reasons
    if not steps:
        return ["Choose at least one committee or board."]
    if reasons := [reason for step in steps for on in (step.on, step.first_on) for reason in not_held_yet(on, today)]:
        return reasons[:1]
    still_decides = timetable.stages.still_open().filter(role=StageRole.DECIDE) if timetable.pk else []
    if any(step.adopts for step in steps) and still_decides:
        return [f"{still_decides[0].body} is still to decide on this timetable: record there what it decided."]
    stands = paper.is_adopted or paper.state == Paper.State.NOT_RECORDED or paper.is_open
    if any(step.adopts for step in steps) and not stands:
        return papers.reasons_not_to("adopt", paper, by=by)
    return []


@transaction.atomic
def enter_past_way(
    paper: Paper, *, by, steps: list[PastStep], council=None, timetable: Timetable | None = None, is_unrecorded=False,
    today: date | None = None,
) -> PastWay:  # fmt: skip
    """Each body with its outcome, none submitted to: what it saw is not recorded. Where one that decides adopted, the
    text as it stands here is what was adopted. ``is_unrecorded``: whether it was adopted nobody recorded.
    ``timetable``: one that is there already, in which each meeting takes its place; else the council gets a new one.
    """
    timetable = timetable or Timetable(paper=paper, council=council)
    require(reasons_not_to_enter(timetable, steps, by=by, today=today or timezone.localdate()))
    if timetable.pk is None:
        timetable.full_clean()
        timetable.save()
    first = timetable.stages.count() + 1
    stages = [_enter(timetable, step, number, by=by) for number, step in enumerate(steps, start=first)]
    place_among(timetable, stages)
    place = {"partnership": paper.partnership, "council": timetable.council}
    audit("past way entered", timetable, by=by, stages=len(stages), **place)
    deciding = [stage for stage, step in zip(stages, steps, strict=True) if step.adopts]
    warnings = _adopt(deciding[-1], by=by) if deciding else []
    if is_unrecorded:
        papers.leave_unrecorded(paper, by=by)
    return PastWay(timetable, warnings)


def _enter(timetable, step: PastStep, number: int, *, by) -> Stage:
    role = StageRole.DECIDE if step.decides else step.role or StageRole.NOTE
    stage = Stage(timetable=timetable, step=number, body=step.body, role=role, state=step.state)
    stage.is_role_recorded = bool(step.role) or step.decides
    stage.full_clean()
    stage.save()
    if step.first_on:
        add_date(stage, Standing.ADJOURNED, by=by, is_confirmed=True, **_said(step.body, step.first_on))
    if step.on:
        said = {"stated_on": step.on, "is_by": True} if step.is_by else _said(step.body, step.on)
        add_date(stage, Standing.HELD, by=by, is_confirmed=True, **said)
        join_sittings(stage, by=by)
    outcome = Outcome(stage=stage, kind=step.kind, recorded_by=by, **step.minutes)
    outcome.full_clean()
    outcome.save()
    return stage


def _said(body, on: str) -> dict:
    """The body's own meeting of a day, where it is in the calendar, else what was stated."""
    meeting = body.meetings.standing().filter(on=on).first() if len(on) == 10 else None
    return {"meeting": meeting} if meeting else {"stated_on": on}


def _adopt(stage: Stage, *, by) -> list[str]:
    """The text that stands was adopted here; one that is adopted already is given what it lacks, and no more."""
    paper, adoption = stage.paper, decisions.standing_adoption(stage.paper)
    version = adoption.version if adoption else _text_then(stage, by=by)
    stage.version = version
    stage.amended_version = version if stage.outcome.means.waits_for_text else None
    stage.save()
    if adoption is None and paper.state == Paper.State.DRAFTING:
        papers.send_for_approval(paper, by=by)
    if adoption is None:
        return decisions.apply(stage, stage.outcome, by=by)[1]
    if decisions.lacks_facts(adoption):
        decisions.complete_adoption(stage)
    return []


def _text_then(stage: Stage, *, by) -> Version:
    paper = stage.paper
    if not paper.is_open:
        return paper.versions.order_by("-number").first()
    words = f"{decisions.meeting_words(stage)}, entered afterwards"
    return freeze(paper, by=by, purpose=Version.Purpose.ADOPTION, frozen_for=words)
