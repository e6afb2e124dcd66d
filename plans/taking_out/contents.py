"""Everything a partnership has, in one zip: its texts as Word, PDF and data, their rows as Excel, their pictures."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from partnerships.models import Partnership
from plans.document.canonical import canonical
from plans.document.compose import compose
from plans.interchange import export_plan
from plans.models import Download, Paper, Version
from plans.office.rows_out import workbook_of_sheets
from plans.office.tables_out import tables_zip
from plans.office.word_out.making import inputs_of, word_of, word_of_draft
from plans.printing.assets import BASE, image_assets

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True)
class TakenFile:
    """A file of the zip, made when its turn comes."""

    name: str
    words: str
    content: Callable[[], bytes]


def take_out(
    partnership: Partnership, out: IO[bytes], *, with_drafts: bool, tell: Callable[[int, int, str], None] | None = None
) -> int:
    """Write the zip, one file after the other, and say how far it is; gives the number of files. Without drafts it
    holds public texts alone. Originals of what was brought in, and what people said of drafts, stay where they are."""
    papers = {paper: list(_of_paper(paper, with_drafts=with_drafts)) for paper in _papers(partnership)}
    papers = {paper: files for paper, files in papers.items() if files}
    plans = list(_plans(partnership)) if with_drafts else []
    waiting = [*(each for files in papers.values() for each in files), *plans]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for number, each in enumerate(waiting, 1):
            if tell:
                tell(number, len(waiting), each.name)
            archive.writestr(each.name, each.content())
        context = {"partnership": partnership, "on": timezone.localdate(), "papers": papers, "plans": plans}
        archive.writestr("index.html", render_to_string("plans/taking_out/index_page.html", context))
    return len(waiting) + 1


def _papers(partnership) -> list[Paper]:
    return list(partnership.papers.order_by("kind", "pk"))


def _of_paper(paper: Paper, *, with_drafts: bool) -> Iterator[TakenFile]:
    folder = PurePosixPath(f"{paper.pk:04d}-{slugify(paper.title)[:60] or paper.kind}")
    for version in paper.versions.public().order_by("number"):
        name = str(folder / f"version-{version.number}")
        document = partial(lambda version: version.document, version)
        yield TakenFile(f"{name}.docx", f"Version {version.number}, Word", partial(_word, version))
        yield TakenFile(f"{name}.json", f"Version {version.number}, data", partial(_data, document))
        yield TakenFile(f"{name}-tables.zip", f"Version {version.number}, tables (CSV)", partial(_tables, version))
    for name, stored in _pdfs(paper):
        yield TakenFile(str(folder / name), f"{name}, PDF", partial(_stored, stored))
    if with_drafts:
        draft, today = partial(compose, paper), timezone.localdate()
        yield TakenFile(str(folder / "draft.docx"), "The text as it stands, Word", partial(word_of_draft, paper, today))
        yield TakenFile(str(folder / "draft.json"), "The text as it stands, data", partial(_data, draft))
        yield TakenFile(str(folder / "rows.xlsx"), "Its rows, Excel", partial(workbook_of_sheets, paper))
    yield from _pictures(paper, folder, with_drafts=with_drafts)


def _word(version: Version) -> bytes:
    return word_of(version, [], inputs_of(version))


def _tables(version: Version) -> bytes:
    return tables_zip(version.document, inputs_of(version)["record"])


def _data(document: Callable[[], dict]) -> bytes:
    return canonical(document()).encode()


def _pdfs(paper) -> Iterator[tuple[str, str]]:
    """Those that are ready; the rest are drawn when their pages are asked for."""
    ready = Download.objects.filter(paper=paper, ready__isnull=False).select_related("ready", "version")
    for row in ready.order_by("pk"):
        yield (f"version-{row.version.number}.pdf" if row.version else "as-it-reads.pdf"), row.ready.file.name


def _stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def _pictures(paper, folder, *, with_drafts: bool) -> Iterator[TakenFile]:
    texts = [version.document for version in paper.versions.public()]
    texts += [compose(paper)] if with_drafts else []
    found = {}
    for text in texts:
        found |= image_assets(text, paper.partnership)
    for address, asset in sorted(found.items()):
        name = f"{address.removeprefix(f'{BASE}images/')[:16]}.{SUFFIXES[asset.content_type]}"
        yield TakenFile(str(folder / "images" / name), f"Picture {name}", asset.content)


def _plans(partnership) -> Iterator[TakenFile]:
    """Each plan with its years, addenda and record as the file that another portal takes in."""
    for plan in partnership.plans.written().order_by("pk"):
        whole = partial(lambda plan: json.dumps(export_plan(plan), ensure_ascii=False, indent=1).encode(), plan)
        yield TakenFile(f"plans/{plan.slug}.json", f"{plan.title}: interchange file", whole)
