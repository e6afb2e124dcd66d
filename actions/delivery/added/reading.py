from datetime import date

from actions.models import AddedAction
from partnerships.access import Permission, may
from plans.models import Paper


def added_to_show(paper: Paper, *, user, on: date) -> list[AddedAction]:
    """Actions added in the year; a confidential one only for who manages reporting, and for its own lead."""
    rows = AddedAction.objects.of(paper).select_related("organisation").with_finish()
    if may(user, Permission.MANAGE_PERIOD, paper):
        return list(rows)
    own = set(user.organisation_ids()) if may(user, Permission.REPORT_ACTION, paper) else set()
    return [row for row in rows if row.organisation_id in own or not row.is_secret(on)]
