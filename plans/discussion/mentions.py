"""People whom a comment names after an @: they are told, at once or in the day's mail, and asked to answer."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from partnerships.access import PERMISSIONS_OF_ROLE, Permission, holds_anywhere
from partnerships.mail import rows
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.models import RoleAssignment, User
from partnerships.site_address import full_address
from partnerships.tasks import Task, register_tasks
from partnerships.wording import and_words
from plans.models import Comment, Paper
from plans.models.papers import with_owner

KIND = "mention"
ROLES = [role for role, permissions in PERMISSIONS_OF_ROLE.items() if Permission.COMMENT in permissions]
MOST = 20
#: What looks like a name: a word, and further ones that begin with a capital.
_AFTER_AT = re.compile(r"(?<!\w)@([^\W\d_][\w'’-]*(?: [A-Z][\w'’-]*)*)")


def register():
    about = (
        "Somebody asks you in a comment, by @ and your name, gives you one to deal with, or answers or resolves yours."
    )
    register_mail_kind(MailKind(KIND, "Comments for you", about))
    register_changes(mentions)
    register_tasks(to_answer)


def people_of(paper: Paper) -> list[User]:
    """Those who comment on the texts of the paper's partnership, by name; not site administrators."""
    place = paper.access_place()
    here = Q(partnership__in=place.partnerships) | Q(council__in=place.councils)
    held = RoleAssignment.objects.current().filter(here, role__in=ROLES, user__is_active=True, user__is_system=False)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("name", "pk"))


def named_in(text: str, people: list[User]) -> list[User]:
    """Those whose whole name follows an @; of two names that begin alike the longer."""
    if "@" not in text or not people:
        return []
    found = {name.casefold() for name in _names_of(people).findall(text)}
    return [person for person in people if person.name.casefold() in found]


def _names_of(people: list[User]) -> re.Pattern[str]:
    names = sorted({person.name for person in people}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)@({'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def told_nobody(comment: Comment) -> str:
    """A sentence on what follows an @ and is nobody's name here: its author would wait for an answer in vain."""
    if "@" not in comment.text:
        return ""
    others = _names_of([comment.author, *people_of(comment.paper)]).sub("", comment.text)
    names = and_words(f"“{name}”" for name in dict.fromkeys(_AFTER_AT.findall(others)))
    return f"Nobody called {names} comments on this text, so nobody of that name was told." if names else ""


def tell(comment: Comment, *, but: User | None) -> None:
    """Keep whom a new comment names, and write to each except its author, and whoever is told that it is theirs."""
    named = [person for person in named_in(comment.text, people_of(comment.paper)) if person != comment.author]
    comment.mentioned.set(named)
    for person in [person for person in named if person != but]:
        subject, address = _subject(comment), full_address(address_of(comment))
        about = f"About these words: “{comment.quote}”\n\n" if comment.quote else ""
        rows.write(
            person, kind=KIND, key=f"{KIND} {comment.pk}", subject=subject, text=f"{about}{comment.text}\n\n{address}"
        )


def _subject(comment) -> str:
    return f"{comment.author} asks you about “{comment.paper.title}”"


def address_of(comment: Comment) -> str:
    """The page on which it is read and answered."""
    return reverse("plans:comments", args=[comment.paper.key, comment.block_key])


def _naming(user):
    papers = Paper.objects.open().visible_to(user)
    return Comment.objects.filter(mentioned=user, paper__in=papers).select_related("author", *with_owner("paper"))


def mentions(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """What the day's mail tells those who do not want each by itself."""
    for said in _naming(user).filter(made_at__gte=since, made_at__lt=until):
        yield Change(KIND, _subject(said), address_of(said), said.made_at, detail=said.text)


def to_answer(user: User, on: date) -> list[Task]:
    """Open comments that name the person, who has not answered since; one that was given to them is a task anyway."""
    if not holds_anywhere(user, {Permission.COMMENT}):
        return []
    thread = Coalesce(OuterRef("parent"), OuterRef("pk"))
    later = Comment.objects.filter(author=user, parent=thread, made_at__gt=OuterRef("made_at"))
    given = Comment.objects.with_somebody().filter(assigned_to=user, pk=thread)
    asked = _naming(user).filter(~Exists(later), ~Exists(given), resolved_at=None, parent__resolved_at=None)
    return [
        Task(f"Answer {said.author} on “{said.paper.title}”", address_of(said), detail=str(said), weight=25)
        for said in asked.order_by("made_at")[:MOST]
    ]
