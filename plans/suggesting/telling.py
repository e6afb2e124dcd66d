"""Who is told of suggestions: writers have them among their tasks, authors hear what became of theirs."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from partnerships.access import Permission, holds_anywhere, may
from partnerships.mail import rows
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.models import Partnership, User
from partnerships.site_address import full_address
from partnerships.tasks import Task, register_tasks
from plans.models import Block, Paper, Suggestion
from plans.models.papers import with_owner
from plans.suggesting.verbs import when_decided

KIND = "suggestion"
MOST = 20
#: So long an answer stands among the tasks of who suggested something.
NEW = timedelta(days=14)


def register():
    about = "An officer accepts or declines what you suggested for a text."
    register_mail_kind(MailKind(KIND, "What became of your suggestions", about))
    register_changes(decisions)
    register_tasks(to_decide)
    register_tasks(to_read)
    when_decided(tell)


def address_of(suggestion: Suggestion) -> str:
    """The page on which it is read and decided."""
    return reverse("plans:suggestion", args=[suggestion.paper.key, suggestion.pk])


def tell(suggestion: Suggestion, *, by) -> None:
    """Write to its author, who may still read the draft; what was made from a row of another room is nobody's own."""
    if by == suggestion.author or suggestion.origin or not may(suggestion.author, Permission.VIEW_DRAFT, suggestion):
        return
    words = [suggestion.note, full_address(address_of(suggestion))]
    text = "\n\n".join(filter(None, words))
    rows.write(suggestion.author, kind=KIND, key=f"{KIND} {suggestion.pk}", subject=_subject(suggestion), text=text)


def _subject(suggestion) -> str:
    block = Block.objects.filter(paper=suggestion.paper_id, key=suggestion.block_key).first()
    became = suggestion.get_state_display().lower()
    return f"Your suggestion for “{block or 'a chapter'}” was {became} (“{suggestion.paper.title}”)"


def _own(user):
    """Those of the person that others decided, in texts that the person may still read."""
    papers = Paper.objects.visible_to(user)
    rows = Suggestion.objects.filter(author=user, origin="", paper__in=papers).exclude(decided_at=None)
    return rows.exclude(decided_by=user).select_related(*with_owner("paper"))


def decisions(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """What the day's mail tells those who do not want each by itself."""
    for row in _own(user).filter(decided_at__gte=since, decided_at__lt=until):
        yield Change(KIND, _subject(row), address_of(row), row.decided_at, detail=row.note)


def to_read(user, on: date) -> list[Task]:
    """Answers of the last fortnight to what the person suggested, where it was not taken as it stands."""
    if not holds_anywhere(user, {Permission.COMMENT}):
        return []
    declined = _own(user).filter(state=Suggestion.State.DECLINED, decided_at__date__gt=on - NEW)
    return [
        Task(f"Read why your suggestion was declined: “{row.paper.title}”", address_of(row), detail=row.note, weight=15)
        for row in declined.order_by("-decided_at")[:MOST]
    ]


def to_decide(user, on: date) -> list[Task]:
    """One task for each open text with open suggestions, for those who write it; a room asks for its own itself."""
    if not holds_anywhere(user, {Permission.EDIT_PAPER}):
        return []
    places = Partnership.objects.granting(user, Permission.EDIT_PAPER).filter(pk__in=user.partnership_ids())
    counted = Count("suggestions", filter=Q(suggestions__state=Suggestion.State.OPEN, suggestions__origin=""))
    papers = Paper.objects.open().filter(partnership__in=places)
    papers = papers.annotate(open=counted).filter(open__gt=0).with_owner()
    return [
        Task(
            f"Decide on {paper.open} suggestion{'' if paper.open == 1 else 's'} for “{paper.title}”",
            reverse("plans:suggestions", args=[paper.key]),
            detail="Accept the words, change them, or say why not",
            weight=20,
        )
        for paper in papers[:MOST]
    ]
