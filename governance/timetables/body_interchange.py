"""Committees and boards in an interchange file's record: those that its timetables name, and what took them over."""

from governance.models import Body, BodyKind, BodyName, BodyTitle
from governance.timetables.body_names import BODY_NAME, bodies_of, names_in, names_of, owner_of
from partnerships.reasons import LONGEST
from plans.document.schemas import DATE, SLUG, choice, many, nullable, text, truth, whole, written
from plans.interchange import register_section
from plans.interchange.faults import brief, join
from plans.interchange.shapes import RowShape
from plans.interchange.wanted import meant

BODY = RowShape(Body, {"slug": SLUG, "name": written(), "kind": choice(*BodyKind.values)})
#: By which words files of meetings name the body.
_TITLES = many(written(), most=200)
_QUORUM = nullable({**whole(1), "maximum": 999})
_COUNCILS = many(SLUG, most=50)
#: What became of it. Of a body that is here already its clerks record that, not a file.
END = RowShape(Body, {"is_disbanded": truth(False), "last_day": nullable(DATE), "ended_because": text(LONGEST)})
FORMER_NAME = RowShape(BodyName, {"name": written(), "until": DATE})
BODIES = many(
    BODY.schema(
        **END.fields,
        goes_on_in=nullable(BODY_NAME),
        former_names=many(FORMER_NAME.schema(), most=50),
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
    bodies = bodies_of(plan, papers)
    names = names_of(bodies)
    return [_body(body) | _further(body) | _life(body, names) for body in bodies]


def _further(body) -> dict:
    return {name: getattr(body, name) for name in FURTHER} | {
        "also_of": [council.slug for council in body.also_of.all()],
        "titles": [title.words for title in body.titles.all()],
    }


def _life(body, names) -> dict:
    """What it was called, when it ends and why; what goes on with its work, if the file has it."""
    return END.data(body) | {
        "goes_on_in": names.get(body.goes_on_in_id),
        "former_names": [FORMER_NAME.data(name) for name in body.former_names.all()],
    }


def _body(body) -> dict:
    owners = {name: getattr(body, name) for name in ("council", "partnership")}
    return BODY.data(body) | {name: owner.slug if owner else None for name, owner in owners.items()}


def check_bodies(bodies, data, faults):
    names = names_in(bodies)
    for index, (name, body) in enumerate(zip(names, bodies, strict=True)):
        path = f"record.bodies[{index}]"
        if (body["council"] is None) == (body["partnership"] is None):
            faults.add(path, "A committee or board belongs to a council or to a partnership, and not to both.")
        if body["partnership"] not in (None, data["record"]["partnership"]["slug"]):
            faults.add(join(path, "partnership"), "The board of another partnership has no place in this file.")
        if names.count(name) > 1:
            faults.add(join(path, "slug"), f"The body {brief(body['slug'])} is given twice.")
        _check_end(path, body, name, names, faults)


def _check_end(path, body, name, names, faults):
    to = body["goes_on_in"]
    if (body["last_day"] is None) == bool(body["ended_because"]):
        faults.add(
            join(path, "last_day"), "A last day comes with the reason why the body ends, and the reason with the day."
        )
    if to is not None and body["last_day"] is None:
        faults.add(join(path, "goes_on_in"), "Another body goes on with the work of one that has a last day.")
    if to == name:
        faults.add(join(path, "goes_on_in"), "A body cannot go on with its own work after its last day.")
    elif to is not None and to not in names:
        faults.add(join(path, "goes_on_in"), f"The file has no body {brief(to)}{meant(to, names)}.")


def load_bodies(bodies, importing):
    """A body that is here already must say the same; the words for it in files of meetings come to those it has."""
    loaded, new = {}, []
    for index, (name, given) in enumerate(zip(names_in(bodies), bodies, strict=True)):
        path = f"record.bodies[{index}]"
        owner = owner_of(given, importing)
        here = Body.objects.filter(slug=given["slug"], **owner).first()
        if here:
            importing.same_or_fault(path, _body(here), {name: given[name] for name in _body(here)})
            _fill(here, given, path, importing)
            _tell_left_out(here, given, path, importing)
        else:
            further = {name: given[name] for name in FURTHER}
            here = importing.save(path, BODY.row(given, **END.values(given), **further, **owner))
            new.append((path, here, given))
        if here.pk is None:
            continue
        loaded[name] = here
        _join_councils(here, given["also_of"], join(path, "also_of"), importing)
        known = {title.words for title in here.titles.all()}
        for words in dict.fromkeys(words for words in given["titles"] if words not in known):
            importing.save(join(path, "titles"), BodyTitle(body=here, words=words))
    for path, body, given in new:
        if body.pk is not None:
            _load_life(path, body, given, loaded, importing)


def _tell_left_out(body, given, path, importing):
    """Where the file knows of an end or an earlier name that its clerks did not record."""
    ours, known = END.data(body), [FORMER_NAME.data(name) for name in body.former_names.all()]
    ends = any(given[name] and given[name] != ours[name] for name in ours)
    if ends or any(name not in known for name in given["former_names"]):
        importing.warn(
            "left-out", path,
            f"What the file says of the end and the earlier names of “{body}” was not taken: it is in the portal "
            "already. Enter it on its own page.",
        )  # fmt: skip


def _load_life(path, body, given, loaded, importing):
    for number, name in enumerate(given["former_names"]):
        importing.save(join(path, "former_names", number), FORMER_NAME.row(name, body=body))
    if to := loaded.get(given["goes_on_in"]):
        body.goes_on_in = to
        importing.save(path, body)


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
