"""From rows to the timetable engine: the legs of a route or of a timetable, and the meetings their bodies hold."""

from collections.abc import Iterable
from datetime import date

from governance.dates.notice import EXECUTIVE_KINDS
from governance.models import Body, BodyKind, Meeting, Stage, Timetable
from governance.timetables.engine.legs import Leg, Sitting
from governance.timetables.routes import Route


def stop_key(number: int) -> str:
    """What the engine and the form call the n-th stop of a route."""
    return f"stop-{number}"


def leg_key(stage: Stage) -> str:
    """What the engine calls a stage of a timetable."""
    return f"stage-{stage.pk}"


def legs_of_route(route: Route, bodies: Iterable[Body], *, is_key=None, is_open_to_call_in=None) -> list[Leg]:
    """The stops of a route for which there is a body. What is recorded of the item concerns its executive stops."""
    names = {}
    for body in bodies:
        names.setdefault(body.kind, []).append(body.name)
    return [
        Leg(
            key=stop_key(number),
            step=step.step,
            body=names[step.body_kind][0] if len(names[step.body_kind]) == 1 else BodyKind(step.body_kind).label,
            kind=step.body_kind,
            role=step.role,
            is_optional=step.is_optional,
            gap_days=step.gap_days,
            consultation_weeks=step.consultation_weeks,
            is_key=is_key if step.body_kind in EXECUTIVE_KINDS else None,
            is_open_to_call_in=is_open_to_call_in if step.body_kind in EXECUTIVE_KINDS else None,
        )
        for number, step in enumerate(route.steps)
        if step.body_kind in names
    ]


def kinds_without_body(route: Route, bodies: Iterable[Body]) -> list[str]:
    """Kinds of body that the route passes and that the council and the partnership do not have, in words."""
    there = {body.kind for body in bodies}
    return [BodyKind(kind).label for kind in dict.fromkeys(step.body_kind for step in route.steps) if kind not in there]


def sittings_of_route(route: Route, meetings: Iterable[Meeting]) -> dict[str, list[Sitting]]:
    """The meetings that could be each stop; read with their bodies."""
    by_kind = {}
    for meeting in meetings:
        by_kind.setdefault(meeting.body.kind, []).append(as_sitting(meeting))
    return {stop_key(number): by_kind.get(step.body_kind, []) for number, step in enumerate(route.steps)}


def as_sitting(meeting: Meeting) -> Sitting:
    return Sitting(meeting.on, f"m{meeting.pk}", meeting.body.name)


def legs_of_timetable(timetable: Timetable, *, is_key=None, is_open_to_call_in=None) -> list[Leg]:
    """The stages of a timetable as legs, each with its own body; what a stage records comes before the defaults."""
    return [
        Leg(
            key=leg_key(stage),
            step=stage.step,
            body=stage.body.name,
            kind=stage.body.kind,
            role=stage.role,
            is_optional=stage.is_optional and not stage.is_deciding,
            is_key=_recorded(stage, stage.is_key_decision, is_key),
            is_open_to_call_in=_recorded(stage, stage.is_open_to_call_in, is_open_to_call_in),
            is_over=stage.state == Stage.State.DECIDED,
            is_public=stage.state == Stage.State.PUBLISHED,
        )
        for stage in timetable.stages_with_facts()
        # not what was put off or withdrawn, nor what is over on a day that is not fully recorded
        if not stage.is_ended and (stage.state != Stage.State.DECIDED or stage.day)
    ]


def _recorded(stage, recorded, default):
    return default if recorded is None and stage.body.kind in EXECUTIVE_KINDS else recorded


def sittings_of_timetable(timetable: Timetable) -> dict[str, list[Sitting]]:
    """Every meeting of each stage's own body, and the days given to a stage without a meeting (one query)."""
    stages = timetable.stages_with_facts()
    by_body, put_off = {}, _put_off(stages)
    meetings = (
        Meeting.objects.for_new_business().filter(body__in=[stage.body_id for stage in stages]).select_related("body")
    )
    for meeting in meetings:
        by_body.setdefault(meeting.body_id, []).append(as_sitting(meeting))
    found = {}
    for stage in stages:
        sittings = by_body.get(stage.body_id, [])
        known = {sitting.on for sitting in sittings}
        own = {row.day for row in stage.dates.all() if row.day and not row.is_by}
        there = [*sittings, *(Sitting(on, body=stage.body.name) for on in sorted(own - known))]
        after = put_off.get((stage.step, stage.body_id), date.min) if stage.is_open else date.min
        found[leg_key(stage)] = [each for each in there if each.on > after]
    return found


def _put_off(stages) -> dict[tuple[int, int], date]:
    """The last day from which a stage was deferred, by its step and body: what takes its place comes after it."""
    deferred = [each for each in stages if each.state == Stage.State.DEFERRED and each.day]
    return {(each.step, each.body_id): each.day for each in sorted(deferred, key=lambda each: each.day)}
