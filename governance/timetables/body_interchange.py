"""Committees and boards in an interchange file's record: those that its timetables name."""

from governance.models import Body, BodyKind, BodyTitle, Stage
from plans.document.schemas import SLUG, choice, many, nullable, text, whole, written
from plans.interchange import register_section
from plans.interchange.faults import brief, join
from plans.interchange.shapes import RowShape

BODY = RowShape(Body, {"slug": SLUG, "name": written(), "kind": choice(*BodyKind.values)})
#: By which words files of meetings name the body.
_TITLES = many(written(), most=200)
_QUORUM = nullable({**whole(1), "maximum": 999})
_COUNCILS = many(SLUG, most=50)
BODIES = many(
    BODY.schema(
        council=nullable(SLUG),
        partnership=nullable(SLUG),
        quorum=_QUORUM,
        part_of=text(),
        also_of=_COUNCILS,
        titles=_TITLES,
    ),
    most=200,
)
#: What a file may tell of a body that is here already.
FURTHER = ("quorum", "part_of")


def register():
    register_section("bodies", export_bodies, load_bodies, BODIES, check_bodies)


def export_bodies(plan, papers) -> list[dict]:
    """The bodies that the timetables name, in the order in which they first do."""
    stages = Stage.objects.filter(timetable__paper__in=papers).select_related("body__council", "body__partnership")
    first = {stage.body_id: stage.body for stage in stages.order_by("timetable_id", "step", "position", "pk")}
    return [_body(body) | _further(body) for body in first.values()]


def _further(body) -> dict:
    return {name: getattr(body, name) for name in FURTHER} | {
        "also_of": [council.slug for council in body.also_of.all()],
        "titles": [title.words for title in body.titles.all()],
    }


def _body(body) -> dict:
    owners = {name: getattr(body, name) for name in ("council", "partnership")}
    return BODY.data(body) | {name: owner.slug if owner else None for name, owner in owners.items()}


def check_bodies(bodies, data, faults):
    slugs = [body["slug"] for body in bodies]
    for index, body in enumerate(bodies):
        path = f"record.bodies[{index}]"
        if (body["council"] is None) == (body["partnership"] is None):
            faults.add(path, "A committee or board belongs to a council or to a partnership, and not to both.")
        if body["partnership"] not in (None, data["record"]["partnership"]["slug"]):
            faults.add(join(path, "partnership"), "The board of another partnership has no place in this file.")
        if slugs.count(body["slug"]) > 1:
            faults.add(join(path, "slug"), f"The body {brief(body['slug'])} is given twice.")


def load_bodies(bodies, importing):
    """A body that is here already must say the same; the words for it in files of meetings come to those it has."""
    for index, given in enumerate(bodies):
        path = f"record.bodies[{index}]"
        owner = owner_of(given, importing)
        here = Body.objects.filter(slug=given["slug"], **owner).first()
        if here:
            importing.same_or_fault(path, _body(here), {name: given[name] for name in _body(here)})
            _fill(here, given, path, importing)
        else:
            here = importing.save(path, BODY.row(given, **{name: given[name] for name in FURTHER}, **owner))
        if here.pk is None:
            continue
        _join_councils(here, given["also_of"], join(path, "also_of"), importing)
        known = {title.words for title in here.titles.all()}
        for words in dict.fromkeys(words for words in given["titles"] if words not in known):
            importing.save(join(path, "titles"), BodyTitle(body=here, words=words))


def _fill(body, given, path, importing):
    """A file may tell of a body what is not recorded of it yet."""
    new = {name: given[name] for name in FURTHER if given[name] and not getattr(body, name)}
    told = {name: given[name] for name in FURTHER if given[name] and name not in new}
    importing.same_or_fault(path, {name: getattr(body, name) for name in told}, told)
    if new:
        for name, value in new.items():
            setattr(body, name, value)
        importing.save(path, body)


def _join_councils(body, slugs, path, importing):
    here = [council.slug for council in body.also_of.all()]
    if here and slugs:
        importing.same_or_fault(path, {"councils": here}, {"councils": slugs})
    elif slugs:
        body.also_of.set([importing.organisation(slug) for slug in slugs])


def owner_of(given, importing):
    if given["council"]:
        return {"council": importing.organisation(given["council"])}
    return {"partnership": importing.partnership}
