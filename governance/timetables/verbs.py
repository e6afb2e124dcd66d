"""Verbs about timetables: building one stop by stop, adding a stage, keeping the route for the next plan."""

from dataclasses import dataclass

from django.db import transaction

from governance.models import Body, Meeting, RouteTemplate, Stage, StageDate, Timetable
from governance.stages.dating import add_date
from governance.stages.ordering import close_gaps
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require


@dataclass(frozen=True)
class Stop:
    """One stage to be: a body, what it does, and the meeting chosen for it."""

    step: int
    body: Body
    role: str
    title: str = ""
    is_optional: bool = False
    meeting: Meeting | None = None
    is_key_decision: bool | None = None
    is_open_to_call_in: bool | None = None


@transaction.atomic
def build_timetable(paper, *, by, council, route: str, stops: list[Stop]) -> Timetable:
    """A paper's timetable for one deciding council (or for the partnership itself, without a council)."""
    timetable = Timetable(paper=paper, council=council, route=route)
    require(not_allowed(by, Permission.BUILD_TIMETABLE, timetable))
    require([] if stops else ["Choose at least one committee or board."])
    timetable.full_clean()
    timetable.save()
    for position, stop in enumerate(stops):
        _add_stage(timetable, stop, position, by=by)
    audit("timetable built", timetable, by=by, partnership=paper.partnership, council=council, stages=len(stops))
    return timetable


@transaction.atomic
def add_stage(timetable: Timetable, stop: Stop, *, by) -> Stage:
    require(not_allowed(by, Permission.BUILD_TIMETABLE, timetable))
    position = timetable.stages.filter(step=stop.step).count()
    stage = _add_stage(timetable, stop, position, by=by)
    close_gaps(timetable)
    audit("stage added", stage, by=by, partnership=timetable.paper.partnership, council=timetable.council)
    return stage


def _add_stage(timetable, stop, position, *, by):
    stage = Stage(
        timetable=timetable, step=stop.step, position=position, body=stop.body, role=stop.role, title=stop.title,
        is_optional=stop.is_optional, is_key_decision=stop.is_key_decision,
        is_open_to_call_in=stop.is_open_to_call_in,
    )  # fmt: skip
    stage.full_clean()
    stage.save()
    if stop.meeting:
        add_date(stage, StageDate.Standing.PLANNED, by=by, meeting=stop.meeting)
    return stage


@transaction.atomic
def keep_route(timetable: Timetable, *, by, name: str, description: str = "") -> RouteTemplate:
    """Keep this timetable's stages as the council's own route for next time."""
    require(not_allowed(by, Permission.MANAGE_COUNCIL, timetable))
    template = RouteTemplate(council=timetable.council, name=name, description=description)
    template.full_clean()
    template.save()
    for stage in timetable.stages.in_order().select_related("body"):
        template.steps.create(
            step=stage.step, position=stage.position, body_kind=stage.body.kind, role=stage.role,
            is_optional=stage.is_optional and not stage.is_deciding, title=stage.title,
        )  # fmt: skip
    audit("route kept", template, by=by, council=timetable.council)
    return template
