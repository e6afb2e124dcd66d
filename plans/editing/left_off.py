"""Where a person stopped writing: the chapter saved last, while it can still be written."""

from plans.models import Block, Paper
from plans.models.papers import with_owner


def chapter_left(user) -> Block | None:
    """None where it is gone, its text stands by now, or the person may not write it any more."""
    last = Block.history.filter(history_user=user).order_by("-history_date", "-history_id").values_list("id", flat=True)
    blocks = Block.objects.placed().filter(pk__in=list(last[:1]), paper__in=Paper.objects.open())
    block = blocks.visible_to(user).select_related(*with_owner("paper")).first()
    return block if block and not block.paper.reasons_not_to_edit(user) else None
