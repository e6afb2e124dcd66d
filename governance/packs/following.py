"""What follows a pack: the file of a supplement, and the further edition of the pack that holds it too.

Papers of the edition before are joined as they were, with the numbers they had. The front is drawn anew for the same
numbers of pages; supplements come behind, in the order in which they were published, as files that stay as they are.
"""

from functools import partial

from governance.models import PackPart, Supplement
from governance.packs import parts
from governance.packs.claims import M, Made, PartFailed, in_hand
from governance.packs.fronts import front_html, supplement_html
from governance.packs.lengths import drawn_into_length, drawn_to_length
from governance.packs.mail import tell_of
from plans.printing import limits
from plans.printing.assets import house_assets
from plans.printing.joining import Whole, joined
from plans.printing.making import count_pages
from plans.printing.pdf import FOOT_FONT

FRONT = PackPart.Kind.FRONT


def build_edition(pack) -> Made | None:
    """The pack with its newest supplement, whose file is made first."""
    held = Supplement.objects.filter(parts__pack=pack).distinct().order_by("number")
    newest = held.last()
    in_hand(newest, _build_supplement)
    newest.refresh_from_db()
    if newest.making == M.FAILED:
        raise PartFailed(newest.error)
    if newest.making != M.READY:
        return None
    papers = list(pack.parts.select_related("rendering", "supplement"))
    new = [part for part in papers if part.supplement_id == newest.pk]
    _take_numbers(new, newest)
    front, own = papers[0], [part for part in papers[1:] if part.supplement_id is None]
    files = [_as_file(supplement, papers) for supplement in held]
    content = limits.call(_joined, pack, papers, own, parts.wholes_of(own), files, house_assets())
    values = {"total": max(part.last for part in papers), **parts.stored(content, pages=count_pages(content))}
    return Made(values, [front, *own, *new], then=(partial(tell_of, newest),) if pack.is_open else ())


def _take_numbers(new, supplement):
    """Each paper gets the numbers that it has in the supplement's own file."""
    for part, made in zip(new, supplement.parts.filter(pack=supplement.pack_id), strict=True):
        part.pages, part.first, part.last = made.pages, made.first, made.last
        part.source, part.source_sha256 = made.source, made.source_sha256
        part.file, part.sha256, part.size = made.file, made.sha256, made.size


def _as_file(supplement, papers) -> Whole:
    title = f"Supplement {supplement.number}: {supplement.get_reason_display()}"
    content = parts.kept_content(supplement.file.name, supplement.sha256, title)
    drawn = all(part.rendering_id or part.kind in (FRONT, part.Kind.EXEMPT_SHEET) for part in papers
                if part.supplement_id == supplement.pk)  # fmt: skip
    numbers = supplement.last - supplement.first + 1
    return Whole(f"s{supplement.number}", title, "", content, is_drawn=drawn, numbered=numbers)


def _joined(pack, papers, own, wholes, supplements, assets) -> bytes:
    numbers, lines = papers[0].last, [_line(part) for part in papers[1:]]

    def html_of(empty, tight):
        facts = {"note": pack.note, "is_full": not pack.is_open}
        return front_html(pack.front_facts, lines, length=numbers, empty=empty, tight=tight, **facts)

    front = drawn_into_length(html_of, assets, length=numbers)
    files = parts.with_sheets(own, wholes, numbers + 1, pack.front_facts, assets)
    return joined(front, [*files, *supplements], font=assets[FOOT_FONT].content(), front_numbers=numbers)


def _line(part) -> dict:
    """Of the contents; papers of a supplement are found under its own name."""
    key = f"p{part.position}"
    if part.supplement:
        key = f"s{part.supplement.number}" + ("" if part.kind == FRONT else f".{key}")
    title = _with_item(part) if part.supplement and part.item else part.title
    return parts.line_of(part, key=key, title=title)


def _with_item(part):
    """Papers of a supplement do not stand under their items."""
    return f"Item {part.item}: {part.title}"


# --- The supplement's own file --------------------------------------------------------------------------------


def _build_supplement(row) -> Made | None:
    front, *own = row.parts.filter(pack=row.pack_id).select_related("rendering")
    twin = Supplement.objects.filter(meeting=row.meeting_id, number=row.number).exclude(pk=row.pk).first()
    others = list(twin.parts.filter(pack=twin.pack_id).select_related("rendering"))[1:] if twin else []
    if not (parts.draw(own) and parts.draw(others)):
        return None
    parts.count(own, others)
    first, before = row.pack.follows.total + 1, f"Supplement {row.number}"
    wholes = parts.wholes_of(own, before=before)
    content, singles = limits.call(_drawn, (row, own), (twin, others), wholes, first, house_assets())
    parts.keep_singles(own, singles)
    pages = count_pages(content)
    front.pages = pages - parts.physical(own)
    last = parts.give_numbers([front, *own], first)
    return Made({**parts.stored(content, pages=pages), "first": first, "last": last}, [front, *own])


def _drawn(own, twin, wholes, first, assets) -> tuple[bytes, list[bytes]]:
    """The supplement, and its papers by themselves. ``own`` and ``twin`` are supplements with their papers; the fronts
    of both get the same number of pages."""
    least = count_pages(drawn_to_length(_front_of(*twin, first), assets, usual=1)) if twin[0] else 0
    front = drawn_to_length(_front_of(*own, first), assets, least=least, usual=1)
    row, papers = own
    words, begins, font = f"Supplement {row.number}", first + count_pages(front), assets[FOOT_FONT].content()
    files = parts.with_sheets(papers, wholes, begins, row.front_facts, assets, before=words)
    whole = joined(front, files, font=font, front_foot=words, first=first)
    return whole, parts.singles(papers, files, begins, font=font)


def _front_of(row, papers, first):
    lines = [parts.line_of(part, key=f"p{part.position}", title=_with_item(part)) for part in papers]
    return lambda length, empty: supplement_html(row.front_facts, lines, first=first, length=length, empty=empty)
