"""Risks that are to be looked at again: their co-ordinators are asked a week before, until somebody has looked."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from actions.delivery.mail_kinds import RISK_REVIEW
from actions.models import Risk, RiskView
from partnerships.access import Permission, Role, may
from partnerships.holders import Holders
from partnerships.mail.reminders import Remindable
from partnerships.tasks import Task
from plans.models import Paper
from plans.models.papers import with_owner

ASKED_BEFORE = timedelta(days=7)


def due_reviews(on: date) -> list[tuple[RiskView, str]]:
    """The newest view of each risk whose day has come, with the risk's title; of texts that stand."""
    rows = RiskView.objects.filter(period__calendar__paper__state__in=Paper.STANDING)
    rows = rows.select_related(*with_owner("period__calendar__paper")).order_by("period__number", "pk")
    newest = {(row.period.calendar_id, row.risk_key): row for row in rows}
    due = [row for row in newest.values() if _is_due(row, on)]
    titles = dict(Risk.objects.filter(key__in={row.risk_key for row in due}).values_list("key", "title"))
    return [(row, titles.get(row.risk_key, row.code)) for row in due]


def _is_due(row, on):
    return row.next_review and not row.is_closed and row.next_review - ASKED_BEFORE <= on


def risk_reviews(on: date) -> Iterator[Remindable]:
    found = due_reviews(on)
    holders = Holders() if found else None
    for row, title in found:
        partnership = row.period.paper.partnership
        yield Remindable(
            RISK_REVIEW.name,
            f"risk-review-{row.period.calendar_id}-{row.risk_key}",
            f"Look at the risk “{title}” again",
            reverse("actions:risks_now", args=[row.period.paper.key]),
            due=row.next_review,
            asked_on=row.next_review - ASKED_BEFORE,
            detail=f"It was rated {row.code} in {row.period.name}." if row.code else "",
            about=f"{row.period.paper.title}, {partnership}",
            people=holders.at_partnership(Role.OFFICER, partnership.pk),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
        )


def tasks_for(user, on: date) -> Iterator[Task]:
    ids = set(user.partnership_ids())
    for row, title in due_reviews(on) if ids else ():
        paper = row.period.paper
        if paper.partnership_id in ids and may(user, Permission.MANAGE_PERIOD, paper):
            url = reverse("actions:risks_now", args=[paper.key])
            yield Task(f"Look at the risk “{title}” again", url, due=row.next_review, detail=str(paper), weight=2)
