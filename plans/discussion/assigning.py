"""A comment is given to somebody, who finds it among their tasks until they answer it or it is resolved."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from partnerships.access import Permission, holds_anywhere, may
from partnerships.mail import rows
from partnerships.mail.changes import Change, register_changes
from partnerships.models import RoleAssignment, User
from partnerships.namesakes import told_apart
from partnerships.numbers import whole
from partnerships.people.handing_over import InName, register_in_name
from partnerships.site_address import full_address
from partnerships.tasks import Task, register_tasks
from partnerships.verbs import StaleState, require, swap
from plans.discussion.mentions import KIND, MOST, address_of, people_of
from plans.models import Comment, Paper
from plans.models.papers import with_owner


def register():
    register_changes(given)
    register_tasks(comments_to_deal_with)
    register_in_name(comments_of)


def people_to_ask(paper: Paper) -> list[tuple[User, str]]:
    """Those who comment on the paper, with the organisation for which a partner does."""
    leads = RoleAssignment.objects.current().filter(partnership=paper.partnership_id, organisation__isnull=False)
    bodies = dict(leads.values_list("user", "organisation__name"))
    people = people_of(paper)
    names = told_apart(people)
    return [(each, f"{names[each.pk]} ({bodies[each.pk]})" if each.pk in bodies else names[each.pk]) for each in people]


def person_asked(values) -> User | None:
    """Whom a form names to deal with a comment."""
    return User.objects.filter(pk=whole(values.get("assigned_to", ""))).first()


def may_settle(user, question: Comment) -> bool:
    """Whether the person says who deals with a comment, and when it is done: its author, and officers."""
    return question.author_id == user.pk or may(user, Permission.RESOLVE_COMMENT, question)


def reasons_not_to_assign(question: Comment, *, by, to: User | None) -> list[str]:
    reasons = []
    if not may_settle(by, question):
        reasons.append("Only the person who made this comment, or an officer, gives it to somebody.")
    if not question.is_open:
        reasons.append("Only an open comment is given to somebody.")
    if to and to not in people_of(question.paper):
        reasons.append(f"{to} does not comment on this text: choose somebody who does.")
    return reasons


@transaction.atomic
def assign(question: Comment, *, by, to: User | None) -> None:
    """Give an open comment to one person, who is told; or to nobody in particular."""
    require(reasons_not_to_assign(question, by=by, to=to))
    at = timezone.now() if to else None
    swap(
        question,
        was={"assigned_at": question.assigned_at, "resolved_at": None},
        now={"assigned_to": to, "assigned_at": at, "assigned_by": by if to else None},
        by=by,
        event="comment assigned" if to else "comment assigned to nobody",
        partnership=question.paper.partnership,
        stale=StaleState("This comment"),
    )
    if to and to != by:
        _tell(question)


def told_of(question: Comment) -> str:
    """What is said once it was given to somebody."""
    person = question.assigned_to
    return f"{person} finds the comment among their tasks." if person else "The comment is nobody’s task now."


def _tell(question):
    said = f"{question.author}: {question.text}\n\n{full_address(address_of(question))}"
    key = f"assigned {question.pk} {question.assigned_at.timestamp()}"
    rows.write(question.assigned_to, kind=KIND, key=key, subject=_subject(question), text=said)


def _subject(question) -> str:
    return f"{question.assigned_by} gives you a comment on “{question.paper.title}”"


def _given_to(user):
    papers = Paper.objects.open().visible_to(user)
    given = Comment.objects.unresolved().filter(assigned_to=user, paper__in=papers)
    return given.select_related("author", "assigned_by", *with_owner("paper")).order_by("assigned_at")


def given(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """What the day's mail tells those who do not want each by itself."""
    for question in _given_to(user).filter(assigned_at__gte=since, assigned_at__lt=until).exclude(assigned_by=user):
        said = f"{question.author}: {question}"
        yield Change(KIND, _subject(question), address_of(question), question.assigned_at, detail=said)


def _waiting_for(user):
    """Those of them that the person has not answered since."""
    return _given_to(user).filter(pk__in=Comment.objects.with_somebody())


def comments_of(user: User) -> Iterator[InName]:
    """What a colleague gets when the person's role ends."""
    for question in _waiting_for(user):
        yield InName(
            _title(question, user), address_of(question), question.paper.partnership, partial(_hand_on, question)
        )


def _hand_on(question: Comment, *, to: User, by: User, reason: str) -> None:
    assign(question, by=by, to=to)


def comments_to_deal_with(user: User, on: date) -> list[Task]:
    """Of those who resolve comments: what one asks; of partners: the answer that is wanted from them."""
    if not holds_anywhere(user, {Permission.COMMENT}):
        return []
    return [
        Task(_title(question, user), address_of(question), detail=str(question), weight=25)
        for question in _waiting_for(user)[:MOST]
    ]


def _title(question, user) -> str:
    if may(user, Permission.RESOLVE_COMMENT, question):
        return f"Deal with a comment of {question.author} on “{question.paper.title}”"
    return f"Answer {question.assigned_by} on “{question.paper.title}”"
