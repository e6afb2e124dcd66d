"""What people are reminded of, on which days, and who is told when nothing happens. Pure: no clock; rows come in.

Rooms register one function for each thing that can be due; like tasks it is derived from data, so what is done is
reminded of no more. Who is told, and when:

- the responsible post: at once when the thing becomes known, then 30, 7 and 1 days before its due day and 1, 7 and 30
  days after it;
- its organisation as well from 1 day after the due day;
- the partnership's administrators as well from 7 days after it.

Mail leaves on working days of whoever gets it: what is before the due day moves back to the last one, what is after it
moves on to the next. A thing that became known late is told at once to all whose turn has come.

Where nobody holds the first of these the next is told from the start. Refusing this kind of mail moves nothing on: the
thing still has its post. A due day that moves has occasions of its own; the first one is told only once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format

from partnerships.days.calendars import Calendar

#: Days from the due day on which somebody is reminded; negative: before it.
DAYS = (-30, -7, -1, 1, 7, 30)
#: Group of a ``Remindable`` → how many days after the due day it is told too; None: from the start.
LADDER = {"people": None, "organisation": 1, "administrators": 7}


@dataclass(frozen=True)
class AwaitedPage:
    """Where a thing is seen by those who wait for others to do it, and how it is called there."""

    title: str
    url: str


@dataclass(frozen=True)
class Remindable:
    """One thing that somebody has to do. ``detail`` is the reason in a sentence; ``about`` names what it belongs to.

    ``kind`` is one of ``partnerships.mail.kinds``; ``key`` names the thing for ever, whatever its due day. The groups
    are users, those who have left included: nobody writes to them.

    What closes soon after its due day is ``pressed_after`` so many working days, and not reminded of after that: the
    administrators are told then. ``asks`` is the subject of the first mail, ``address_for`` gives a person's own page.

    ``may_act``: whether a person may do it, by the rule of its page. Who may not is led to what is ``awaited``, and is
    told nothing where there is no such page.
    """

    kind: str
    key: str
    title: str
    url: str
    due: date | None = None
    asked_on: date | None = None
    detail: str = ""
    about: str = ""
    people: tuple = ()
    organisation: tuple = ()
    administrators: tuple = ()
    pressed_after: int = 0
    asks: str = ""
    address_for: Callable[[Any], str] | None = None
    may_act: Callable[[Any], bool] | None = None
    awaited: AwaitedPage | None = None

    def lets(self, person) -> bool:
        return self.may_act is None or self.may_act(person)

    def page_for(self, person) -> AwaitedPage:
        """The page that the person can open, under the title that it has for them."""
        if self.awaited and not self.lets(person):
            return self.awaited
        return AwaitedPage(self.title, self.url)


Source = Callable[[date], Iterable[Remindable]]
_SOURCES: list[Source] = []


def register_reminders(source: Source) -> Source:
    """``source(on)`` gives what is still to do on a day, for everybody; also a decorator. Twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def sources() -> list[Source]:
    return list(_SOURCES)


# --- When -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Occasion:
    """One time at which a thing is told. ``days`` counts from the due day; None: when it became known.

    ``reached``: how many days after the due day it then is, for who is told.
    """

    on: date | None
    days: int | None = None
    reached: int | None = None

    def key(self, thing: Remindable) -> str:
        """What makes a mail about this thing at this occasion the same mail. The first has the thing's own key: the
        verb that asks for something may write it in its own words, and it is not written again."""
        return thing.key if self.days is None else f"{thing.key}:{thing.due.isoformat()}:{self.days:+d}"


def occasions(thing: Remindable, calendar: Calendar | None = None) -> list[Occasion]:
    """All occasions of a thing, earliest first: when it became known, and what comes after that. With the calendar of
    whoever is told, each is on a working day."""
    known = thing.asked_on and _moved(thing.asked_on, 1, calendar)
    if thing.due is None:
        return [Occasion(known)]
    days_of = _days(thing, calendar)
    counted = [Occasion(_moved(thing.due + timedelta(days=days), days, calendar), days, days) for days in days_of]
    first = Occasion(known, reached=(known - thing.due).days if known else None)
    return [first, *(each for each in counted if known is None or each.on > known)]


def _days(thing, calendar):
    """Days from the due day; of what closes soon the last of them is counted in working days."""
    if not thing.pressed_after:
        return DAYS
    pressed = (calendar or Calendar()).working_day_after(thing.due, thing.pressed_after)
    return (*(days for days in DAYS if days <= 1), (pressed - thing.due).days)


def _moved(day, days, calendar):
    if calendar is None:
        return day
    return calendar.working_day_on_or_before(day) if days < 0 else calendar.working_day_on_or_after(day)


def latest(thing: Remindable, on: date, calendar: Calendar | None = None) -> Occasion | None:
    """The last occasion that has come by a day, so that a week without a run gives one mail and not seven."""
    come = [each for each in occasions(thing, calendar) if each.on is None or each.on <= on]
    return come[-1] if come else None


# --- Who ------------------------------------------------------------------------------------------------------


def told(thing: Remindable, occasion: Occasion) -> dict[str, list]:
    """Group → the people of it who are told at this occasion. Each person stands in the first of their groups."""
    return {group: people for group, start, people in _ladder(thing) if _has_come(start, occasion)}


def told_later(thing: Remindable, occasion: Occasion) -> dict[int, list]:
    """Days after the due day → who is told as well from then on, if it is still to do."""
    if thing.due is None:
        return {}
    return {start: people for _, start, people in _ladder(thing) if not _has_come(start, occasion)}


def _has_come(start, occasion):
    return start is None or (occasion.reached is not None and occasion.reached >= start)


def _ladder(thing):
    seen, is_first = set(), True
    ladder = LADDER | ({"administrators": thing.pressed_after} if thing.pressed_after else {})
    for group, start in ladder.items():
        people = [
            each for each in dict.fromkeys(getattr(thing, group)) if _is_told(each, thing) and each.pk not in seen
        ]
        seen |= {each.pk for each in people}
        if people:
            yield group, None if is_first else start, people
            is_first = False


def everybody(thing: Remindable) -> set:
    """All who may ever be told of it."""
    return {each for group in LADDER for each in getattr(thing, group) if _is_told(each, thing)}


def _is_told(user, thing):
    """Somebody who is there, and finds a page behind the link."""
    return user.is_active and not user.is_system and (thing.awaited is not None or thing.lets(user))


# --- In words -------------------------------------------------------------------------------------------------


def spelt(day: date) -> str:
    return date_format(day, "l j F Y")


def when(due: date, on: date) -> str:
    """ "due tomorrow", "due in 7 days", "overdue by 2 days": counted on the day of the mail, not of the occasion."""
    days = (due - on).days
    if days < 0:
        return f"overdue by {-days} day{'' if days == -1 else 's'}"
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due in {days} days")


def subject(thing: Remindable, occasion: Occasion, on: date, title: str = "") -> str:
    """``title``: as it is called for whoever gets the mail."""
    title = title or thing.title
    if thing.due is None:
        return f"To do: {title}"
    if occasion.days is None and thing.asks and thing.due >= on:
        return thing.asks
    if occasion.days is None and thing.due > on:
        return f"To do by {spelt(thing.due)}: {title}"
    words = when(thing.due, on)
    return f"{words[0].upper()}{words[1:]}: {title}"
