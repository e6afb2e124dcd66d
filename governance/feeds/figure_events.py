"""The days of figures that are expected, as events: when their source has them, and by when they are to be there."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Count, Max
from icalendar import Event

from governance.feeds.events import begun_event, set_when
from partnerships.models import User
from partnerships.site_address import own_host
from priorities.measures.expected import ExpectedFigures, expected_by
from priorities.models import Measure


def figure_events(user: User, until: date, address: Callable[[str], str]) -> list[Event]:
    """Of figures that the person may enter; what is entered is expected no more, and leaves the calendar."""
    expected = expected_by(until, partnership__in=user.partnership_ids())
    found = [each for each in expected if each.lets(user)]
    changes = _changes(found)
    return [event for each in found for event in _events(each, changes, address)]


def _events(figures: ExpectedFigures, changes: dict, address) -> list[Event]:
    known = [changes[each.pk] for each in figures.measures]
    sequence, changed = sum(number for number, _ in known), max(at for _, at in known)
    number, giver = len(figures.measures), figures.organisation or figures.partnership
    what = figures.measures[0].title if number == 1 else f"{number} figures"
    days = {"expected": (figures.on, "is expected" if number == 1 else "are expected"), "due": (figures.due, "due")}
    events = []
    for name, (on, words) in days.items():
        event = begun_event(f"{figures.key}-{name}@{own_host()}", sequence, changed, is_cancelled=False)
        event.add("summary", f"{what} {words}: {giver}")
        set_when(event, on, None)
        event.add("description", figures.detail)
        event.add("url", address(figures.url))
        events.append(event)
    return events


def _changes(found: list[ExpectedFigures]) -> dict[int, tuple[int, datetime]]:
    """Every change leaves its history, so the number only rises."""
    measures = [measure.pk for each in found for measure in each.measures]
    rows = Measure.history.filter(id__in=measures).order_by().values("id")
    return {
        row["id"]: (row["number"] - 1, row["at"])
        for row in rows.annotate(number=Count("history_id"), at=Max("history_date"))
    }
