"""Whether somebody has written into a text already, or its chapters are still as its outline began them."""

from plans.document.contents import Document
from plans.document.kinds import kind_named
from plans.models import Block, Paper
from plans.papers.outlines import FROM_OUTLINE


def is_outline(paper: Paper, document: Document) -> bool:
    """Whether nobody has written into the text: a file may still come into it.

    What the portal filled in by itself does not count: rows of the partnership, such as its seats, and what the outline
    began a chapter with, such as its boards. ``document``: as it stands now.
    """
    filled = [block["key"] for block in document["blocks"] if not kind_named(block["kind"]).is_empty(block["data"])]
    if not filled:
        return True
    blocks = list(paper.blocks.placed().filter(key__in=filled))
    history = Block.history.filter(history_type="+", history_change_reason=FROM_OUTLINE)
    begun = list(history.filter(id__in=[block.pk for block in blocks]).values_list("id", "data"))
    return all(_is_of_the_partnership(block) or _is_as_begun(block, begun) for block in blocks)


def _is_of_the_partnership(block: Block) -> bool:
    kind = kind_named(block.kind)
    return kind.shows_others and block.data == kind.empty()


def _is_as_begun(block: Block, begun: list[tuple[int, dict]]) -> bool:
    return not kind_named(block.kind).is_placement and (block.pk, block.data) in begun
