"""The order of all chapters at once, as somebody left it in the outline."""

from bisect import bisect_left

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from partnerships.verbs import StaleState, require
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Paper
from plans.papers.changing import reasons_not_to_change


class StaleOrder(StaleState):
    """Chapters were added, removed or moved since the order was read."""

    def __init__(self):
        super().__init__("The outline")


@transaction.atomic
def arrange(paper: Paper, order: list[tuple[str, int]], *, by, held: str = "", reason: str = "") -> list[Block]:
    """Give the chapters this order, by key, and these levels. Gives those whose level changed.

    The history tells of what was moved (``held``: the key of what somebody had in hand), not of what made room for it.
    Raises StaleOrder where the chapters are others.
    """
    require(editing.reasons_not_to_edit(CHAPTERS, paper, by=by) or reasons_not_to_change(paper, by=by, reason=reason))
    blocks = {str(block.key): block for block in CHAPTERS.of(paper).select_for_update()}
    if sorted(key for key, _ in order) != sorted(blocks) or not {level for _, level in order} <= {1, 2}:
        raise StaleOrder
    rows = [blocks[key] for key, _ in order]
    releveled = [block for block, (_, level) in zip(rows, order, strict=True) if block.level != level]
    told = {block.pk for block in [*moved(rows, held), *releveled]}
    for place, (block, (_, level)) in enumerate(zip(rows, order, strict=True)):
        block.position = place
        block.revision += block.level != level
        block.level = level
    Block.objects.bulk_update([block for block in rows if block.pk not in told], ["position"])
    reason = reason.strip() or "Moved in the outline"
    changed, fields = [block for block in rows if block.pk in told], ["position", "level", "revision"]
    if changed:
        bulk_update_with_history(changed, Block, fields, default_user=by, default_change_reason=reason)
    return releveled


def moved(rows: list[Block], held: str = "") -> list[Block]:
    """The fewest of them that must have been moved to come from their positions into this order: ``held`` where that
    would do."""
    others = [row for row in rows if str(row.key) != held]
    if held and not _moved(others):
        return [row for row in rows if str(row.key) == held] if _moved(rows) else []
    return _moved(rows)


def _moved(rows):
    ends: list[int] = []  # the row that ends the best run of each length
    before: list[int | None] = []
    for number, row in enumerate(rows):
        length = bisect_left([rows[end].position for end in ends], row.position)
        before.append(ends[length - 1] if length else None)
        ends[length:] = [number, *ends[length + 1 :]] if length < len(ends) else [number]
    stayed, at = set(), ends[-1] if ends else None
    while at is not None:
        stayed.add(at)
        at = before[at]
    return [row for number, row in enumerate(rows) if number not in stayed]
