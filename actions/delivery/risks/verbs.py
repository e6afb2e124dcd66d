"""The scale by which a partnership rates its risks, and how a risk is seen in a period. The text is never written."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from actions.delivery.periods.lifecycle import hold, reasons_not_to_write
from actions.models import ReportingPeriod, RiskScale, RiskView
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import StaleState, require

SEEN = ("code", "target", "progress", "next_review", "is_closed")


def reasons_not_to_look(period: ReportingPeriod, *, by, on: date) -> list[str]:
    return [*not_allowed(by, Permission.MANAGE_PERIOD, period), *reasons_not_to_write(period, on)]


@transaction.atomic
def look_at(period: ReportingPeriod, risk_key: UUID, said: dict, *, by, revision: int, on: date) -> RiskView:
    """``said``: the fields of ``SEEN``; said again it replaces what was said for the period."""
    hold(period)
    require(reasons_not_to_look(period, by=by, on=on))
    row = RiskView.objects.filter(period=period, risk_key=risk_key).first()
    row = row or RiskView(period=period, risk_key=risk_key, revision=0)
    if row.revision != revision:
        raise StaleState(f"The risk “{row}”")
    for name in SEEN:
        setattr(row, name, said[name])
    row.said_at, row.said_by, row.revision, row._history_user = timezone.now(), by, revision + 1, by
    row.save()
    audit("risk looked at", row, by=by, partnership=period.paper.partnership, code=row.code)
    return row


@transaction.atomic
def save_scale(scale: RiskScale, *, by, data: dict, revision: int) -> RiskScale:
    """Ratings are kept as they were written, so another scale only reads them otherwise."""
    require(not_allowed(by, Permission.MANAGE_PERIOD, scale.partnership))
    known = RiskScale.objects.select_for_update().filter(partnership=scale.partnership).first()
    if known and known.revision != revision:
        raise StaleState(str(scale))
    for name, value in data.items():
        setattr(scale, name, value)
    scale.revision, scale._history_user = revision + 1, by
    scale.save()
    audit("risk scale set", scale, by=by, partnership=scale.partnership)
    return scale
