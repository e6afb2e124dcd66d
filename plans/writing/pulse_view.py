"""What each open page of writing asks four times a minute."""

from uuid import UUID

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from plans.models import Paper
from plans.writing.presence import changes_since, note, others_at, state_of_comments

LARGEST = 2**53


def fetch(user, key):
    """The paper alone: nothing of it is shown."""
    papers = Paper.objects.visible_to(user).select_related("partnership").prefetch_related("partnership__lead_councils")
    return get_object_or_404(papers, key=key)


@requires(Permission.COMMENT, fetch=fetch)
@require_POST
def pulse(request, paper):
    """Who else is here, which chapters were saved since ``seen``, and whether the comments are others."""
    post, user = request.POST, request.user
    tab = post.get("tab", "")[:32]
    if tab:
        note(user, paper, tab=tab, block_key=_key(post.get("block", "")), is_writing=post.get("writing") == "yes")
    changed = changes_since(paper, min(whole(post.get("seen", "")), LARGEST), user)
    answer = {"here": others_at(paper, user), "changed": changed, "comments": state_of_comments(paper)}
    return JsonResponse(answer)


def _key(value) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None
