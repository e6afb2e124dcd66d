"""A council's own routes: copied from a ready one, changed step by step, removed. Kept for the next timetable."""

from itertools import groupby

from django.db import transaction

from governance.dates.stages import OPTIONAL_DECISION
from governance.models import RouteTemplate, StageRole
from governance.timetables.routes import BodyStep, Route
from partnerships.access import Permission, may
from partnerships.models import Organisation, audit
from partnerships.verbs import require


def by_step(route: Route) -> list[tuple[int, list[BodyStep]]]:
    """The steps in order, each with the bodies that may come in any order. Pure."""
    ordered = sorted(route.steps, key=lambda step: step.step)
    return [(number, list(steps)) for number, steps in groupby(ordered, key=lambda step: step.step)]


def reasons_not_to_keep(council: Organisation, *, by) -> list[str]:
    return [] if may(by, Permission.MANAGE_COUNCIL, council) else ["Your roles do not let you change its routes."]


@transaction.atomic
def copy_route(council: Organisation, route: Route, *, by, name: str) -> RouteTemplate:
    """A ready route, or another of its own, as a new route of the council's."""
    require(reasons_not_to_keep(council, by=by))
    template = RouteTemplate(council=council, name=name, description=route.description[:300])
    template.full_clean()
    template.save()
    _write_steps(template, [vars(step) for step in route.steps])
    audit("route copied", template, by=by, council=council, source=route.slug)
    return template


@transaction.atomic
def change_route(template: RouteTemplate, *, by, name: str, description: str, steps: list[dict]):
    """Name, description and all steps anew. Timetables that were built on the route stay as they are."""
    require(reasons_not_to_keep(template.council, by=by))
    require([] if steps else ["A route has at least one step."])
    decides = any(values["role"] == StageRole.DECIDE and values.get("is_optional") for values in steps)
    require([OPTIONAL_DECISION] if decides else [])
    template.name, template.description = name, description
    template.full_clean()
    template.save()
    _write_steps(template, steps)
    audit("route changed", template, by=by, council=template.council, steps=len(steps))


def _write_steps(template, steps):
    """The rows that are there are used in their order; the rest is added or removed."""
    known = list(template.steps.all())
    for position, values in enumerate(sorted(steps, key=lambda values: values["step"])):
        row = known[position] if position < len(known) else template.steps.model(template=template)
        for name, value in (values | {"position": position}).items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
    for row in known[len(steps) :]:
        row.delete()


@transaction.atomic
def remove_route(template: RouteTemplate, *, by):
    """It is no longer offered; timetables that were built on it stay as they are."""
    require(reasons_not_to_keep(template.council, by=by))
    audit("route removed", template, by=by, council=template.council, name=template.name)
    template.delete()
