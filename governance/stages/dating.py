"""When a stage takes place. Dates are added, never overwritten, so that a slip stays visible."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.happened import not_held_yet
from governance.models import Stage, StageDate
from governance.stages.decisions import forget, redate_adoption
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require, require_reason

Standing = StageDate.Standing


def add_date(stage, standing, *, by, **fields):
    """Say it once more, in a row of its own. Call inside the verb's transaction."""
    row = StageDate(stage=stage, standing=standing, said_by=by, **fields)
    row.full_clean()
    row.save()
    forget(stage)
    return row


def note_held(stage, held, *, by, reason="", today: date | None = None):
    """Add a "held" date when one is given; the meeting of that day is linked where the body has one."""
    if not held:
        return
    require(not_held_yet(held, today or timezone.localdate()))
    meeting = stage.body.meetings.standing().filter(on=held).first() if len(held) == 10 else None
    add_date(
        stage, Standing.HELD, by=by, meeting=meeting, stated_on="" if meeting else held, is_confirmed=True,
        reason=reason,
    )  # fmt: skip


@transaction.atomic
def set_date(
    stage: Stage, *, by, meeting=None, stated="", is_by=False, is_confirmed=False, reason="", today: date | None = None
) -> StageDate:
    """Say when the stage takes place. After the first time that is a revision, and needs its reason."""
    require(not_allowed(by, Permission.BUILD_TIMETABLE, stage))
    before = stage.current_date
    on = meeting.on.isoformat() if meeting else stated
    if stage.state == Stage.State.DECIDED:
        require(not_held_yet(on, today or timezone.localdate()))
    is_slip = before is not None and before.on not in ("", on)
    if is_slip:
        require_reason(reason, "Say why the date is revised.")
    held = stage.state == Stage.State.DECIDED
    standing = Standing.HELD if held else Standing.REVISED if is_slip else Standing.PLANNED
    row = add_date(
        stage, standing, by=by, meeting=meeting, stated_on="" if meeting else stated, is_by=is_by,
        is_confirmed=is_confirmed, reason=reason,
    )  # fmt: skip
    redate_adoption(stage, reason=reason)
    audit(
        "date set", stage, by=by, partnership=stage.paper.partnership, council=stage.timetable.council, reason=reason,
        before=before.on if before else "", after=row.on,
    )  # fmt: skip
    return row


def join_sittings(stage: Stage, *, by):
    """Of a stage whose dates tell that it was adjourned: the meetings of those days are sittings of one meeting."""
    dates = [row for row in stage.dates.select_related("meeting") if row.meeting_id]
    adjourned = [row for row in dates if row.is_adjourned]
    for row in adjourned:
        if not row.meeting.is_adjourned:
            row.meeting.adjourned_at, row.meeting.adjourned_by = timezone.now(), by
            row.meeting.adjourned_because = row.reason
            row.meeting.save()
    for row in dates:
        if adjourned and row.meeting.on > adjourned[0].meeting.on and row.meeting.first_sitting_id is None:
            row.meeting.first_sitting = adjourned[0].meeting
            row.meeting.save()
