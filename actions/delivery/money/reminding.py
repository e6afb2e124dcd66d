"""Returns to funders that are due and not sent: their holder is asked thirty days before."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.urls import reverse

from actions.delivery.mail_kinds import GRANT_RETURN
from actions.models import GrantReturn
from partnerships.access import Permission, Role, holds_anywhere, may
from partnerships.holders import Holders
from partnerships.mail.reminders import Remindable
from partnerships.tasks import Task
from plans.models import Paper

ASKED_BEFORE = timedelta(days=30)


def due_returns(on: date) -> list[tuple[GrantReturn, Paper]]:
    """Those whose time has come, each with a text of its partnership from which it is opened."""
    rows = GrantReturn.objects.filter(sent_at=None, due_on__lte=on + ASKED_BEFORE)
    rows = rows.select_related("grant__partnership", "grant__holder").prefetch_related(
        "grant__budgets__paper", "grant__partnership__lead_councils"
    )
    others = Paper.objects.filter(partnership__in={row.grant.partnership_id for row in rows}).order_by("pk")
    newest = {paper.partnership_id: paper for paper in others}
    found = ((row, _text_of(row, newest)) for row in rows)
    return [(row, paper) for row, paper in found if paper]


def _text_of(row, newest) -> Paper | None:
    budgets = list(row.grant.budgets.all())
    return budgets[-1].paper if budgets else newest.get(row.grant.partnership_id)


def title_of(row: GrantReturn) -> str:
    return f"Send the return to {row.grant.funder}"


def grant_returns(on: date) -> Iterator[Remindable]:
    """Its holder, then whoever signs for the councils, then the administrators."""
    rows = due_returns(on)
    holders = Holders() if rows else None
    for row, paper in rows:
        grant = row.grant
        councils = [council.pk for council in grant.partnership.lead_councils.all()]
        officers = holders.at_partnership(Role.OFFICER, grant.partnership_id)
        yield Remindable(
            GRANT_RETURN.name,
            f"grant-return-{row.pk}",
            title_of(row),
            reverse("actions:grant_return", args=[paper.key, row.key]),
            due=row.due_on,
            asked_on=row.due_on - ASKED_BEFORE,
            detail=f"It covers until {row.covers_to:%-d %B %Y}.",
            about=f"{grant}, {grant.partnership}",
            people=(grant.holder,) if grant.holder else officers,
            organisation=holders.at_councils(Role.SIGNING_OFFICER, councils),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, grant.partnership_id),
            may_act=partial(may, permission=Permission.SEND_GRANT_RETURN, obj=paper),
        )


def tasks_for(user, on: date) -> Iterator[Task]:
    """Returns that the person holds; those that nobody holds are the officers'."""
    if not holds_anywhere(user, {Permission.SEND_GRANT_RETURN}):
        return
    ids = set(user.partnership_ids())
    for row, paper in due_returns(on):
        is_mine = row.grant.holder_id == user.pk or (row.grant.holder_id is None and row.grant.partnership_id in ids)
        if is_mine:
            url = reverse("actions:grant_return", args=[paper.key, row.key])
            yield Task(title_of(row), url, due=row.due_on, detail=str(row.grant), weight=3)
