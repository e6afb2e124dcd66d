"""Verbs on the blocks of a paper: add, save, move, remove, put back, restore an earlier text.

Each asks for reasons why not, writes one history row for each block that really changes, and nothing for a save that
changes nothing. Two people saving one block: the second gets ``Conflict``, with both texts in hand.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from partnerships.verbs import Refused, StaleState, change_if_same, require_reason
from plans.document.kinds import BlockKind, kind_named, known_kinds
from plans.models import Block, Paper
from plans.papers.changing import require_change


class Conflict(StaleState):
    """Somebody saved the block first; ``theirs`` is the block as it stands now."""

    def __init__(self, theirs):
        super().__init__(f"“{theirs}”")
        self.theirs = theirs


def kinds_to_add(paper: Paper) -> list[BlockKind]:
    """Kinds that this paper may have (once more), by label."""
    present = set(paper.blocks.values_list("kind", flat=True))
    kinds = [kind for kind in known_kinds().values() if paper.kind in kind.papers]
    return sorted((k for k in kinds if not (k.is_once and k.name in present)), key=lambda kind: kind.label)


@transaction.atomic
def add_block(
    paper: Paper,
    *,
    by,
    kind: str,
    heading: str = "",
    level: int = 1,
    after: Block | None = None,
    replaces=None,
    reason: str = "",
) -> Block:
    """Add an empty block of a kind after another (at the end without one)."""
    require_change(paper, by=by, reason=reason)
    chosen = next((each for each in kinds_to_add(paper) if each.name == kind), None)
    if chosen is None:
        raise Refused(["This text has such a part once only: put the removed one back, or edit the one it has."])
    blocks = list(paper.blocks.placed())
    at = blocks.index(after) + 1 if after in blocks else len(blocks)
    block = Block(paper=paper, kind=kind, heading=heading, level=level, data=chosen.empty(), replaces=replaces)
    blocks.insert(at, block)
    block.position = at
    _write(block, by=by, reason=reason or "Added")
    _number(blocks, by=by, reason=f"Moved to make room for “{block}”")
    return block


@transaction.atomic
def save_block(
    block: Block, *, by, heading: str, level: int, data: dict, revision: int, reason: str = "", save_rows=None
) -> bool:
    """Save a block's text as somebody read it at ``revision``; False when nothing changed.

    ``save_rows`` saves rows beside the block (findings) in the same transaction, under the same revision.
    Raises Conflict when somebody saved a different text since.
    """
    require_change(block.paper, by=by, reason=reason)
    wanted = {"heading": heading, "level": level, "data": data}
    current = Block.objects.select_for_update().select_related("paper__partnership").get(pk=block.pk)
    if not _rows_changed(current, save_rows) and all(getattr(current, name) == value for name, value in wanted.items()):
        return False
    _swap(current, revision)
    for name, value in wanted.items():
        setattr(block, name, value)
    block.revision = revision + 1
    _write(block, by=by, reason=reason)
    return True


def _rows_changed(current, save_rows):
    if save_rows is None:
        return False
    kind = kind_named(current.kind)
    before = kind.compose(current)
    save_rows()
    return kind.compose(current) != before


def _swap(current, revision):
    """Compare-and-swap: one of two people who read the same revision goes first, the other gets Conflict."""
    swapped = Block.objects.filter(pk=current.pk, revision=revision, removed_at=None).update(revision=F("revision") + 1)
    if not swapped:
        current.refresh_from_db()
        raise Conflict(current)


def _write(block, *, by, reason):
    block._history_user = by
    block._change_reason = reason.strip() or None
    block.save()


def _number(blocks, *, by, reason):
    """Give the blocks the positions 0, 1, 2 …; history only for those that move."""
    moved = [block for position, block in enumerate(blocks) if block.position != position]
    for position, block in enumerate(blocks):
        block.position = position
    if moved:
        bulk_update_with_history(moved, Block, ["position"], default_user=by, default_change_reason=reason.strip())


@transaction.atomic
def move_block(block: Block, *, by, up: bool, reason: str = "") -> bool:
    """Move a block one place up or down; False when it is first or last already."""
    require_change(block.paper, by=by, reason=reason)
    blocks = list(block.paper.blocks.placed().select_for_update())
    if block not in blocks:
        raise Refused(["This chapter was removed: put it back first."])
    at = blocks.index(block)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(blocks):
        return False
    blocks[at], blocks[to] = blocks[to], blocks[at]
    _number(blocks, by=by, reason=reason or f"“{block}” moved {'up' if up else 'down'}")
    return True


@transaction.atomic
def remove_block(block: Block, *, by, reason: str = ""):
    """Take a block out of the text. Nothing is deleted: it can be put back with all it held."""
    require_change(block.paper, by=by, reason=reason)
    now = {"removed_at": timezone.now(), "removed_by": by}
    change_if_same(block, was={"removed_at": None}, now=now, by=by, reason=reason or "Removed")


@transaction.atomic
def put_back(block: Block, *, by, reason: str = ""):
    """Put a removed block back where it stood."""
    require_change(block.paper, by=by, reason=reason)
    now = {"removed_at": None, "removed_by": None}
    change_if_same(block, was={"removed_at__isnull": False}, now=now, by=by, reason=reason or "Put back")
    blocks = [each for each in block.paper.blocks.placed() if each.pk != block.pk]
    blocks.insert(min(block.position, len(blocks)), block)
    _number(blocks, by=by, reason=f"Moved to make room for “{block}”")


@transaction.atomic
def restore_text(block: Block, earlier, *, by, revision: int, reason: str) -> bool:
    """Give a block the heading, level and data of one of its history rows, as a new change with a reason."""
    if earlier.id != block.pk:
        raise Refused(["This earlier text belongs to another chapter."])
    require_reason(reason, "Say why the earlier text is put back.")
    return save_block(
        block,
        by=by,
        heading=earlier.heading,
        level=earlier.level,
        data=earlier.data,
        revision=revision,
        reason=reason,
    )
