"""How a plan's file calls its committees and boards: by their short names, with the owner's in front where two have
the same, such as the Cabinets of two councils."""

from collections import Counter

from governance.models import Body, Stage
from plans.document.schemas import SLUG

#: ``cabinet``, or ``dover-district-council/cabinet``.
BODY_NAME = SLUG | {"pattern": "^[a-z0-9_-]+(/[a-z0-9_-]+)?$", "maxLength": 161}


def bodies_of(plan, papers) -> list[Body]:
    """The bodies that the timetables name, in the order in which they first do, and after them those that go on with
    the work of one that ends."""
    stages = Stage.objects.filter(timetable__paper__in=papers).select_related("body__council", "body__partnership")
    bodies = {stage.body_id: stage.body for stage in stages.order_by("timetable_id", "step", "position", "pk")}
    owners = (None, plan.partnership.pk)  # a board of another partnership has no place in the file
    for body in list(bodies.values()):
        while (body := body.goes_on_in) and body.pk not in bodies and body.partnership_id in owners:
            bodies[body.pk] = body
    return list(bodies.values())


def names_of(bodies: list[Body]) -> dict[int, str]:
    """What a file of exactly these calls each of them, by its key."""
    names = _names([(body.slug, body.owner.slug) for body in bodies])
    return {body.pk: name for body, name in zip(bodies, names, strict=True)}


def names_in(given: list[dict]) -> list[str]:
    """What a file calls each body that it gives."""
    return _names([(body["slug"], body["council"] or body["partnership"]) for body in given])


def bodies_in(importing) -> dict[str, Body]:
    """The bodies of a file that is being brought in, by what it calls them."""
    given = importing.data["record"]["bodies"]
    rows = Body.objects.filter(slug__in=[body["slug"] for body in given]).select_related("council", "partnership")
    here = {(row.slug, _slug(row.council), _slug(row.partnership)): row for row in rows}
    places = [(body["slug"], body["council"], body["partnership"]) for body in given]
    return {name: here[place] for name, place in zip(names_in(given), places, strict=True)}


def _slug(owner) -> str | None:
    return owner.slug if owner else None


def owner_of(given: dict, importing) -> dict:
    if given["council"]:
        return {"council": importing.organisation(given["council"])}
    return {"partnership": importing.partnership}


def _names(places: list[tuple[str, str]]) -> list[str]:
    times = Counter(slug for slug, _ in set(places))
    return [slug if times[slug] == 1 else f"{owner}/{slug}" for slug, owner in places]
