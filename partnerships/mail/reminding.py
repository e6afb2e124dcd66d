"""Reminders as rows of mail: on any day, any number of times, each thing, occasion and person once."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone

from partnerships.mail import reminders
from partnerships.mail.kinds import choices_of, is_written_now
from partnerships.mail.reminders import AwaitedPage, Occasion, Remindable
from partnerships.mail.rows import write
from partnerships.mail.working_days import WorkingDays
from partnerships.models import Mail, User
from partnerships.site_address import full_address
from partnerships.sweeps import NO_DATABASE
from partnerships.wording import and_words

logger = logging.getLogger(__name__)
AT_ONCE = 500  # keys in one question
MOST_NAMES = 5


@dataclass(frozen=True)
class Reminder:
    """One mail that a day calls for, whether or not it is written already."""

    thing: Remindable
    occasion: Occasion
    to: User
    group: str
    on: date

    @property
    def key(self) -> str:
        return self.occasion.key(self.thing)

    @property
    def page(self) -> AwaitedPage:
        return self.thing.page_for(self.to)

    @property
    def subject(self) -> str:
        return reminders.subject(self.thing, self.occasion, self.on, self.page.title)

    def text(self) -> str:
        thing, told = self.thing, reminders.told(self.thing, self.occasion)
        others = [each for people in told.values() for each in people if each.pk != self.to.pk]
        later = reminders.told_later(thing, self.occasion)
        context = {
            "thing": thing,
            "group": self.group,
            "is_first_group": self.group == next(iter(told)),
            "when": reminders.when(thing.due, self.on) if thing.due else "",
            "due": reminders.spelt(thing.due) if thing.due else "",
            "title": self.page.title,
            "is_theirs": thing.lets(self.to),
            "address": thing.address_for(self.to) if thing.address_for else full_address(self.page.url),
            "others": named(others),
            "later": [(days, named(people)) for days, people in later.items()],
        }
        return render_to_string("partnerships/mail/reminder.txt", context).strip() + "\n"


def named(people: list[User]) -> str:
    """ "the clerk, the manager and 3 others"."""
    names = [str(each) for each in people[:MOST_NAMES]]
    if len(people) > MOST_NAMES:
        names.append(f"{len(people) - MOST_NAMES} others")
    return and_words(names)


def things(on: date) -> list[Remindable]:
    """What is still to do on a day, of every room. The fault of one source keeps no other from being asked."""
    found = []
    for source in reminders.sources():
        try:
            found += source(on)
        except Exception:
            logger.exception("The reminders of %s.%s cannot be gathered", source.__module__, source.__qualname__)
    return found


def called_for(found: list[Remindable], on: date, days: WorkingDays | None = None) -> Iterator[Reminder]:
    """The latest occasion of each thing, for everybody who is told at it and at work on the day."""
    days = days or WorkingDays({each for thing in found for each in reminders.everybody(thing)})
    for thing in found:
        try:
            yield from list(_called_for(thing, on, days))
        except NO_DATABASE:
            raise
        except Exception:  # the fault of one thing keeps no other from being told
            logger.exception("The reminders of %s cannot be worked out", thing.key)


def _called_for(thing: Remindable, on: date, days: WorkingDays) -> Iterator[Reminder]:
    for calendar in {id(found): found for found in map(days.of, reminders.everybody(thing))}.values():
        occasion = reminders.latest(thing, on, calendar) if calendar.is_working(on) else None
        for group, people in reminders.told(thing, occasion).items() if occasion else ():
            for person in people:
                if days.of(person) is calendar:
                    yield Reminder(thing, occasion, person, group, on)


def still_to_write(found: list[Remindable], on: date) -> list[Reminder]:
    """Those that are not written yet and wanted by their person; two queries for each five hundred."""
    called = list(called_for(found, on))
    waiting = []
    for start in range(0, len(called), AT_ONCE):
        part = called[start : start + AT_ONCE]
        choices = choices_of({each.to for each in part})
        kinds, keys = {each.thing.kind for each in part}, {each.key for each in part}
        known = set(Mail.objects.filter(kind__in=kinds, key__in=keys).values_list("kind", "key", "to"))
        waiting += [
            each
            for each in part
            if (each.thing.kind, each.key, each.to.pk) not in known
            and is_written_now(each.to, each.thing.kind, choices)
        ]
    return waiting


def remind(on: date) -> dict[str, int]:
    """Write the reminders of a day; figures. Another run, or another worker at the same moment, writes none twice."""
    found = things(on)
    waiting = still_to_write(found, on)
    choices = choices_of({each.to for each in waiting})
    return {"due": len(found), "written": sum(_write(each, choices) for each in waiting)}


def _write(reminder: Reminder, choices) -> bool:
    """The fault of one keeps the next from nothing."""
    kind, key = reminder.thing.kind, reminder.key
    try:
        subject, text = reminder.subject, reminder.text()
        return write(reminder.to, kind=kind, key=key, subject=subject, text=text, choices=choices)
    except NO_DATABASE:
        raise
    except Exception:
        logger.exception("The reminder %s to person %s cannot be written", key, reminder.to.pk)
        return False


_swept_on: date | None = None


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """At the worker's start, each hour, and when the day changes."""
    global _swept_on
    today = timezone.localdate(now)
    if not everything and _swept_on == today:
        return {}
    figures = remind(today)
    _swept_on = today
    return {"written": figures["written"]}
