"""What the board decides on an ask comes back to the action: words, day, minute, and a new date where it grants one."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.delivery.chasing.verbs import grant_date
from actions.models import BoardAsk
from partnerships.access import Permission, not_allowed
from partnerships.verbs import missing_reason, require, swap


def asks_in(period) -> list[BoardAsk]:
    """What the leads asked of the board in a period, with the actions that they ask for."""
    rows = BoardAsk.objects.filter(report__period=period).exclude(report__state="draft")
    rows = list(rows.select_related("report__organisation", "decided_by").order_by("pk"))
    for row in rows:
        row.report.period = period
    return rows


@transaction.atomic
def decide(ask: BoardAsk, *, by, on: date, decision: str, decided_on: date, minute: str, to: date | None = None):
    """Record it once; ``to``: the day against which the action is measured from now on. The first date stays told."""
    report = ask.report
    reasons = not_allowed(by, Permission.AGREE_RATING, report)
    if decided_on > on:
        reasons.append("The board has not met yet.")
    reasons += missing_reason(decision, "Say what the board decided.")
    require(reasons + missing_reason(minute, "Give the minute of the board."))
    now = {"decision": decision, "minute": minute, "decided_at": timezone.now(), "decided_by": by}
    place = {"partnership": report.period.paper.partnership, "reason": decision}
    swap(ask, was={"decided_at": None}, now=now, by=by, event="board decided on an ask", **place)
    if to:
        grant_date(report, by=by, to=to, decided_on=decided_on, minute=minute, reason=decision)
