"""Which plans are on the agenda of which meeting, as far as a person may know of them."""

from django.db.models import Exists, OuterRef, Prefetch

from governance.models import Outcome, Stage, StageDate
from plans.models import Version


def public_items(meetings, user) -> dict:
    """Items of each meeting that the person may know of, by meeting: public once a text of the paper is."""
    stages = Stage.objects.filter(pk__in=StageDate.objects.filter(meeting__in=meetings).values("stage"))
    own = set(stages.visible_to(user).values_list("pk", flat=True)) if user.is_authenticated else set()
    items = {}
    for stage in _as_listed(stages):
        if not (stage.is_known or stage.pk in own):
            continue
        item = {"stage": stage, "may_open": stage.pk in own, "packs": stage.packs_for(user)}
        for meeting, is_left in _sat_over(stage):
            items.setdefault(meeting, []).append({**item, "is_left": is_left})
    return items


def _sat_over(stage) -> list[tuple[int, bool]]:
    """The meeting of its date, and those at which it was left for a later sitting. A recorded day on which the calendar
    has no meeting belongs to the last one on which it stood: its pack stays with it."""
    current = stage.current_date
    found = {each.meeting_id: True for each in stage.dates.all() if each.is_adjourned and each.meeting_id}
    sat = current
    if current and current.is_held and not current.meeting_id:
        sat = next((each for each in reversed(list(stage.dates.all())) if each.meeting_id), current)
    if sat and sat.meeting_id:
        found[sat.meeting_id] = sat.is_adjourned
    return list(found.items())


def _as_listed(stages):
    """Only what a list says of a stage: its paper, the newest of its dates, its outcome, its packs."""
    published = Version.objects.public().filter(paper=OuterRef("timetable__paper"))
    return stages.annotate(is_known=Exists(published)).select_related(
        "body", "timetable__council", "timetable__paper__plan", "timetable__paper__plan_year__plan",
        "timetable__paper__addendum__plan", "timetable__paper__assessment", "timetable__paper__partnership",
    ).prefetch_related(
        Prefetch("dates", queryset=StageDate.objects.order_by("pk")),
        Prefetch("outcomes", queryset=Outcome.objects.order_by("pk")),
        "packs",
    )  # fmt: skip
