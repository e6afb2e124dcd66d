"""What editing asks of people: unsaved text."""

from datetime import date

from django.urls import reverse

from partnerships.access import Permission, may
from partnerships.numbers import whole
from partnerships.tasks import Task, register_tasks
from plans.models import Block, Draft, Paper
from plans.models.papers import with_owner

MOST = 20


@register_tasks
def unsaved_text(user, on: date) -> list[Task]:
    """Blocks into which the person typed without saving."""
    drafts = {d.form: d for d in Draft.objects.filter(user=user, form__startswith="block:")[:MOST]}
    rows = [whole(form.partition(":")[2]) for form in drafts]
    blocks = Block.objects.filter(pk__in=rows, paper__in=Paper.objects.open()).visible_to(user)
    return [
        Task(
            f"Save or discard what you typed into “{block}”",
            _where_written(block, user),
            detail=block.paper.title,
            weight=50,
        )
        for block in blocks.select_related(*with_owner("paper"))
    ]


def _where_written(block: Block, user) -> str:
    """At its place in the text; a removed chapter, or one that the person only reads now, on a page of its own."""
    if block.removed_at or not may(user, Permission.EDIT_PAPER, block):
        return reverse("plans:block_edit", args=[block.paper.key, block.key])
    return f"{reverse('plans:write', args=[block.paper.key])}#w-{block.key}"
