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


def threads_beside(paper, user, questions, shown: str = "open", document=None) -> dict[str, list[dict]]:
    """Those ``questions`` with their answers, in the order of the words they are on, by the key of the chapter.

    The open ones, those of them in which the person takes part (``mine``), or the archive (``resolved``).
    """
    wanted = _shown(user, questions)[shown].values("pk")
    rows = Comment.objects.filter(Q(pk__in=wanted) | Q(parent__in=wanted))
    found = _threads(rows.order_by("block_key", "made_at", "pk"), paper, user, document)
    by_chapter = groupby(found, key=lambda thread: str(thread["comment"].block_key))
    return {key: sorted(threads, key=_place) for key, threads in by_chapter}


def _shown(user, questions) -> dict:
    is_open = questions.filter(resolved_at=None)
    return {"open": is_open, "mine": is_open.taken_part_in_by(user), "resolved": questions.exclude(resolved_at=None)}


def _place(thread) -> tuple[bool, int]:
    """On the chapter as a whole, then in the order of the words, then on words that are gone."""
    words = thread["words"]
    return (True, 0) if words and words.is_gone else (False, words.start + 1 if words else 0)


def numbers_beside(user, questions) -> dict[str, int]:
    """How many of those comments there are of each that may be shown."""
    wanted = {name: Q(pk__in=rows.order_by().values("pk")) for name, rows in _shown(user, questions).items()}
    counts = {name: Count("pk", filter=condition, distinct=True) for name, condition in wanted.items()}
    return questions.aggregate(**counts)


def _threads(rows, paper, user, document=None) -> list[dict]:
    people = ("author", "resolved_by", "assigned_to", "assigned_by")
    rows = list(rows.select_related("organisation", "version", *people))
    is_officer = may(user, Permission.RESOLVE_COMMENT, paper)
    standings = standings_of(paper, rows, document)
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
