"""Comments with their answers, as people read them."""

from itertools import groupby

from django.db.models import Count, Q

from partnerships.access import Permission, may
from plans.discussion.quotes import standings_of
from plans.models import Comment


def threads(block, user) -> list[dict]:
    """The block's comments with their answers, open ones first, and whether the person may settle each."""
    rows = Comment.objects.filter(paper=block.paper, block_key=block.key)
    return sorted(_threads(rows, block.paper, user), key=lambda thread: thread["comment"].resolved_at is not None)


def threads_beside(paper, user, shown: str = "open") -> dict[str, list[dict]]:
    """Comments of a text with their answers, in the order of the words they are on, by the key of the chapter.

    The open ones, those of them in which the person takes part (``mine``), or the archive (``resolved``).
    """
    is_open = Q(resolved_at=None, parent__resolved_at=None)
    rows = Comment.objects.filter(~is_open if shown == "resolved" else is_open, paper=paper)
    if shown == "mine":
        theirs = Comment.objects.filter(_takes_part(user), paper=paper, parent=None).values("pk")
        rows = rows.filter(Q(pk__in=theirs) | Q(parent__in=theirs))
    found = _threads(rows.order_by("block_key", "made_at", "pk"), paper, user)
    by_chapter = groupby(found, key=lambda thread: str(thread["comment"].block_key))
    return {key: sorted(threads, key=_place) for key, threads in by_chapter}


def _takes_part(user) -> Q:
    wrote, is_asked = Q(author=user) | Q(answers__author=user), Q(mentioned=user) | Q(answers__mentioned=user)
    return wrote | is_asked


def _place(thread) -> tuple[bool, int]:
    """On the chapter as a whole, then in the order of the words, then on words that are gone."""
    words = thread["words"]
    return (True, 0) if words and words.is_gone else (False, words.start + 1 if words else 0)


def numbers_beside(paper, user) -> dict[str, int]:
    """How many comments of a text there are of each that may be shown."""
    is_open = Q(resolved_at=None)
    wanted = {"open": is_open, "mine": is_open & _takes_part(user), "resolved": ~is_open}
    counts = {name: Count("pk", filter=condition, distinct=True) for name, condition in wanted.items()}
    return Comment.objects.filter(paper=paper).questions().aggregate(**counts)


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
