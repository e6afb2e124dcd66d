"""Which plans are on the agenda of which meeting, as far as a person may know of them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch

from governance.models import Outcome, Pack, PackPart, Stage, StageDate
from governance.stages.key_decision import key_decision_of
from plans.models import Version


def public_items(meetings, user) -> dict:
    """Items of each meeting that the person may know of, by meeting: public once a text of the paper is."""
    stages = Stage.objects.filter(pk__in=StageDate.objects.filter(meeting__in=meetings).values("stage"))
    own = set(stages.visible_to(user).values_list("pk", flat=True)) if user.is_authenticated else set()
    items = {}
    for stage in _as_listed(stages):
        if not (stage.is_known or stage.pk in own):
            continue
        item = {
            "stage": stage,
            "may_open": stage.pk in own,
            "packs": stage.packs_for(user),
            "key_decision": key_decision_of(stage),
        }
        for meeting, is_left in _sat_over(stage):
            items.setdefault(meeting, []).append({**item, "is_left": is_left})
    return items


def texts_in(packs: Iterable[Pack]) -> set[tuple[int, int]]:
    """Which version of a text each step has in these packs of meetings: the keys of both."""
    parts = PackPart.objects.filter(pack__in=packs, kind=PackPart.Kind.PLAN, agenda_item__stage__isnull=False)
    return set(parts.values_list("agenda_item__stage", "rendering__version"))


def beside_packs(items: list[dict], texts: set[tuple[int, int]]) -> list[dict]:
    """The items as they stand beside the packs of their meeting: papers that are in one of these need no link of their
    own; a step that was given another text since does."""
    return [
        {**each, "packs": [] if (each["stage"].pk, each["stage"].version_id) in texts else each["packs"]}
        for each in items
    ]


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
        "body", "notice", "timetable__council", "timetable__paper__plan", "timetable__paper__plan_year__plan",
        "timetable__paper__addendum__plan", "timetable__paper__assessment", "timetable__paper__partnership",
    ).prefetch_related(
        Prefetch("dates", queryset=StageDate.objects.order_by("pk")),
        Prefetch("outcomes", queryset=Outcome.objects.order_by("pk")),
        "packs",
    )  # fmt: skip
