"""Papers of a pack as files to be joined: drawn ones, given ones, and sheets for those that are not for publication."""

import hashlib

from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from governance.models import PackPart
from governance.packs.claims import PartFailed
from governance.packs.openness import NOT_PUBLIC, described_as, description_of, mark_of
from plans.models import Rendering
from plans.printing import making
from plans.printing.joining import Whole, numbered, span
from plans.printing.pdf import render_pdf


def draw(parts) -> bool:
    """What is not drawn yet is drawn here and now; whether all is there."""
    waiting = [part for part in parts if part.rendering and not part.source]
    for part in waiting:
        if part.rendering.state == Rendering.State.WANTED:
            making.make(part.rendering_id)
            part.rendering.refresh_from_db()
        if part.rendering.state == Rendering.State.FAILED:
            raise PartFailed(f"Item {part.item}, “{part.title}”, could not be drawn. {part.rendering.error}")
    return all(part.rendering.state == Rendering.State.DONE for part in waiting)


def count(parts, others):
    """How many pages each paper has; a sheet bears the numbers of the paper that it stands for."""
    for part in (*parts, *others):
        if part.rendering and not part.source:
            part.pages = part.rendering.pages
    for own, theirs in ((parts, others), (others, parts)):
        ends = [*(part.position for part in own[1:]), None]
        for part, end in zip(own, ends, strict=False):
            if part.kind == PackPart.Kind.EXEMPT_SHEET:
                part.pages = sum(each.pages for each in theirs if _stands_in(each, part.position, end))


def _stands_in(part, first, end) -> bool:
    return part.position >= first and (end is None or part.position < end)


def wholes_of(parts, *, before: str = "") -> list[Whole | None]:
    """``before``: words in front of those at the foot. A sheet is drawn when its numbers are known."""
    return [None if part.kind == PackPart.Kind.EXEMPT_SHEET else _whole(part, before) for part in parts]


def _whole(part, before):
    if part.rendering and not part.source:
        part.source, part.source_sha256 = part.rendering.file.name, part.rendering.sha256
    words = [before, f"Item {part.item}", mark_of(part.openness, part.paragraphs)]
    content = kept_content(part.source, part.source_sha256, f"Item {part.item}, “{part.title}”")
    foot, title = " · ".join(filter(None, words)), f"{part.item} {part.title}"
    return Whole(f"p{part.position}", title, foot, content, is_drawn=part.rendering is not None)


def line_of(part, *, key: str, title: str) -> dict:
    """A paper in the contents; ``closed`` says under what description it is not for publication."""
    return {"key": key, "title": title, "pages": part.pages, "closed": described_as(part.openness, part.paragraphs)}


def kept_content(name: str, sha256: str, what: str) -> bytes:
    with default_storage.open(name) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise PartFailed(f"{what}: the file is not the one that was kept.")
    return content


def with_sheets(parts, wholes, number: int, facts: dict, assets, *, before: str = "") -> list[Whole]:
    """``number`` is the first that the papers bear."""
    files = []
    for part, whole in zip(parts, wholes, strict=True):
        files.append(whole or _sheet(part, number, facts, assets, before))
        number += part.pages
    return files


def _sheet(part, number, facts, assets, before):
    context = {
        "title": f"Item {part.item}: not for publication", "language": "en-GB", "part": True, "item": part.item,
        "matter": str(part.agenda_item or ""), "label": part.title.removesuffix(NOT_PUBLIC),
        "description": description_of(part.openness, part.paragraphs),
        "pages": span(number, number + part.pages - 1), "author": facts["owner"], "colours": facts["colours"],
        "made": facts["made"], "draft": None, "running": "", "summary": "",
    }  # fmt: skip
    html = render_to_string("pdf/exempt_sheet.html", context)
    return Whole(
        f"p{part.position}", f"{part.item} {part.title}", " · ".join(filter(None, [before, f"Item {part.item}"])),
        render_pdf(html, assets), stands_for=part.pages,
    )  # fmt: skip


def singles(parts, files: list[Whole], number: int, *, font: bytes) -> list[bytes]:
    """Each paper by itself with the numbers that it has in the pack; of a sheet nothing."""
    found = []
    for part, file in zip(parts, files, strict=True):
        found.append(b"" if file.stands_for else numbered(file, number, font=font))
        number += part.pages
    return found


def keep_singles(parts, contents: list[bytes]) -> None:
    for part, content in zip(parts, contents, strict=bool(contents)):
        if content:
            kept = stored(content, pages=part.pages)
            part.file, part.sha256, part.size = kept["file"], kept["sha256"], kept["size"]


def physical(parts) -> int:
    """Pages that their papers take in the file: a sheet is one."""
    return sum(1 if part.kind == PackPart.Kind.EXEMPT_SHEET else part.pages for part in parts)


def give_numbers(parts, number: int) -> int:
    """From ``number`` on; gives the last."""
    for part in parts:
        part.first, part.last = number, number + part.pages - 1
        number = part.last + 1
    return number - 1


def stored(content: bytes, *, pages: int) -> dict:
    """The file in the store, and what rows keep of it."""
    name, sha256 = making.store(content, folder="packs"), hashlib.sha256(content).hexdigest()
    return {"file": name, "sha256": sha256, "size": len(content), "pages": pages}
