"""The worker's side of packs: claim one that is wanted, see to it that its parts are drawn, join them, store the file.

A pack that cannot be made says which of its papers is at fault; the worker goes on with the next.
"""

import hashlib
import logging
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from governance.models import Openness, Pack, PackPart
from governance.packs.fronts import front_html
from governance.packs.openness import description_of
from governance.packs.telling import tell
from partnerships.sweeps import NO_DATABASE
from plans.models import Rendering
from plans.printing import limits, making, processes
from plans.printing.assets import house_assets
from plans.printing.joining import Whole, joined, span
from plans.printing.pdf import FOOT_FONT, render_pdf
from plans.printing.sweeping import RETRY_AFTER, STALE_AFTER

logger = logging.getLogger(__name__)

M = Pack.Making
MOST_ATTEMPTS = 5
PLAIN_FAULT = "The pack could not be put together. Its papers are safe; the portal’s administrators can see why."


class PartFailed(Exception):
    """One paper cannot be had; the words name it."""


def make(pk: int) -> None:
    """Join one wanted pack and store it. A second call, or one too late, does nothing."""
    pack = _claim(pk)
    if pack is None:
        return
    try:
        parts, twin = _parts_of(pack), _twin_of(pack)
        others = _parts_of(twin) if twin else []
        if not (_draw(parts) and _draw(others)):  # another worker has one of them in hand
            _finish(pack, making=M.WANTED)
            return
        _count(parts, others)
        wholes = [None if part.kind == PackPart.Kind.EXEMPT_SHEET else _whole(part) for part in parts]
        content = limits.call(_joined, (pack, parts), (twin, others), wholes, house_assets())
    except NO_DATABASE:
        raise
    except PartFailed as fault:
        _finish(pack, making=M.FAILED, error=str(fault))
    except Exception:
        logger.exception("Pack %s failed", pk)
        _finish(pack, making=M.FAILED, error=PLAIN_FAULT)
    else:
        _keep(pack, parts, content)


def _claim(pk) -> Pack | None:
    """Compare-and-swap: of several workers one gets the pack."""
    wanted = Pack.objects.filter(pk=pk, making=M.WANTED)
    claimed = {"making": M.MAKING, "started_at": timezone.now(), "claimed_by": processes.own_name()}
    if not wanted.update(attempts=F("attempts") + 1, **claimed):
        return None
    return Pack.objects.get(pk=pk)


def _finish(pack, **values) -> bool:
    """Only while the claim holds."""
    held = Pack.objects.filter(pk=pack.pk, making=M.MAKING, started_at=pack.started_at)
    return bool(held.update(claimed_by="", **values))


def _draw(parts) -> bool:
    """What is not drawn yet is drawn here and now; whether all is there."""
    for part in parts:
        if part.rendering is None:
            continue
        if part.rendering.state == Rendering.State.WANTED:
            making.make(part.rendering_id)
            part.rendering.refresh_from_db()
        if part.rendering.state == Rendering.State.FAILED:
            raise PartFailed(f"Item {part.item}, “{part.title}”, could not be drawn. {part.rendering.error}")
    return all(part.rendering is None or part.rendering.state == Rendering.State.DONE for part in parts)


def _parts_of(pack) -> list[PackPart]:
    return list(pack.parts.select_related("rendering").exclude(kind=PackPart.Kind.FRONT))


def _twin_of(pack) -> Pack | None:
    """The other variant of the same edition, whose pages bear the same numbers."""
    return Pack.objects.filter(meeting=pack.meeting_id, edition=pack.edition).exclude(pk=pack.pk).first()


def _count(parts, others):
    """How many pages each paper has; a sheet bears the numbers of the paper that it stands for."""
    for part in (*parts, *others):
        if part.rendering:
            part.pages = part.rendering.pages
    for part, other in zip(parts, others, strict=bool(others)):
        part.pages, other.pages = part.pages or other.pages, other.pages or part.pages


