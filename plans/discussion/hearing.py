"""Whoever commented hears what became of it: how it was answered, and what was done."""

from collections.abc import Collection, Iterator
from datetime import datetime

from partnerships.access import Permission, may
from partnerships.mail import rows
from partnerships.mail.changes import Change, register_changes
from partnerships.models import User
from partnerships.site_address import full_address
from plans.discussion.mentions import KIND, address_of
from plans.models import Comment, Paper
from plans.models.papers import with_owner


def register():
    register_changes(answers)
    register_changes(what_was_done)


def tell_of_answer(answer: Comment, *, but: Collection[User | None]) -> None:
    """Write to whose comment is answered, unless they hear of it otherwise (``but``) or may read the draft no more."""
    author = answer.parent.author
    if author in (answer.author, *but):
        return
    said = f"Your comment: {answer.parent.text}\n\n{answer.author}: {answer.text}"
    _write(answer.parent, key=f"answered {answer.pk}", subject=_answered(answer), said=said)


def tell_what_was_done(question: Comment) -> None:
    """Write to whose comment is resolved by somebody else; where an answer says what was done, it was told already."""
    if question.resolved_by == question.author or not question.resolution:
        return
    said = f"Your comment: {question.text}\n\n{question.resolution}"
    key = f"resolved {question.pk} {question.resolved_at.timestamp()}"
    _write(question, key=key, subject=_resolved(question), said=said)


def _write(question, *, key, subject, said):
    if may(question.author, Permission.VIEW_DRAFT, question):
        text = f"{said}\n\n{full_address(address_of(question))}"
        rows.write(question.author, kind=KIND, key=key, subject=subject, text=text)


def _answered(answer) -> str:
    return f"{answer.author} answers your comment on “{answer.paper.title}”"


def _resolved(question) -> str:
    return f"{question.resolved_by} resolved your comment on “{question.paper.title}”"


def answers(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """What the day's mail tells those who do not want each by itself; who is named in one reads of it anyway."""
    found = _readable(user).filter(parent__author=user, made_at__gte=since, made_at__lt=until)
    for answer in found.exclude(author=user).exclude(mentioned=user):
        yield Change(KIND, _answered(answer), address_of(answer), answer.made_at, detail=answer.text)


def what_was_done(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    found = _readable(user).filter(author=user, resolved_at__gte=since, resolved_at__lt=until)
    for question in found.exclude(resolved_by=user).exclude(resolution=""):
        yield Change(KIND, _resolved(question), address_of(question), question.resolved_at, detail=question.resolution)


def _readable(user):
    found = Comment.objects.filter(paper__in=Paper.objects.open().visible_to(user))
    return found.select_related("author", "resolved_by", *with_owner("paper"))
