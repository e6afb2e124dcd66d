"""Search over meetings, which are public facts: by the body, whose it is, and the place; the next ones first."""

from django.utils import timezone

from governance.models import Meeting
from partnerships.finding import MOST, FoundThing, Sought, register_search, under


def register():
    register_search(meetings)


def meetings(user, sought: Sought):
    fields = ("body__name", "body__council__name", "body__partnership__name", "place")
    rows = Meeting.objects.standing().filter(sought.within(*fields)).next_first(timezone.localdate())
    rows = rows.select_related("body__council", "body__partnership")
    return under("Meetings", (_meeting(row) for row in rows[: MOST + 1]))


def _meeting(row) -> FoundThing:
    owner = row.body.council or row.body.partnership
    return FoundThing(str(row), row.get_absolute_url(), str(owner), row.place)
