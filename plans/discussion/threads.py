"""Comments with their answers, as people read them."""

from itertools import groupby

from partnerships.access import Permission, may
from plans.discussion.quotes import standings_of
from plans.models import Comment


def threads(block, user) -> list[dict]:
    """The block's comments with their answers, open ones first, and whether the person may settle each."""
    rows = Comment.objects.filter(paper=block.paper, block_key=block.key)
    return sorted(_threads(rows, block.paper, user), key=lambda thread: thread["comment"].resolved_at is not None)


def open_threads(paper, user) -> dict[str, list[dict]]:
    """The open comments of a text with their answers, by the key of the chapter they are on."""
    rows = Comment.objects.filter(paper=paper, resolved_at=None).order_by("block_key", "made_at", "pk")
    found = (each for each in _threads(rows, paper, user))
    return {key: list(each) for key, each in groupby(found, key=lambda thread: str(thread["comment"].block_key))}


def _threads(rows, paper, user) -> list[dict]:
    rows = list(rows.select_related("author", "organisation", "version", "resolved_by"))
    is_officer = may(user, Permission.RESOLVE_COMMENT, paper)
    standings = standings_of(paper, rows)
    return [
        {
            "comment": question,
            "words": standings.get(question.pk),
            "answers": [row for row in rows if row.parent_id == question.pk],
            "may_settle": is_officer or question.author_id == user.pk,
        }
        for question in rows
        if question.parent_id is None
    ]