def _whole(part) -> Whole:
    if part.rendering:
        part.source, part.source_sha256 = part.rendering.file.name, part.rendering.sha256
    with default_storage.open(part.source) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != part.source_sha256:
        raise PartFailed(f"Item {part.item}, “{part.title}”: the file is not the one that was kept.")
    title = f"{part.item} {part.title}"
    is_closed = part.openness != Openness.OPEN
    foot = f"Item {part.item} · Not for publication" if is_closed else f"Item {part.item}"
    return Whole(f"p{part.position}", title, foot, content, is_drawn=part.rendering is not None)


def _joined(own, twin, wholes, assets) -> bytes:
    """``own`` and ``twin`` are packs with their parts; the fronts of both get the same number of pages."""
    least = making.count_pages(_front(*twin, assets)) if twin[0] else 0
    front = _front(*own, assets, least=least)
    number, files = making.count_pages(front) + 1, []
    for part, whole in zip(own[1], wholes, strict=True):
        files.append(whole or _sheet(part, number, own[0].front_facts, assets))
        number += part.pages
    return joined(front, files, font=assets[FOOT_FONT].content())


def _front(pack, parts, assets, least=0) -> bytes:
    """Drawn anew until it knows its own length: the pages of all papers follow from it."""
    papers = [{"key": f"p{part.position}", "title": part.title, "pages": part.pages} for part in parts]
    facts = {"note": pack.note, "is_draft": not pack.published_at}
    length, empty, drawn = max(2, least), 0, b""
    for _ in range(4):
        drawn = render_pdf(front_html(pack.front_facts, papers, length=length, empty=empty, **facts), assets)
        found = making.count_pages(drawn)
        if found == length:
            break
        empty = max(0, least - (found - empty))
        length = max(found, least)
    return drawn


def _sheet(part, number, facts, assets) -> Whole:
    context = {
        "title": f"Item {part.item}: not for publication", "language": "en-GB", "part": True, "item": part.item,
        "label": part.title.partition(":")[0], "description": description_of(part.openness, part.paragraphs),
        "pages": span(number, number + part.pages - 1), "author": facts["owner"], "colours": facts["colours"],
        "made": facts["made"], "draft": None, "running": "", "summary": "",
    }  # fmt: skip
    html = render_to_string("pdf/exempt_sheet.html", context)
    return Whole(
        f"p{part.position}", f"{part.item} {part.title}", f"Item {part.item}", render_pdf(html, assets),
        stands_for=part.pages,
    )  # fmt: skip


def _keep(pack, parts, content):
    """The file, and which pages are whose: in one transaction, so that a pack is never there without its numbers."""
    pages = making.count_pages(content)
    sheets = [part for part in parts if part.kind == PackPart.Kind.EXEMPT_SHEET]
    total = pages + sum(part.pages - 1 for part in sheets)
    number = total - sum(part.pages for part in parts)
    facts = {"file": making.store(content, folder="packs"), "sha256": hashlib.sha256(content).hexdigest()}
    with transaction.atomic():
        if not _finish(pack, making=M.READY, error="", size=len(content), pages=pages, total=total, **facts):
            return
        pack.parts.filter(kind=PackPart.Kind.FRONT).update(first=1, last=number, pages=number)
        for part in parts:
            part.first, part.last = number + 1, number + part.pages
            number = part.last
        PackPart.objects.bulk_update(parts, ["first", "last", "pages", "source", "source_sha256"])
        tell(Pack.objects.get(pk=pack.pk))


def take_back(now: datetime) -> int:
    """Packs whose worker died: wanted again, or given up after too many attempts. Faults of a published one may have
    been the storage's: it is tried a few times more."""
    failed = Pack.objects.published().filter(making=M.FAILED, attempts__lt=MOST_ATTEMPTS)
    taken = failed.filter(started_at__lt=now - RETRY_AFTER).update(making=M.WANTED)
    for pack in Pack.objects.filter(making=M.MAKING):
        if processes.is_dead(pack.claimed_by) or pack.started_at < now - STALE_AFTER:
            gone = pack.attempts >= MOST_ATTEMPTS
            taken += _finish(pack, making=M.FAILED, error=PLAIN_FAULT) if gone else _finish(pack, making=M.WANTED)
    return taken
