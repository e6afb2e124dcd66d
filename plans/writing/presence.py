"""Who has the page of writing open, and what others changed since; each page asks four times a minute."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.formats import date_format

from plans.models import Block, Comment, EditingSession, Paper

#: Who was not heard of for so long is gone; rows go when somebody new comes.
GONE, SWEPT = timedelta(seconds=40), timedelta(days=1)
MOST = 200  # changes told at once


def note(
    user, paper: Paper, *, tab: str, is_writing: bool, block_key: UUID | None = None, place: str = "", part: str = ""
) -> None:
    """This person's page is open; ``place`` and ``part`` say where, if it is not that of the text itself."""
    now = timezone.now()
    mine = EditingSession.objects.filter(user=user, tab=tab)
    state = {
        "paper": paper,
        "block_key": block_key,
        "place": place,
        "part": part,
        "is_writing": is_writing,
        "seen_at": now,
    }
    if not mine.update(**state):
        EditingSession.objects.filter(seen_at__lt=now - SWEPT).delete()
        EditingSession.objects.get_or_create(user=user, tab=tab, defaults=state)


def others_at(paper: Paper, user, *, place: str = "") -> list[dict]:
    """The others who have the page open, each once, with the chapter or part that they write if they do."""
    here = EditingSession.objects.filter(paper=paper, place=place, seen_at__gt=timezone.now() - GONE)
    rows = here.exclude(user=user).order_by("is_writing", "seen_at")
    told = rows.values_list("user", "user__name", "block_key", "part", "is_writing")
    found = {
        pk: {"name": name, "key": str(key or part), "is_writing": writing} for pk, name, key, part, writing in told
    }
    return sorted(found.values(), key=lambda each: each["name"])


def newest_change(paper: Paper) -> int:
    """The number of the newest row of the history of its chapters."""
    return Block.history.filter(paper=paper.pk).aggregate(newest=Max("history_id"))["newest"] or 0


def changes_since(paper: Paper, seen: int, user) -> list[dict]:
    """What the history of its chapters tells after that number, in order."""
    rows = Block.history.filter(paper=paper.pk, history_id__gt=seen).order_by("history_id")
    told = ("history_id", "key", "revision", "history_user__name", "history_date", "history_user")
    return [
        {
            "id": number,
            "key": str(key),
            "revision": revision,
            "who": who or "The portal",
            "at": date_format(timezone.localtime(at), "H:i"),
            "is_mine": by == user.pk,
        }
        for number, key, revision, who, at, by in rows.values_list(*told)[:MOST]
    ]


def state_of_comments(paper: Paper) -> str:
    """A word that changes whenever a comment is made, answered, given to somebody, resolved or opened again."""
    open_ones = Count("pk", filter=Q(resolved_at=None))
    last = {"resolved": Max("resolved_at"), "given": Max("assigned_at"), "held": Count("assigned_to")}
    found = Comment.objects.filter(paper=paper).aggregate(made=Count("pk"), open=open_ones, **last)
    return ".".join(str(each.timestamp() if hasattr(each, "timestamp") else each or 0) for each in found.values())
