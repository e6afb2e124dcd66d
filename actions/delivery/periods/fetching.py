from django.shortcuts import get_object_or_404

from actions.models import ReportingPeriod
from plans.models.papers import with_owner


def period(user, key):
    """A period in one of the person's workspaces, with its text; another is not found."""
    rows = ReportingPeriod.objects.visible_to(user).select_related(*with_owner("calendar__paper"))
    return get_object_or_404(rows.prefetch_related("calendar__paper__partnership__lead_councils"), key=key)
