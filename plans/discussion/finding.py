"""Search over what was said of drafts."""

from django.urls import reverse

from partnerships.access import Permission
from partnerships.finding import READ, FoundThing, Sought, plain, under
from partnerships.models import Partnership
from plans.models import Comment
from plans.models.papers import with_owner


def comments(user, sought: Sought):
    """Comments and answers on papers whose drafts the person may read."""
    places = Partnership.objects.granting(user, Permission.VIEW_DRAFT)
    rows = Comment.objects.filter(sought.within("text", "author__name"), paper__partnership__in=places)
    rows = rows.select_related("author", *with_owner("paper")).order_by("-made_at", "-pk")
    return under("Comments", (_comment(row, sought) for row in rows[:READ]))


def _comment(row, sought) -> FoundThing:
    url = reverse("plans:comments", args=[row.paper.key, row.block_key])
    words = sought.around(f"{row.author}: {plain(row.text)}")
    return FoundThing(f"{row.author} on “{row.paper.title}”", url, "", words)
