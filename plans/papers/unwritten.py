"""Whether somebody has written into a text already, or its chapters are still as its outline began them."""

from plans.document.kinds import kind_named
from plans.models import Block, Paper
from plans.papers.outlines import FROM_OUTLINE


def is_unwritten(block: Block) -> bool:
    """Whether nobody has written into a chapter. What the portal filled in by itself does not count: rows of the
    partnership, such as its seats, and what the outline began the chapter with, such as its boards."""
    kind = kind_named(block.kind)
    return (
        kind.is_empty(kind.compose(block)) or (kind.shows_others and block.data == kind.empty()) or _is_as_begun(block)
    )


def _is_as_begun(block: Block) -> bool:
    if kind_named(block.kind).is_placement:
        return False
    begun = block.history.filter(history_type="+", history_change_reason=FROM_OUTLINE)
    return any(block.data == data for data in begun.values_list("data", flat=True))


def is_outline(paper: Paper) -> bool:
    """Whether nobody has written into the text: a file may still come into it."""
    return all(is_unwritten(block) for block in paper.blocks.placed().select_related("paper__partnership"))
