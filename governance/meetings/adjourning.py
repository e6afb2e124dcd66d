"""Meetings that were adjourned: they go on on another day, with the notice and the papers of their first sitting."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.dates.happened import is_to_come
from governance.meetings.mail import tell_of_sitting
from governance.meetings.verbs import audit_meeting, not_free, reasons_not_to_change
from governance.models import Meeting, Stage, StageDate
from governance.stages.dating import add_date
from governance.stages.decisions import redate_adoption
from partnerships.access import Permission, not_allowed
from partnerships.verbs import StaleState, change_if_same, require, require_reason

Standing = StageDate.Standing


def items_on(meeting: Meeting) -> list[Stage]:
    """The items that were before it or whose dates still say so: still open ones first."""
    stages = Stage.objects.filter(dates__meeting=meeting).distinct().with_facts(with_names=False).in_order()
    stages = stages.select_related("body", "timetable__paper__partnership", "timetable__council")
    own = [each for each in stages if each.current_date.meeting_id == meeting.pk and not each.is_ended]
    return sorted(own, key=lambda stage: not stage.is_open)


def reasons_not_to_adjourn(meeting: Meeting, *, by, today: date) -> list[str]:
    if reasons := reasons_not_to_change(meeting, by=by):
        return reasons
    if is_to_come(meeting.on.isoformat(), today):
        return ["It has not met yet: move it instead."]
    return []


def reasons_not_to_reconvene(meeting: Meeting, *, by) -> list[str]:
    """The sitting that goes on is named once; another day of it is a move."""
    if reasons := not_allowed(by, Permission.MANAGE_MEETINGS, meeting):
        return reasons
    if not meeting.is_adjourned:
        return [f"The meeting of {meeting} was not adjourned."]
    later = meeting.sittings().filter(on__gt=meeting.on).first()
    return [f"It continues on {spell(later.on)} already: move that sitting."] if later else []


@transaction.atomic
def adjourn(
    meeting: Meeting, *, by, reason: str, items: Collection[Stage] = (), today: date | None = None, on=None, **when
) -> Meeting:
    """It met, and left these items to be gone on with: on a day, or on one not known yet. Gives the row to look at.

    Items decided already are those whose outcome was recorded under the day of the first sitting.
    """
    require(reasons_not_to_adjourn(meeting, by=by, today=today or timezone.localdate()))
    require_reason(reason, "Say why the meeting was adjourned.")
    decided = [stage for stage in items if not stage.is_open]
    require([reason for stage in decided for reason in not_allowed(by, Permission.CORRECT_OUTCOME, stage)][:1])
    require([] if on or not decided else ["Say on which day the items that are decided were taken."])
    now = timezone.now()
    told = {"adjourned_at": now, "adjourned_by": by, "adjourned_because": reason, "changed_at": now}
    stale = StaleState(f"The meeting of {meeting}")
    now = {**told, "sequence": meeting.sequence + 1}
    change_if_same(meeting, was={"adjourned_at": None}, now=now, by=by, reason=reason, stale=stale)
    audit_meeting("meeting adjourned", meeting, by=by, reason=reason, items=len(items))
    for stage in items:
        add_date(stage, Standing.ADJOURNED, by=by, meeting=meeting, is_confirmed=True, reason=reason)
    return reconvene(meeting, by=by, today=today, on=on, **when) if on else meeting


@transaction.atomic
def reconvene(meeting: Meeting, *, by, on: date, starts_at=None, place="", today: date | None = None) -> Meeting:
    """The day on which an adjourned meeting goes on. What it left is taken then; its notice stays that of the first."""
    require(reasons_not_to_reconvene(meeting, by=by))
    require([] if on > meeting.on else ["It goes on after the day on which it was adjourned."])
    require(not_free(meeting.body, on, starts_at))
    first = meeting.first_sitting or meeting
    later = Meeting.objects.create(body=meeting.body, on=on, starts_at=starts_at, place=place, first_sitting=first)
    audit_meeting("meeting reconvened", later, by=by, before=meeting.on.isoformat())
    today = today or timezone.localdate()
    left = [stage for stage in items_on(meeting) if stage.current_date.is_adjourned]
    for stage in left:
        _go_on(stage, later, by=by, reason=meeting.adjourned_because, today=today)
    tell_of_sitting(meeting, later, left, by=by, today=today)
    return later


def _go_on(stage, later, *, by, reason, today):
    """An item is planned for the later sitting, or was decided there."""
    if stage.is_open:
        add_date(stage, Standing.REVISED, by=by, meeting=later, is_confirmed=True, reason=reason)
        return
    require(["An item that is decided cannot be taken on a day to come."] if later.on > today else [])
    add_date(stage, Standing.HELD, by=by, meeting=later, is_confirmed=True, reason=reason)
    redate_adoption(stage, reason=reason)
