"""The days of periods of reporting as events: begun, asked, due, closing, and when the papers of the board go out."""

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from icalendar import Event

from actions.delivery.periods.received import Reception, receptions_of
from actions.models import ReportingPeriod
from governance.dates.clear_days import spell
from governance.feeds.events import Revision, begun_event, set_when
from governance.models import PeriodMeeting
from partnerships.access import Permission, may
from partnerships.site_address import own_host
from plans.models.papers import with_owner


def period_events(periods, user, address: Callable[[str], str]) -> list[Event]:
    """Of those that the person may come across in drafts; nobody is asked in a whole year or before reporting began."""
    rows = periods.filter(is_year=False).exclude(state=ReportingPeriod.State.PASSED)
    found = list(rows.select_related(*with_owner("calendar__paper")).order_by("pk"))
    found = [period for period in found if may(user, Permission.VIEW_DRAFT, period)]
    receptions, changed = receptions_of(found), _changes(found)
    return [
        event for period in found for event in _events(period, receptions.get(period.pk), changed[period.pk], address)
    ]


def _events(period, reception: Reception | None, change: Revision, address) -> Iterator[Event]:
    url = address(reverse("actions:reporting", args=[period.paper.key]))
    for what, (on, words, why) in _days(period, reception).items():
        uid = f"period-{what}.{period.key}@{own_host()}"
        event = begun_event(uid, change.number, change.at, is_cancelled=_is_over(period, what, on))
        event.add("summary", f"{period.name}: {words}, {period.paper}")
        set_when(event, on, None)
        event.add("description", why)
        event.add("url", url)
        yield event


def _days(period, reception) -> dict[str, tuple[date, str, str]]:
    days = {
        "begins": (period.starts_on, "begins", f"It lasts until {spell(period.ends_on)}."),
        "asks": (period.asks_on, "leads are asked", f"How their actions stood on {spell(period.ends_on)}."),
        "due": (period.due_on, "reports are due", f"The period closes on {spell(period.last_day_to_report)}."),
        "closes": (period.last_day_to_report, "closes", "Whoever has not reported by then is shown as missing."),
    }
    if reception:
        words = f"papers of {reception.body} go out"
        why = f"It receives the report on {spell(reception.on)}: close the period by {spell(reception.close_by)}."
        days["papers"] = (reception.papers_on, words, why)
    return days


def _is_over(period, what, on) -> bool:
    """Closed before that day came: nobody has to act on it any more."""
    return what != "papers" and bool(period.closed_at) and timezone.localdate(period.closed_at) < on


def _changes(periods) -> dict[int, Revision]:
    """Every change leaves its history, so the number only rises."""
    facts = {"number": Count("history_id"), "at": Max("history_date")}
    own = ReportingPeriod.history.filter(id__in=[each.pk for each in periods]).order_by().values("id").annotate(**facts)
    tied = PeriodMeeting.history.filter(period_id__in=[each.pk for each in periods]).order_by()
    meetings = {row["period_id"]: row for row in tied.values("period_id").annotate(**facts)}
    found = {}
    for row in own:
        tie = meetings.get(row["id"])
        rows = [row, tie] if tie else [row]
        found[row["id"]] = Revision(sum(each["number"] for each in rows) - 1, max(each["at"] for each in rows))
    return found
