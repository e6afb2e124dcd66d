"""Editions of a meeting's pack: the rows of a pack and of its parts, made from the agenda, and asked of the worker."""

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from governance.models import Meeting, Pack, PackPart
from governance.packs.agenda import agenda_of, reasons_not_to_arrange
from governance.packs.contents import Contents, contents_of
from governance.packs.fronts import front_facts
from governance.packs.tasks import join
from partnerships.verbs import require

#: Before every drawing: people wait for the whole.
PRIORITY = 100


def next_edition(meeting: Meeting) -> int:
    last = Pack.objects.of(meeting).exclude(state=Pack.State.DRAFT).aggregate(last=Max("edition"))["last"]
    return 0 if last is None else last + 1


def draft_of(meeting: Meeting) -> Pack | None:
    return Pack.objects.filter(meeting=meeting, state=Pack.State.DRAFT).first()


@transaction.atomic
def ask_for_draft(meeting: Meeting, *, by) -> Pack:
    """The pack as it would be published now, for those who prepare it."""
    require(reasons_not_to_arrange(meeting, by=by))
    pack = draft_of(meeting) or Pack(meeting=meeting, edition=next_edition(meeting))
    contents = contents_of(agenda_of(meeting), by=by)
    pack.front_facts = front_facts(meeting, contents, edition=pack.edition)
    return fill(pack, contents, by=by)


def fill(pack: Pack, contents: list[Contents], *, by) -> Pack:
    """Write the pack with its parts, and let the worker join them after commit. Call inside a transaction."""
    pack.name = name_of(pack)
    pack.front_facts["items"] = [
        {"number": each.item.number, "title": each.item.title, "papers": len(each.papers)} for each in contents
    ]
    pack.note = [
        {"title": paper.title, "item": each.item.number}
        for each in contents
        for paper in each.papers
        if not paper.is_tagged
    ]
    pack.file, pack.sha256, pack.size, pack.pages, pack.total = "", "", None, None, None
    pack.making, pack.attempts, pack.error, pack.asked_by = Pack.Making.WANTED, 0, "", by
    pack.save()
    pack.parts.all().delete()
    PackPart.objects.bulk_create(_parts(pack, contents))
    transaction.on_commit(lambda: enqueue(pack))
    return pack


def _parts(pack, contents):
    papers = [(each.item, paper) for each in contents for paper in each.papers]
    yield PackPart(pack=pack, position=0, kind=PackPart.Kind.FRONT, title="Front sheet and agenda")
    for position, (item, paper) in enumerate(papers, start=1):
        yield PackPart(pack=pack, position=position, item=item.number, agenda_item=item.row, **paper.part_fields)


def enqueue(pack: Pack) -> None:
    """Tell the worker; being told twice does no harm."""
    join.using(priority=PRIORITY).enqueue(pack.pk)


def name_of(pack: Pack) -> str:
    """ "cabinet-2027-01-19-pack", the second edition with its number."""
    meeting = pack.meeting
    variant = "" if pack.is_open else "-full"
    edition = f"-{pack.edition + 1}" if pack.edition else ""
    return f"{slugify(meeting.body.name_on(meeting.on))[:100]}-{meeting.on.isoformat()}{variant}-pack{edition}"
