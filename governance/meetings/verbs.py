"""Verbs about meetings: adding, changing, moving and cancelling them. Dates of stages follow, and stay in sight."""

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.meetings.effects import Effects, StageEffect, effects_of
from governance.meetings.mail import tell
from governance.models import Body, Meeting, StageDate
from governance.stages.dating import add_date
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import Refused, StaleState, change_if_same, require, require_reason


@transaction.atomic
def add_meeting(body: Body, *, by, on: date, starts_at=None, place="", source_uid="") -> Meeting:
    require(not_allowed(by, Permission.MANAGE_MEETINGS, body))
    require(not_free(body, on, starts_at))
    meeting = Meeting.objects.create(body=body, on=on, starts_at=starts_at, place=place, source_uid=source_uid)
    audit_meeting("meeting added", meeting, by=by)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, by, starts_at, place):
    """Another hour or place on the same day; another day is a move."""
    require(reasons_not_to_change(meeting, by=by))
    meeting.starts_at, meeting.place = starts_at, place
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, timezone.now()
    meeting.save()
    audit_meeting("meeting changed", meeting, by=by)


def not_free(body, on, starts_at):
    if body.has_ended(on):
        known = f"{body.end_words} Choose a day before it ends." if body.last_day else f"{body} no longer meets."
        return [known]
    taken = body.meetings.standing().filter(on=on, starts_at=starts_at).exists()
    return [f"{body} has a meeting on {spell(on)} at that time already."] if taken else []


def reasons_not_to_change(meeting: Meeting, *, by) -> list[str]:
    """Why ``by`` may not change, move or cancel this meeting; empty: allowed."""
    reasons = not_allowed(by, Permission.MANAGE_MEETINGS, meeting)
    if meeting.is_cancelled:
        return [*reasons, f"The meeting of {meeting} is cancelled."]
    if meeting.is_adjourned:
        return [*reasons, f"The meeting of {meeting} took place and was adjourned."]
    return [*reasons, f"The meeting of {meeting} was moved already."] if meeting.moved_to else reasons


def reasons_not_to_move(meeting: Meeting, *, by, on: date, starts_at=None) -> list[str]:
    if reasons := reasons_not_to_change(meeting, by=by):
        return reasons
    if on == meeting.on:
        return ["That is the day on which it takes place already."]
    return not_free(meeting.body, on, starts_at)


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, by, on: date, reason: str, starts_at=None, place="", along: Collection[int] = (),
    seen: str | None = None,
) -> Meeting:  # fmt: skip
    """The meeting takes place on another day. Stages follow with the reason; a confirmed date never moves by itself,
    and goes with it only where the stage is named in ``along``: it stays confirmed.

    ``seen``: fingerprint of the effects that the person has read; others are refused. Those responsible are told.
    """
    require(reasons_not_to_move(meeting, by=by, on=on, starts_at=starts_at))
    require_reason(reason, "Say why the meeting is moved.")
    effects = _effects_as_seen(meeting, on, seen, along)
    taken = [each for each in effects.stages if each.stage.pk in along]
    require([reason for each in taken for reason in reasons_not_to_take(each, by=by)])
    moved = _moved_row(meeting, on=on, starts_at=starts_at, place=place, reason=reason)
    for effect in effects.stages:
        if effect.moves:
            add_date(
                effect.stage, StageDate.Standing.REVISED, by=by, meeting=moved, reason=reason,
                is_confirmed=effect.is_confirmed,
            )  # fmt: skip
    audit_meeting("meeting moved", moved, by=by, reason=reason, before=meeting.on.isoformat(), after=on.isoformat())
    tell(effects, moved, by=by)
    return moved


def _moved_row(meeting, **values):
    """The row that takes the meeting's place; two people who move it at once: the second is told."""
    values |= {"body": meeting.body, "uid": meeting.uid, "sequence": meeting.sequence + 1}
    values |= {"source_uid": meeting.source_uid, "first_sitting": meeting.first_sitting}
    try:
        with transaction.atomic():
            return Meeting.objects.create(moved_from=meeting, **values)
    except IntegrityError:
        raise StaleState(f"The meeting of {meeting}") from None


def reasons_not_to_take(effect: StageEffect, *, by) -> list[str]:
    """Why ``by`` may not take a confirmed date along: whoever builds the timetable confirmed it."""
    return not_allowed(by, Permission.BUILD_TIMETABLE, effect.stage)


def _effects_as_seen(meeting, on, seen, along=()) -> Effects:
    effects = effects_of(meeting, on, along)
    if seen is not None and seen != effects.fingerprint:
        raise Refused(["What this changes is no longer what you saw: somebody has changed a plan. Look at it again."])
    return effects


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by, reason: str, seen: str | None = None):
    """The meeting does not take place. Stages that stood on it keep the date and show the conflict."""
    require(reasons_not_to_change(meeting, by=by))
    require_reason(reason, "Say why the meeting is cancelled.")
    effects = _effects_as_seen(meeting, None, seen)
    cancel_quietly(meeting, by=by, reason=reason)
    tell(effects, meeting, by=by)


def cancel_quietly(meeting: Meeting, *, by, reason: str):
    """Without a mail: of several at once those responsible are told together. Call inside a verb that has asked."""
    now = timezone.now()
    ended = {"cancelled_at": now, "cancelled_by": by, "reason": reason, "changed_at": now}
    ended["sequence"] = meeting.sequence + 1
    stale = StaleState(f"The meeting of {meeting}")
    change_if_same(meeting, was={"cancelled_at": None}, now=ended, by=by, reason=reason, stale=stale)
    audit_meeting("meeting cancelled", meeting, by=by, reason=reason)


def audit_meeting(event, meeting, *, by, reason="", **details):
    body = meeting.body
    audit(event, meeting, by=by, council=body.council, partnership=body.partnership, reason=reason, **details)
