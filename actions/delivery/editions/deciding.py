"""What the board decides on an ask comes back to the action: words, day, minute, and a new date where it grants one."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.delivery.chasing.verbs import answer_date, grant_date
from actions.delivery.editions.telling import tell_decided
from actions.delivery.ratings import day
from actions.models import BoardAsk, DateChange
from partnerships.access import Permission, not_allowed
from partnerships.verbs import missing_reason, require, swap


def asks_in(period) -> list[BoardAsk]:
    """What the leads asked of the board in a period, with the actions that they ask for."""
    rows = BoardAsk.objects.filter(report__period=period).exclude(report__state="draft")
    rows = list(rows.select_related("report__organisation", "decided_by").order_by("pk"))
    for row in rows:
        row.report.period = period
    return rows


def dates_in(period) -> list[DateChange]:
    """The new dates that were asked for with the reports of a period."""
    rows = DateChange.objects.filter(report__period=period, asked_for__isnull=False).exclude(report__state="draft")
    rows = list(rows.select_related("organisation", "report", "decided_by"))
    for row in rows:
        row.paper = row.report.period.calendar.paper = period.paper
    return rows


@transaction.atomic
def decide_date(
    change: DateChange, *, by, on: date, is_granted: bool, decision: str, decided_on: date, minute: str, to: date
):
    """Grant the date that was asked for, or another, or none; the first date of the action stays told."""
    require(_reasons_not_to_decide(change, by=by, on=on, decision=decision, decided_on=decided_on, minute=minute))
    said = {"decision": decision, "minute": minute, "decided_on": decided_on}
    state = DateChange.State.GRANTED if is_granted else DateChange.State.REFUSED
    said |= {"to": to} if is_granted else {}
    answer_date(change, state, by=by, partnership=change.paper.partnership, said=said)
    asked, decided = f"A new date: {day(change.asked_for)}. {change.reason}", _decided(decision, decided_on, minute)
    granted = to if is_granted else None
    tell_decided(change.report, f"date-{change.pk}", by=by, asked=asked, decided=decided, to=granted)


@transaction.atomic
def decide(ask: BoardAsk, *, by, on: date, decision: str, decided_on: date, minute: str, to: date | None = None):
    """Record it once; ``to``: the day against which the action is measured from now on. The first date stays told."""
    report = ask.report
    require(_reasons_not_to_decide(report, by=by, on=on, decision=decision, decided_on=decided_on, minute=minute))
    now = {"decision": decision, "minute": minute, "decided_at": timezone.now(), "decided_by": by}
    place = {"partnership": report.period.paper.partnership, "reason": decision}
    swap(ask, was={"decided_at": None}, now=now, by=by, event="board decided on an ask", **place)
    if to:
        grant_date(report, by=by, to=to, decided_on=decided_on, minute=minute, reason=decision)
    decided = _decided(decision, decided_on, minute)
    tell_decided(report, f"ask-{ask.pk}", by=by, asked=ask.what, decided=decided, to=to)


def _reasons_not_to_decide(row, *, by, on: date, decision: str, decided_on: date, minute: str) -> list[str]:
    reasons = not_allowed(by, Permission.AGREE_RATING, row)
    if decided_on > on:
        reasons.append("The board has not met yet: record what it decided once it has.")
    reasons += missing_reason(decision, "Say what the board decided.")
    return reasons + missing_reason(minute, "Give the minute of the board.")


def _decided(decision: str, decided_on: date, minute: str) -> dict:
    return {"decision": decision, "decided_on": decided_on, "minute": minute}
