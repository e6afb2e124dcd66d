"""A step goes over to another committee or board: because the one it was planned for ends, or was the wrong one."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from governance.models import Body, Meeting, Stage, StageDate
from governance.stages.dating import add_date
from partnerships.access import Permission, not_allowed
from partnerships.verbs import StaleState, require, require_reason, swap


def reasons_not_to_hand_over(stage: Stage, *, by) -> list[str]:
    if reasons := not_allowed(by, Permission.BUILD_TIMETABLE, stage):
        return reasons
    if not stage.is_open:
        return [f"{stage.body.name} is done with it: what was decided stays with those who decided."]
    return []


def others(stage: Stage):
    """Bodies that may take it: the partnership's and, of councils, those of the one that decides."""
    found, council = (
        Body.objects.open_to(stage.paper.partnership).meeting_on(timezone.localdate()),
        stage.timetable.council,
    )
    if council:
        found = found.filter(Q(partnership__isnull=False) | Q(council=council) | Q(also_of=council)).distinct()
    return found.exclude(pk=stage.body_id).select_related("council", "partnership")


@transaction.atomic
def hand_over(stage: Stage, *, by, to: Body, reason: str, meeting: Meeting | None = None) -> Stage:
    """The other body takes it, at ``meeting`` or on a day not known yet. What was submitted goes with it."""
    require(reasons_not_to_hand_over(stage, by=by))
    require_reason(reason, "Say why another committee or board takes it.")
    require([] if others(stage).filter(pk=to.pk).exists() else [f"{to.name} cannot take this step: choose another."])
    require([] if meeting is None or meeting.body_id == to.pk else [f"That is not a meeting of {to.name}."])
    before = stage.body
    swap(
        stage, was={"body": before, "state": stage.state}, now={"body": to}, by=by, event="step handed over",
        stale=StaleState(f"The step of {before.name}"), reason=reason, partnership=stage.paper.partnership,
        council=stage.timetable.council, before=before.name, after=to.name,
    )  # fmt: skip
    if meeting or stage.current_date:
        was = stage.current_date
        standing = StageDate.Standing.REVISED if was else StageDate.Standing.PLANNED
        add_date(stage, standing, by=by, meeting=meeting, reason=f"{before.name} hands it over to {to.name}. {reason}")
    return stage
