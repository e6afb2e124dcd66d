"""What a partnership has, as files: its texts as Word, PDF and data, their rows as Excel, their pictures."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.text import slugify

from partnerships.models import Partnership
from plans.document.canonical import canonical
from plans.document.compose import compose
from plans.interchange import export_plan
from plans.models import Download, Paper, PrintedLook, Rendering, Version
from plans.office.rosters.seats import SEATS
from plans.office.rows_out import sheet_of_rows, workbook_of_sheets
from plans.office.tables_out import tables_zip
from plans.office.word_out.making import inputs_of, word_of, word_of_draft
from plans.office.workbooks import workbook
from plans.printing.assets import BASE, image_assets

FOR_ANOTHER = "To be taken into another portal"
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


#: ``source(paper)`` yields name, words and content of further files about a text, for those who may see drafts.
_SOURCES: list[Callable[[Paper], Iterator[tuple[str, str, Callable[[], bytes]]]]] = []


def register_taken(source) -> None:
    """Rooms above this one say what they have about a text; registering twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)


@dataclass(frozen=True)
class TakenFile:
    """A file of the zip, under a heading of its index; made when its turn comes, and left out where it is nothing."""

    heading: str
    name: str
    words: str
    content: Callable[[], bytes | None]


#: ``source(partnership, with_drafts=…)`` yields what belongs to no one text; without drafts what is public alone.
_WHOLE_SOURCES: list[Callable[..., Iterator[TakenFile]]] = []


def register_taken_of_partnership(source) -> None:
    """The same of what belongs to no text: minutes, packs, the rows that are kept through the year."""
    if source not in _WHOLE_SOURCES:
        _WHOLE_SOURCES.append(source)


def files_of(partnership: Partnership, *, with_drafts: bool) -> list[TakenFile]:
    """Without drafts public texts alone. Originals of what was brought in, and what people said of drafts, stay."""
    papers = partnership.papers.order_by("kind", "pk")
    files = [file for paper in papers for file in _of_paper(paper, with_drafts=with_drafts)]
    files += [file for source in _WHOLE_SOURCES for file in source(partnership, with_drafts=with_drafts)]
    further = (_members, _look, _plans) if with_drafts else ()
    return files + [file for source in further for file in source(partnership)]


def _of_paper(paper: Paper, *, with_drafts: bool) -> Iterator[TakenFile]:
    has_draft = with_drafts and paper.kind in Paper.WRITTEN
    folder = PurePosixPath(f"{paper.pk:04d}-{slugify(paper.title)[:60] or paper.kind}")
    for name, words, content in _versions(paper, with_drafts=with_drafts):
        yield TakenFile(paper.title, str(folder / name), words, content)
    for name, stored in _pdfs(paper, with_drafts=with_drafts):
        yield TakenFile(paper.title, str(folder / name), f"{name}, PDF", partial(stored_file, stored))
    for each in paper.other_formats.standing() if with_drafts or paper.versions.public().exists() else ():
        content = partial(stored_file, each.file.name)
        yield TakenFile(paper.title, str(folder / f"{each.name}.pdf"), f"{each}, PDF", content)
    for name, words, content in _draft(paper) if has_draft else ():
        yield TakenFile(paper.title, str(folder / name), words, content)
    for name, content in _pictures(paper, with_drafts=has_draft):
        yield TakenFile(paper.title, str(folder / "images" / name), f"Picture {name}", content)


def _versions(paper, *, with_drafts):
    shown = paper.versions.all() if with_drafts else paper.versions.public()
    for version in shown.select_related("publication").order_by("number"):
        name, words = f"version-{version.number}", f"Version {version.number}"
        words = words if version.is_public else f"{words}, not public"
        yield f"{name}.docx", f"{words}, Word", partial(_word, version)
        yield f"{name}.json", f"{words}, data", partial(_data, partial(lambda version: version.document, version))
        yield f"{name}-tables.zip", f"{words}, tables (CSV)", partial(_tables, version)


