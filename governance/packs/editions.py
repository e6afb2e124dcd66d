"""Editions of a meeting's pack: the rows of a pack and of its parts, made from the agenda, and asked of the worker."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from governance.models import Meeting, Pack, PackPart, Supplement, Variant
from governance.packs.agenda import agenda_of, reasons_not_to_arrange
from governance.packs.contents import Contents, contents_of
from governance.packs.fronts import front_facts
from governance.packs.openness import NOT_PUBLIC, closed_in, label_of
from governance.packs.tasks import join
from partnerships.verbs import require

#: Before every drawing: people wait for the whole.
PRIORITY = 100
WHOLE_ITEM = "The report and all papers"
PUBLISHED = "The pack of this meeting is published already, and stays as it is."


def next_edition(meeting: Meeting) -> int:
    last = Pack.objects.of(meeting).exclude(state=Pack.State.DRAFT).aggregate(last=Max("edition"))["last"]
    return 0 if last is None else last + 1


def drafts_of(meeting: Meeting) -> list[Pack]:
    """The open one first."""
    return list(Pack.objects.filter(meeting=meeting, state=Pack.State.DRAFT).order_by("-variant"))


@transaction.atomic
def ask_for_draft(meeting: Meeting, *, by) -> Pack:
    """The pack as it would be published now, for those who prepare it; the open one. Once it is published there is
    none: a draft would have the number of the edition that a supplement makes."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    is_published = Pack.objects.of(meeting).published().exists()
    require(reasons_not_to_arrange(meeting, by=by) or ([PUBLISHED] if is_published else []))
    return fill_each(meeting, contents_of(agenda_of(meeting), by=by), by=by)[0]


def fill_each(meeting: Meeting, contents: list[Contents], *, by, published_at=None) -> list[Pack]:
    """The open pack, and a full one where something is not for publication. Call inside a transaction."""
    variants = [Variant.OPEN, *([Variant.FULL] if closed_in(contents) else [])]
    known = {pack.variant: pack for pack in drafts_of(meeting)}
    for variant in known.keys() - set(variants):
        known[variant].delete()
    packs, edition = [], next_edition(meeting)
    for variant in variants:
        pack = known.get(variant) or Pack(meeting=meeting, variant=variant)
        pack.edition = edition
        if published_at:
            pack.state, pack.published_at, pack.published_by = Pack.State.PUBLISHED, published_at, by
        pack.front_facts = front_facts(meeting, contents, published_at=published_at, edition=edition)
        packs.append(fill(pack, contents, by=by))
    return packs


def fill(pack: Pack, contents: list[Contents], *, by) -> Pack:
    """Write the pack with its parts, and let the worker join them after commit. Call inside a transaction."""
    pack.name = name_of(pack)
    pack.front_facts["items"] = [
        {"number": each.item.number, "title": each.item.title, "papers": each.parts(is_open=pack.is_open)}
        | ({"key": each.item.key_decision} if each.item.key_decision else {})
        for each in contents
    ]
    pack.note = note_on(contents, is_open=pack.is_open)
    pack.file, pack.sha256, pack.size, pack.pages, pack.total = "", "", None, None, None
    pack.making, pack.attempts, pack.error, pack.asked_by = Pack.Making.WANTED, 0, "", by
    pack.save()
    pack.parts.all().delete()
    front = PackPart(pack=pack, position=0, kind=PackPart.Kind.FRONT, title="Front sheet and agenda")
    PackPart.objects.bulk_create([front, *parts_for(pack, contents, first=1)])
    transaction.on_commit(lambda: enqueue(pack))
    return pack


def note_on(contents: list[Contents], *, is_open: bool) -> list[dict]:
    """Papers that are hard to read with a screen reader."""
    return [
        {"title": paper.title, "item": each.item.number}
        for each in contents
        for paper in each.papers
        if not paper.is_tagged and not (is_open and each.item.why_closed(paper.key))
    ]


def parts_for(pack: Pack, contents: list[Contents], *, first: int, supplement=None) -> Iterator[PackPart]:
    """The rows of papers, from the place ``first`` on. One sheet for several papers takes the place of the first: the
    places of the others stay empty, so that each paper has the same in both variants."""
    position = first
    for each in contents:
        item = each.item
        place = {"pack": pack, "item": item.number, "agenda_item": item.row, "supplement": supplement}
        if each.is_one_sheet(is_open=pack.is_open):
            yield _sheet(item.closed_whole, WHOLE_ITEM, **place, position=position)
        else:
            for at, paper in enumerate(each.papers, start=position):
                yield _part(paper, item.why_closed(paper.key), **place, position=at)
        position += len(each.papers)


def _part(paper, closed, *, pack, **place) -> PackPart:
    if closed is None:
        return PackPart(pack=pack, **place, **paper.part_fields)
    if pack.is_open:
        return _sheet(closed, label_of(paper), pack=pack, **place)
    why = {"openness": closed.openness, "paragraphs": closed.paragraphs, "public_interest": closed.public_interest}
    return PackPart(pack=pack, **place, **why, **paper.part_fields)


def _sheet(closed, label, **place) -> PackPart:
    why = {"openness": closed.openness, "paragraphs": closed.paragraphs}
    return PackPart(**place, **why, kind=PackPart.Kind.EXEMPT_SHEET, title=f"{label}{NOT_PUBLIC}")


def enqueue(pack: Pack) -> None:
    """Tell the worker; being told twice does no harm."""
    join.using(priority=PRIORITY).enqueue(pack.pk)


def name_of(pack: Pack) -> str:
    """ "cabinet-2027-01-19-pack", the second edition with its number."""
    edition = f"-{pack.edition + 1}" if pack.edition else ""
    return f"{name_for(pack)}-pack{edition}"


def name_for(row: Pack | Supplement) -> str:
    """What names of the files of a meeting begin with."""
    meeting = row.meeting
    variant = "" if row.is_open else "-full"
    return f"{slugify(meeting.body.name_on(meeting.on))[:100]}-{meeting.on.isoformat()}{variant}"
