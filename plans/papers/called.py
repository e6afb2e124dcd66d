"""What messages call one chapter."""

from plans.document.chapter_names import chapter_names
from plans.document.kinds import kind_named
from plans.models import Block


def called(block: Block) -> str:
    """What lists call a chapter without a heading; one that does not stand in the text goes by its kind alone."""
    placed = Block.objects.of(block.paper_id).values_list("key", "heading", "kind")
    return chapter_names(placed).get(block.key, kind_named(block.kind).label)