def _draft(paper):
    yield "draft.docx", "The text as it stands, Word", partial(word_of_draft, paper, timezone.localdate())
    yield "draft.json", "The text as it stands, data", partial(_data, partial(compose, paper))
    yield "rows.xlsx", "Its rows, Excel", partial(workbook_of_sheets, paper)
    for source in _SOURCES:
        yield from source(paper)


def _word(version: Version) -> bytes:
    return word_of(version, [], inputs_of(version))


def _tables(version: Version) -> bytes:
    return tables_zip(version.document, inputs_of(version)["record"])


def _data(document: Callable[[], dict]) -> bytes:
    return canonical(document()).encode()


def _pdfs(paper, *, with_drafts) -> Iterator[tuple[str, str]]:
    """Name and stored file of those that are ready; the rest are drawn when their pages are asked for."""
    ready = Download.objects.filter(paper=paper, ready__isnull=False).select_related("ready", "version")
    for row in ready.order_by("pk"):
        yield (f"version-{row.version.number}.pdf" if row.version else "as-it-reads.pdf"), row.ready.file.name
    if with_drafts:
        inside = paper.renderings.done().filter(kind=Rendering.Kind.VERSION, version__publication=None)
        latest = {each.version.number: each for each in inside.select_related("version").order_by("pk")}
        yield from ((f"version-{number}.pdf", each.file.name) for number, each in latest.items())


def stored_file(name: str) -> bytes | None:
    """One that the storage has lost keeps back nothing else: a PDF is drawn anew when somebody asks for it."""
    if not default_storage.exists(name):
        return None
    with default_storage.open(name) as file:
        return file.read()


def _pictures(paper, *, with_drafts: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    texts = [version.document for version in paper.versions.public()]
    texts += [compose(paper)] if with_drafts else []
    found = {}
    for text in texts:
        found |= image_assets(text, paper.partnership)
    for address, asset in sorted(found.items()):
        name = address.removeprefix(f"{BASE}images/")[:16]
        yield f"{name}.{SUFFIXES[asset.content_type]}", asset.content


def _members(partnership) -> Iterator[TakenFile]:
    """The seats at the table, as the sheet that comes in again."""
    if partnership.memberships.exists():
        title = f"{partnership.name}: who sits at the table"
        sheet = partial(sheet_of_rows, SEATS, partnership)
        content = partial(lambda: workbook([sheet()], title=title, author=partnership.name))
        yield TakenFile("The partnership", "partnership/memberships.xlsx", "Who sits at the table, Excel", content)


def _look(partnership) -> Iterator[TakenFile]:
    """The pictures of its printed texts: what is chosen now, and what earlier texts were drawn with."""
    heading, chosen = "How printed texts look", {}
    if partnership.logo:
        suffix = PurePosixPath(partnership.logo.name).suffix
        content = partial(stored_file, partnership.logo.name)
        yield TakenFile(heading, f"look/logo{suffix}", f"Logo of {partnership.name}", content)
    for look in PrintedLook.objects.filter(partnership=partnership):
        logos = look.logos.select_related("organisation")
        named = [
            (f"logo-{slugify(logo.organisation.name)[:60]}", f"Logo of {logo.organisation.name}") for logo in logos
        ]
        chosen = dict(zip((logo.picture_id for logo in logos), named, strict=True))
        chosen[look.cover_id] = ("cover", f"Cover picture. {look.cover_credit}".strip())
    for picture in partnership.look_pictures.all():
        usual = (f"earlier-{picture.sha256[:16]}", f"Picture of earlier texts {picture.sha256[:16]}")
        name, words = chosen.get(picture.pk, usual)
        content = partial(stored_file, picture.file.name)
        yield TakenFile(heading, f"look/{name}.{SUFFIXES[picture.content_type]}", words, content)


def _plans(partnership) -> Iterator[TakenFile]:
    """Each plan with its years, addenda and record as the file that another portal takes in."""
    for plan in partnership.plans.written().order_by("pk"):
        whole = partial(lambda plan: json.dumps(export_plan(plan), ensure_ascii=False, indent=1).encode(), plan)
        yield TakenFile(FOR_ANOTHER, f"plans/{plan.slug}.json", f"{plan.title}: interchange file", whole)
