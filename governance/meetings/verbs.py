"""When and where: verbs about meetings and about the dates of stages. Dates are added, never overwritten."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.meetings.effects import Effects, effects_of
from governance.meetings.mail import tell
from governance.models import Body, Meeting, RouteTemplate, Stage, StageDate, Timetable
from governance.stages.decisions import forget, redate_adoption
from partnerships.access import Permission as P
from partnerships.access import may
from partnerships.models import audit
from partnerships.verbs import Refused, StaleState

Standing = StageDate.Standing


def _require(reasons):
    if reasons:
        raise Refused(reasons)


def _not_allowed(permission, by, obj):
    return [] if by.is_system or may(by, permission, obj) else [f"Your roles do not let you {permission.value}."]


# --- Meetings ------------------------------------------------------------------------------------------------


@transaction.atomic
def add_meeting(body: Body, *, by, on: date, starts_at=None, place="", source_uid="") -> Meeting:
    _require(_not_allowed(P.MANAGE_MEETINGS, by, body))
    _require(_not_free(body, on, starts_at))
    meeting = Meeting.objects.create(body=body, on=on, starts_at=starts_at, place=place, source_uid=source_uid)
    _audit("meeting added", meeting, by=by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by, starts_at, place):
    """Another hour or place on the same day; another day is a move."""
    _require(reasons_not_to_change(meeting, by=by))
    meeting.starts_at, meeting.place = starts_at, place
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, timezone.now()
    meeting.save()
    _audit("meeting changed", meeting, by=by)


def _not_free(body, on, starts_at):
    taken = body.meetings.standing().filter(on=on, starts_at=starts_at).exists()
    return [f"{body} has a meeting on {spell(on)} at that time already."] if taken else []


def reasons_not_to_change(meeting: Meeting, *, by) -> list[str]:
    """Why ``by`` may not change, move or cancel this meeting; empty: allowed."""
    return _not_allowed(P.MANAGE_MEETINGS, by, meeting) + _not_standing(meeting)


def reasons_not_to_move(meeting: Meeting, *, by, on: date, starts_at=None) -> list[str]:
    if reasons := reasons_not_to_change(meeting, by=by):
        return reasons
    if on == meeting.on:
        return ["That is the day on which it takes place already."]
    return _not_free(meeting.body, on, starts_at)


def _not_standing(meeting):
    if meeting.is_cancelled:
        return [f"The meeting of {meeting} is cancelled."]
    return [f"The meeting of {meeting} was moved already."] if meeting.moved_to else []


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, by, on: date, reason: str, starts_at=None, place="", seen: str | None = None, address_of=None
) -> Meeting:
    """The meeting takes place on another day. Stages follow with the reason; a confirmed date never moves by itself.

    ``seen``: fingerprint of the effects that the person has read; others are refused. Those responsible are told;
    ``address_of(timetable)`` gives the full address that their mail names.
    """
    _require(reasons_not_to_move(meeting, by=by, on=on, starts_at=starts_at))
    _require([] if reason.strip() else ["Say why the meeting is moved."])
    effects = _effects_as_seen(meeting, on, seen)
    moved = _moved_row(meeting, on=on, starts_at=starts_at, place=place, reason=reason)
    for effect in effects.stages:
        if effect.moves:
            _add_date(effect.stage, Standing.REVISED, by=by, meeting=moved, reason=reason)
    _audit("meeting moved", moved, by=by, reason=reason, before=meeting.on.isoformat(), after=on.isoformat())
    tell(effects, moved, by=by, address_of=address_of)
    return moved


def _moved_row(meeting, **values):
    """The row that takes the meeting's place; two people who move it at once: the second is told."""
    values |= {"body": meeting.body, "uid": meeting.uid, "sequence": meeting.sequence + 1}
    values["source_uid"] = meeting.source_uid
    try:
        with transaction.atomic():
            return Meeting.objects.create(moved_from=meeting, **values)
    except IntegrityError:
        raise StaleState(f"The meeting of {meeting}") from None


def _effects_as_seen(meeting, on, seen) -> Effects:
    effects = effects_of(meeting, on)
    if seen is not None and seen != effects.fingerprint:
        raise Refused(["What this changes is no longer what you saw: somebody has changed a plan. Look at it again."])
    return effects


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by, reason: str, seen: str | None = None, address_of=None):
    """The meeting does not take place. Stages that stood on it keep the date and show the conflict."""
    _require(reasons_not_to_change(meeting, by=by))
    _require([] if reason.strip() else ["Say why the meeting is cancelled."])
    effects = _effects_as_seen(meeting, None, seen)
    now = timezone.now()
    ended = {"cancelled_at": now, "cancelled_by": by, "reason": reason, "changed_at": now}
    ended["sequence"] = meeting.sequence + 1
    if not Meeting.objects.filter(pk=meeting.pk, cancelled_at=None).update(**ended):
        raise StaleState(f"The meeting of {meeting}")
    for name, value in ended.items():
        setattr(meeting, name, value)
    meeting._change_reason = reason
    meeting.save()
    _audit("meeting cancelled", meeting, by=by, reason=reason)
    tell(effects, meeting, by=by, address_of=address_of)


