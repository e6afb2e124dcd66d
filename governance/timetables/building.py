"""From a route to stops to choose from, each with the meeting that the timetable engine suggests and its reason."""

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from governance.dates.clear_days import spell
from governance.dates.notice import Settings
from governance.models import Body, BodyKind, Meeting, StageRole
from governance.models.bodies import told_apart
from governance.timetables.engine.legs import Sitting
from governance.timetables.engine.schedule import Aim, NoWay, Schedule, Slot, backward, forward
from governance.timetables.planning import as_sitting, legs_of_route, sittings_of_route, stop_key
from governance.timetables.routes import BodyStep, Route

#: Value of a stop that this plan does without.
LEFT_OUT = "none"


@dataclass
class Row:
    """One stop to be chosen: the route's step, its bodies, the meetings to choose from, and the engine's slot."""

    number: int
    step: BodyStep
    bodies: list[Body]
    meetings: list[Meeting] = field(default_factory=list)
    slot: Slot | None = None

    @property
    def label(self):
        """The body's own name where there is only one, else the kind of body."""
        return self.bodies[0].name if len(self.bodies) == 1 else BodyKind(self.step.body_kind).label

    @property
    def name(self):
        return stop_key(self.number)

    @property
    def suggested(self):
        """The engine's meeting; the body without a date where a stop has to be made all the same."""
        if self.slot and self.slot.sitting.key:
            return self.slot.sitting.key
        return LEFT_OUT if self.step.is_optional else f"b{self.bodies[0].pk}"


@dataclass(frozen=True)
class Proposal:
    """What the engine found for a route, or why it found no whole way."""

    schedule: Schedule | None = None
    no_way: NoWay | None = None

    @property
    def shown(self) -> Schedule | None:
        """The whole way; else the steps that have meetings all the same."""
        return self.no_way.rest if self.no_way else self.schedule


def plan_route(
    route: Route, bodies, meetings, settings: Settings, *, not_before: date, final: Meeting | None, aim: Aim, **more
) -> Proposal:
    """Backwards from the deciding meeting where one is chosen, else forwards from a day; ``more`` is the engine's."""
    flags = {name: more.pop(name, None) for name in ("is_key", "is_open_to_call_in")}
    legs, sittings = legs_of_route(route, bodies, **flags), sittings_of_route(route, meetings)
    if final:
        sittings |= {leg.key: only_at(final, sittings[leg.key]) for leg in legs if leg.role == StageRole.DECIDE}
    return proposal(legs, sittings, settings, start=not_before, final=final, aim=aim, **more)


def proposal(legs, sittings, settings: Settings, *, start: date, final: Meeting | None, aim: Aim, **more) -> Proposal:
    try:
        if final:
            return Proposal(backward(legs, sittings, settings, final=final.on, start=start, aim=aim, **more))
        return Proposal(forward(legs, sittings, settings, start=start, aim=aim, **more))
    except NoWay as refusal:
        return Proposal(no_way=refusal)


def only_at(final: Meeting, sittings: list[Sitting]) -> list[Sitting]:
    """Of several bodies that meet on its day, the one that was chosen."""
    key = as_sitting(final).key
    return [each for each in sittings if each.on != final.on or each.key == key]


def other_ways(plan: Proposal, query: QueryDict) -> list[dict]:
    """The ways that may be chosen instead, each in a sentence and with the address of the same question."""
    found = []
    for other in plan.schedule.others if plan.schedule else ():
        address = query.copy()
        address["way"] = other.aim
        found.append({"words": other.words, "address": f"?{address.urlencode()}"})
    return found


def rows_for(route: Route, bodies: list[Body], meetings: list[Meeting], plan: Proposal) -> list[Row]:
    """A row for each step of a route for which there is a body: the others are named above them."""
    slots = {slot.leg.key: slot for slot in plan.shown.slots} if plan.shown else {}
    rows = []
    for number, step in enumerate(route.steps):
        own = [body for body in bodies if body.kind == step.body_kind]
        if not own:
            continue
        ids = {body.pk for body in own}
        own_meetings = [meeting for meeting in meetings if meeting.body_id in ids]
        rows.append(Row(number, step, own, own_meetings, slots.get(stop_key(number))))
    return rows


def without_meetings(rows: list[Row]) -> list[Body]:
    """The bodies of steps that have no meeting to choose from: nothing can be planned before somebody adds one."""
    return list(dict.fromkeys(body for row in rows if not row.meetings for body in row.bodies))


def papers_due(row: Row, settings: Settings) -> list[str]:
    """Why the papers of each meeting to choose from are due when its choice says, one sentence a meeting."""
    counted = ((meeting, settings.publish_by(meeting.body.kind, meeting.on)) for meeting in row.meetings)
    return [f"{spell(meeting.on)}: {found.sentence('papers public by')}." for meeting, found in counted if found]


def choices(row: Row, settings: Settings) -> list:
    """For a select: meetings grouped by body, each body without a date, and nothing."""
    groups = [(LEFT_OUT, "Leave this step out")]
    names = told_apart(row.bodies)
    for body in row.bodies:
        name = "" if len(row.bodies) == 1 else f"{names[body.pk]}: "
        own = [meeting for meeting in row.meetings if meeting.body_id == body.pk]
        options = []
        for meeting in own:
            counted = settings.publish_by(meeting.body.kind, meeting.on)
            papers = f" (papers by {counted.day:%a} {counted.day.day} {counted.day:%b})" if counted else ""
            options.append((f"m{meeting.pk}", name + spell(meeting.on) + papers))
        groups.append((names[body.pk], [*options, (f"b{body.pk}", f"{name}Date not known yet")]))
    return groups
