"""From a route to stops: which meetings could follow each other. Pure over what it is given."""

from dataclasses import dataclass, field
from datetime import date

from governance.clear_days import spell
from governance.models import Body, BodyKind, Meeting
from governance.notice import Settings
from governance.routes import Step

#: Value of a stop that this plan does without.
LEFT_OUT = "none"


@dataclass
class Row:
    """One stop to be chosen: the route's step, its bodies, the meetings to choose from, the suggestion."""

    number: int
    step: Step
    bodies: list[Body]
    meetings: list[Meeting] = field(default_factory=list)
    suggested: str = LEFT_OUT

    @property
    def label(self):
        """The body's own name where there is only one, else the kind of body."""
        return self.bodies[0].name if len(self.bodies) == 1 else BodyKind(self.step.body_kind).label

    @property
    def name(self):
        return f"stop-{self.number}"


def rows_for(route, bodies: list[Body], meetings: list[Meeting], settings: Settings) -> list[Row]:
    """A row for each step of a route. Meetings are suggested so that each body's view can stand in the next papers."""
    rows, after = [], None
    for number, step in enumerate(route.steps):
        own = [body for body in bodies if body.kind == step.body_kind]
        ids = {body.pk for body in own}
        row = Row(number, step, own, [meeting for meeting in meetings if meeting.body_id in ids])
        chosen = suggest(row.meetings, step.body_kind, after, settings)
        row.suggested = f"m{chosen.pk}" if chosen else (f"b{own[0].pk}" if own else LEFT_OUT)
        after = chosen.on if chosen else after
        rows.append(row)
    return rows


def suggest(meetings, body_kind, after: date | None, settings: Settings) -> Meeting | None:
    """The earliest meeting whose papers still have a working day after the body before; else the earliest later one."""
    later = [meeting for meeting in meetings if after is None or meeting.on > after]
    in_time = (meeting for meeting in later if _leaves_time(meeting.on, body_kind, after, settings))
    return next(in_time, later[0] if later else None)


def _leaves_time(on, body_kind, after, settings):
    counted = settings.publish_by(body_kind, on)
    if after is None or counted is None:
        return True
    return settings.calendar.working_days_between(after, counted.day) > 0


def choices(row: Row, settings: Settings) -> list:
    """For a select: meetings grouped by body, each body without a date, and nothing."""
    groups = [(LEFT_OUT, "Leave this stop out")]
    for body in row.bodies:
        name = "" if len(row.bodies) == 1 else f"{body.name}: "
        own = [meeting for meeting in row.meetings if meeting.body_id == body.pk]
        options = [(f"m{meeting.pk}", name + _words(meeting, settings)) for meeting in own]
        groups.append((body.name, [*options, (f"b{body.pk}", f"{name}Date not known yet")]))
    return groups


def _words(meeting, settings):
    counted = settings.publish_by(meeting.body.kind, meeting.on)
    papers = f" (papers by {counted.day:%a} {counted.day.day} {counted.day:%b})" if counted else ""
    return spell(meeting.on) + papers
