"""The order of a timetable's steps: numbers without holes; bodies of one step may meet in any order."""

from django.db import transaction

from governance.models import Stage, Timetable
from governance.stages.naming import stage_names
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import Refused, require
from partnerships.wording import and_words

FIRST = "after-0"


def places_of(stage: Stage) -> list[tuple[str, str]]:
    """Where a stage may stand: first, together with other bodies, or after them."""
    found = [(FIRST, "First")]
    for step, bodies in _others(stage).items():
        names = and_words(bodies)
        found += [(f"with-{step}", f"In the same step as {names}"), (f"after-{step}", f"After {names}")]
    return found


def place_of(stage: Stage) -> str:
    """Where it stands now."""
    steps = _others(stage)
    before = max((step for step in steps if step < stage.step), default=0)
    return f"with-{stage.step}" if stage.step in steps else f"after-{before}"


@transaction.atomic
def move_to(stage: Stage, place: str, *, by):
    """Put a stage where ``places_of`` says; what was decided, and what each body saw, stays as it was."""
    require(not_allowed(by, Permission.BUILD_TIMETABLE, stage))
    if place not in dict(places_of(stage)):
        raise Refused(["The steps were changed meanwhile: choose the place again."])
    where, _, step = place.partition("-")
    _number(stage.timetable, {stage.pk: int(step) + (0.5 if where == "after" else 0)})
    audit("step moved", stage, by=by, partnership=stage.paper.partnership, council=stage.timetable.council, place=place)


def close_gaps(timetable: Timetable):
    """Numbers without holes, after a step was added."""
    _number(timetable, {})


def place_among(timetable: Timetable, new: list[Stage]):
    """Stages that are over, entered in their order: each before what met later or is still to come."""
    order = [each for each in timetable.stages.in_order().prefetch_related("dates__meeting") if each not in new]
    last = max((each.step for each in order), default=0) + 1
    moved: dict[int, float] = {}
    least = 0.0
    for number, stage in enumerate(new, start=1):
        following = next((each.step for each in order if each.is_open or _met_later(each, stage)), last)
        least = max(least, following - 1.0)
        moved[stage.pk] = least + number / (len(new) + 1)
    _number(timetable, moved)


def _met_later(stage, other) -> bool:
    """As far as the days of both are known: of a month, by the month."""
    days = [each.current_date.on if each.current_date else "" for each in (stage, other)]
    return all(days) and days[0] > days[1]


def _number(timetable, moved):
    stages = list(Stage.objects.filter(timetable=timetable).in_order())
    wanted = {stage.pk: moved.get(stage.pk, stage.step) for stage in stages}
    numbers = {step: number for number, step in enumerate(sorted(set(wanted.values())), start=1)}
    for stage in stages:
        if stage.step != (step := numbers[wanted[stage.pk]]):
            stage.step = step
            stage.save(update_fields=["step"])


def _others(stage):
    """Step → names of its bodies, without this stage."""
    found: dict[int, list[str]] = {}
    others = list(
        stage.timetable.stages.in_order().exclude(pk=stage.pk).select_related("body__council", "body__partnership")
    )
    names = stage_names(others)
    for other in others:
        found.setdefault(other.step, []).append(names[other.pk])
    return found
