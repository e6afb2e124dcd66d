"""The worker's side of packs: see to it that the parts of one that is wanted are drawn, join them, store the file.

A pack that cannot be made says which of its papers is at fault; the worker goes on with the next.
"""

from collections.abc import Callable
from dataclasses import replace

from governance.models import Pack, PackPart
from governance.packs import following, parts
from governance.packs.claims import Made, in_hand
from governance.packs.fronts import front_html
from governance.packs.lengths import drawn_to_length
from governance.packs.telling import tell
from plans.printing import limits
from plans.printing.assets import house_assets
from plans.printing.joining import joined
from plans.printing.making import count_pages
from plans.printing.pdf import FOOT_FONT


def make(pk: int) -> None:
    """Join one wanted pack and store it."""
    in_hand(Pack(pk=pk), _build)


def _build(pack) -> Made | None:
    made = following.build_edition(pack) if pack.follows_id else _build_first(pack)
    return made and replace(made, then=(*made.then, lambda: tell(Pack.objects.get(pk=pack.pk))))


def _build_first(pack) -> Made | None:
    twin = _twin_of(pack)
    own, others = _papers_of(pack), _papers_of(twin) if twin else []
    if not (parts.draw(own) and parts.draw(others)):  # another worker has one of them in hand
        return None
    parts.count(own, others)
    content, singles = limits.call(_joined, (pack, own), (twin, others), parts.wholes_of(own), house_assets())
    parts.keep_singles(own, singles)
    pages = count_pages(content)
    front = pack.parts.get(kind=PackPart.Kind.FRONT)
    front.pages = pages - parts.physical(own)
    total = parts.give_numbers([front, *own], 1)
    return Made({**parts.stored(content, pages=pages), "total": total}, [front, *own])


def _papers_of(pack) -> list[PackPart]:
    return list(pack.parts.select_related("rendering").exclude(kind=PackPart.Kind.FRONT))


def _twin_of(pack) -> Pack | None:
    """The other variant of the same edition, whose pages bear the same numbers."""
    return Pack.objects.filter(meeting=pack.meeting_id, edition=pack.edition).exclude(pk=pack.pk).first()


def _joined(own, twin, wholes, assets) -> tuple[bytes, list[bytes]]:
    """The pack, and its papers by themselves. ``own`` and ``twin`` are packs with their parts; the fronts of both get
    the same number of pages."""
    least = count_pages(drawn_to_length(_front_of(*twin), assets)) if twin[0] else 0
    front = drawn_to_length(_front_of(*own), assets, least=least)
    first, font = count_pages(front) + 1, assets[FOOT_FONT].content()
    files = parts.with_sheets(own[1], wholes, first, own[0].front_facts, assets)
    singles = parts.singles(own[1], files, first, font=font) if own[0].is_published else []
    return joined(front, files, font=font), singles


def _front_of(pack, papers) -> Callable[[int, int], str]:
    lines = [parts.line_of(part, key=f"p{part.position}", title=part.title) for part in papers]
    facts = {"note": pack.note, "is_draft": not pack.published_at, "is_full": not pack.is_open}
    return lambda length, empty: front_html(pack.front_facts, lines, length=length, empty=empty, **facts)