def _audit(event, meeting, *, by, reason="", **details):
    body = meeting.body
    audit(event, meeting, by=by, council=body.council, partnership=body.partnership, reason=reason, **details)


# --- Timetables and the dates of their stages ----------------------------------------------------------------


@dataclass(frozen=True)
class Stop:
    """One stage to be: a body, what it does, and the meeting chosen for it."""

    step: int
    body: Body
    role: str
    title: str = ""
    is_optional: bool = False
    meeting: Meeting | None = None
    is_key_decision: bool | None = None
    is_open_to_call_in: bool | None = None


@transaction.atomic
def build_timetable(paper, *, by, council, route: str, stops: list[Stop]) -> Timetable:
    """A paper's timetable for one deciding council (or for the partnership itself, without a council)."""
    timetable = Timetable(paper=paper, council=council, route=route)
    _require(_not_allowed(P.BUILD_TIMETABLE, by, timetable))
    _require([] if stops else ["Choose at least one committee or board."])
    timetable.full_clean()
    timetable.save()
    for position, stop in enumerate(stops):
        _add_stage(timetable, stop, position, by=by)
    audit("timetable built", timetable, by=by, partnership=paper.partnership, council=council, stages=len(stops))
    return timetable


@transaction.atomic
def add_stage(timetable: Timetable, stop: Stop, *, by) -> Stage:
    _require(_not_allowed(P.BUILD_TIMETABLE, by, timetable))
    position = timetable.stages.filter(step=stop.step).count()
    stage = _add_stage(timetable, stop, position, by=by)
    audit("stage added", stage, by=by, partnership=timetable.paper.partnership, council=timetable.council)
    return stage


def _add_stage(timetable, stop, position, *, by):
    stage = Stage(
        timetable=timetable, step=stop.step, position=position, body=stop.body, role=stop.role, title=stop.title,
        is_optional=stop.is_optional, is_key_decision=stop.is_key_decision,
        is_open_to_call_in=stop.is_open_to_call_in,
    )  # fmt: skip
    stage.full_clean()
    stage.save()
    if stop.meeting:
        _add_date(stage, Standing.PLANNED, by=by, meeting=stop.meeting)
    return stage


@transaction.atomic
def set_date(stage: Stage, *, by, meeting=None, stated="", is_by=False, is_confirmed=False, reason="") -> StageDate:
    """Say when the stage takes place. After the first time that is a revision, and needs its reason."""
    _require(_not_allowed(P.BUILD_TIMETABLE, by, stage))
    before = stage.current_date
    on = meeting.on.isoformat() if meeting else stated
    is_slip = before is not None and before.on not in ("", on)
    _require(["Say why the date is revised."] if is_slip and not reason.strip() else [])
    held = stage.state == Stage.State.DECIDED
    standing = Standing.HELD if held else Standing.REVISED if is_slip else Standing.PLANNED
    row = _add_date(
        stage, standing, by=by, meeting=meeting, stated_on="" if meeting else stated, is_by=is_by,
        is_confirmed=is_confirmed, reason=reason,
    )  # fmt: skip
    redate_adoption(stage, reason=reason)
    audit(
        "date set", stage, by=by, partnership=stage.paper.partnership, council=stage.timetable.council, reason=reason,
        before=before.on if before else "", after=row.on,
    )  # fmt: skip
    return row


def _add_date(stage, standing, *, by, **fields):
    row = StageDate(stage=stage, standing=standing, said_by=by, **fields)
    row.full_clean()
    row.save()
    forget(stage)
    return row


@transaction.atomic
def keep_route(timetable: Timetable, *, by, name: str, description: str = "") -> RouteTemplate:
    """Keep this timetable's stages as the council's own route for next time."""
    _require(_not_allowed(P.MANAGE_COUNCIL, by, timetable))
    template = RouteTemplate(council=timetable.council, name=name, description=description)
    template.full_clean()
    template.save()
    for stage in timetable.stages.in_order().select_related("body"):
        template.steps.create(
            step=stage.step, position=stage.position, body_kind=stage.body.kind, role=stage.role,
            is_optional=stage.is_optional, title=stage.title,
        )  # fmt: skip
    audit("route kept", template, by=by, council=timetable.council)
    return template
