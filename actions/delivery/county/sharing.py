"""A district's permission that its county group reads its closed reports."""

from django.db import transaction
from django.utils import timezone

from actions.models import CountySharing
from partnerships.access import Permission, not_allowed
from partnerships.models import Partnership, audit
from partnerships.verbs import change_if_same, require, swap


def sharing_of(partnership: Partnership) -> CountySharing | None:
    """That which holds now, with the county group of today."""
    return CountySharing.objects.holding().filter(partnership=partnership).select_related("began_by").first()


def _reasons(partnership: Partnership, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PARTNERSHIP, partnership)
    if partnership.county_parent is None:
        reasons.append("No county group is recorded for this partnership: say in its settings which one it belongs to.")
    return reasons


@transaction.atomic
def share(partnership: Partnership, *, by) -> CountySharing:
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    require(_reasons(partnership, by=by) + (["It is shared already."] if sharing_of(partnership) else []))
    for left in CountySharing.objects.filter(partnership=partnership, ended_at=None):
        now = {"ended_at": timezone.now(), "ended_by": by}
        change_if_same(left, was={"ended_at": None}, now=now, by=by, reason="It had left the county group since")
    row = CountySharing(partnership=partnership, county=partnership.county_parent, began_at=timezone.now(), began_by=by)
    row._history_user = by
    row.save()
    audit("reports shared with the county group", row, by=by, partnership=partnership, county=str(row.county))
    return row


@transaction.atomic
def stop_sharing(row: CountySharing, *, by):
    """From now on the county group reads none of them, the earlier ones neither."""
    require(not_allowed(by, Permission.MANAGE_PARTNERSHIP, row.partnership))
    now = {"ended_at": timezone.now(), "ended_by": by}
    place = {"partnership": row.partnership}
    swap(row, was={"ended_at": None}, now=now, by=by, event="reports no longer shared with the county group", **place)
