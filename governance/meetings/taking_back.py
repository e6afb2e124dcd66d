"""A file of meetings that was brought in: taken back until one of its meetings is changed or something stands on it."""

from datetime import date, time

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone

from governance.meetings import verbs as diary
from governance.meetings.matching import Deed
from governance.models import Meeting
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require
from plans.models import Import

CHANGED = "Meetings were changed since the file was brought in: change what is not wanted by itself."


def reasons_not_to_take_back(found: Import, *, by) -> list[str]:
    if found.state != Import.State.BROUGHT_IN:
        return ["This file was not brought in."]
    if reasons := not_allowed(by, Permission.MANAGE_MEETINGS, found):
        return reasons
    made = found.made["meetings"]
    here = Meeting.objects.select_related("body").in_bulk([each["meeting"] for each in made])
    if any(not _is_as_made(here.get(each["meeting"]), each) for each in made):
        return [CHANGED]
    added = [here[each["meeting"]] for each in made if each["deed"] == Deed.ADD.name]
    return [f"Something stands on the meeting of {meeting} already." for meeting in added if is_in_use(meeting)][:3]


def _is_as_made(meeting: Meeting | None, made: dict) -> bool:
    if meeting is None or meeting.sequence != made["sequence"] or meeting.moved_to:
        return False
    return meeting.is_cancelled == (made["deed"] == Deed.CANCEL.name)


def is_in_use(meeting: Meeting) -> bool:
    """Whether a step, a pack, minutes or anything else hangs on it."""
    collector = Collector(using=DEFAULT_DB_ALIAS)
    try:
        collector.collect([meeting])
    except ProtectedError:
        return True
    others = any(model is not Meeting for model in collector.data)
    return others or any(rows.exists() for rows in collector.fast_deletes)


@transaction.atomic
def take_back(found: Import, *, by) -> None:
    """Those it added go; those it changed and moved are as before, through the same verbs as by hand. A meeting that
    it cancelled is added anew: one that is cancelled stays so, for those who were told."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    require(reasons_not_to_take_back(found, by=by))
    reason = f"{found.name} was taken back"
    for made in reversed(found.made["meetings"]):
        _take_back(Meeting.objects.select_related("body").get(pk=made["meeting"]), made, by=by, reason=reason)
    found.state, found.undone_by, found.undone_at = Import.State.UNDONE, by, timezone.now()
    found.save()
    audit("import taken back", found.place, by=by, partnership=found.partnership, council=found.council, reason=reason)


def _take_back(meeting: Meeting, made: dict, *, by, reason: str) -> None:
    before = made["before"]
    details = {"place": before.get("place", ""), "starts_at": _time(before.get("starts_at"))}
    if made["deed"] == Deed.ADD.name:
        diary.audit_meeting("meeting removed", meeting, by=by, reason=reason)
        meeting._history_user, meeting._change_reason = by, reason
        meeting.delete()
    elif made["deed"] == Deed.CHANGE.name:
        diary.change_meeting(meeting, by=by, **details)
    elif made["deed"] == Deed.MOVE.name:
        diary.move_meeting(meeting, by=by, on=date.fromisoformat(before["on"]), reason=reason, **details)
    elif made["deed"] == Deed.CANCEL.name:
        diary.add_meeting(meeting.body, by=by, on=meeting.on, **details)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
