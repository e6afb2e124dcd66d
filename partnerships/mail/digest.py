"""The day's mail: what is overdue, what is due within a week, what changed since the last one. One a day at most.

It is made of what reminders, tasks and changes are made of, so it never says anything else than the pages do; like the
page of tasks it names those of a colleague for whom the person stands in, each with whose it is. A kind of
mail that a person refused is not in it; one that the person wants once a day is told here instead of by itself.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from partnerships.days.calendars import Calendar
from partnerships.deputies.tasks import tasks_with_deputising
from partnerships.mail import reminders
from partnerships.mail.changes import Change, changes_for
from partnerships.mail.kinds import DAILY, Choice, choices_of, chosen
from partnerships.mail.reminding import Reminder, called_for, things
from partnerships.mail.rows import write
from partnerships.mail.working_days import WorkingDays
from partnerships.models import Mail, User
from partnerships.site_address import full_address
from partnerships.sweeps import NO_DATABASE

logger = logging.getLogger(__name__)
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
MORNING = 6  # o'clock
MOST_AT_ONCE = 100  # people in one sweep


@dataclass(frozen=True)
class Line:
    """One thing to do, with its day where it has one."""

    title: str
    url: str
    about: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Digest:
    """One person's day. ``asked`` (new, or come nearer) and ``waiting`` (without a day) hold only what the person wants
    once a day instead of by itself."""

    on: date
    since: date
    overdue: tuple[Line, ...] = ()
    week: tuple[Line, ...] = ()
    asked: tuple[Line, ...] = ()
    waiting: tuple[Line, ...] = ()
    changed: tuple[Change, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.week or self.asked or self.waiting or self.changed)

    @property
    def subject(self) -> str:
        counts = (
            (len(self.overdue), "overdue"),
            (len(self.week), "due this week"),
            (len(self.asked), "new"),
            (len(self.waiting), "without a day"),
            (len(self.changed), f"change{'' if len(self.changed) == 1 else 's'}"),
        )
        return f"{reminders.spelt(self.on)}: " + ", ".join(f"{number} {word}" for number, word in counts if number)

    def text(self) -> str:
        def shown(line):
            words = f"{reminders.spelt(line.due)} ({reminders.when(line.due, self.on)})" if line.due else ""
            return {"title": line.title, "about": line.about, "day": words, "address": full_address(line.url)}

        context = {
            "sections": [
                ("Overdue", [shown(line) for line in self.overdue]),
                ("Due this week", [shown(line) for line in self.week]),
                ("New, or nearer", [shown(line) for line in self.asked]),
                ("Waiting, without a day", [shown(line) for line in self.waiting]),
            ],
            "changed": [{"change": each, "address": full_address(each.url)} for each in self.changed],
            "since": reminders.spelt(self.since),
            "tasks_address": full_address(reverse("pages:tasks")),
        }
        return render_to_string("partnerships/mail/digest.txt", context).strip() + "\n"


def told_since(last: date | None, on: date, calendar: Calendar | None = None) -> date:
    """The first day whose changes are told: that of the last mail, which told those before it; a week at most. The
    first mail of all tells those since the last working day."""
    if last is None:
        return max(calendar.working_day_on_or_before(on - DAY) if calendar else on - DAY, on - WEEK)
    return max(min(last, on - DAY), on - WEEK)


# --- One person --------------------------------------------------------------------------------------------------


def compose(
    user: User, on: date, since: date, found: Iterable[Reminder], choices: dict[tuple[int, str], Choice]
) -> Digest:
    """``found``: the things of which this person is told by now, each with its latest occasion."""
    wanted, refused, asked, waiting = [], set(), [], []
    for reminder in found:
        thing = reminder.thing
        choice = chosen(user, thing.kind, choices)
        line = Line(reminder.page.title, reminder.page.url, thing.about, thing.due)
        if choice == Choice.NEVER:
            refused.add((line.title, line.url))
            continue
        wanted.append(line)
        if choice == Choice.DIGEST and thing.due is None:
            waiting.append(line)
        elif choice == Choice.DIGEST and _is_new(reminder, since):
            asked.append(line)
    known = {(line.title, line.url) for line in wanted} | refused
    tasks = (Line(task.title, task.url, task.detail, task.due) for task in tasks_with_deputising(user, on) if task.due)
    lines = sorted([*wanted, *(line for line in tasks if (line.title, line.url) not in known)], key=_by_day)
    overdue = tuple(line for line in lines if line.due and line.due < on)
    week = tuple(line for line in lines if line.due and on <= line.due <= on + WEEK)
    changes = changes_for(user, _midnight(since), _midnight(on))
    return Digest(
        on,
        since,
        overdue,
        week,
        asked=tuple(line for line in asked if line not in overdue and line not in week),
        waiting=tuple(waiting),
        changed=tuple(each for each in changes if chosen(user, each.kind, choices) != Choice.NEVER),
    )


def _is_new(reminder, since):
    """Whether an occasion has come since the last of these mails, which told of those of its own day."""
    occasion = reminder.occasion
    return occasion.on is not None and occasion.on > since


def _by_day(line):
    return line.due or date.max, line.title


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


# --- Everybody -----------------------------------------------------------------------------------------------------


def readers(after: int = 0):
    """People with a role somewhere, by number."""
    roles = {"role_assignments__isnull": False, "role_assignments__ended_at": None}
    return User.objects.filter(is_active=True, is_system=False, pk__gt=after, **roles).distinct().order_by("pk")


def digests(on: date, people: Iterable[User]) -> list[tuple[User, Digest]]:
    """The day's mails that are not written yet and have something to say."""
    people = list(people)
    choices, last = choices_of(people), _last_days(people)
    waiting = [user for user in people if last.get(user.pk) != on and chosen(user, DAILY, choices) != Choice.NEVER]
    if not waiting:
        return []
    days = WorkingDays(waiting)
    at_work = [user for user in waiting if days.has(user, on)]
    if not at_work:
        return []
    found, composed = _by_person(on), []
    for user in at_work:
        since = told_since(last.get(user.pk), on, days.of(user))
        digest = _composed(user, on, since, found[user.pk], choices)
        if digest and not digest.is_empty:
            composed.append((user, digest))
    return composed


def _composed(user, *given) -> Digest | None:
    """The fault of one person's mail keeps the next one from nothing."""
    try:
        return compose(user, *given)
    except NO_DATABASE:
        raise
    except Exception:
        logger.exception("The daily mail of person %s cannot be written", user.pk)
        return None


def _last_days(people) -> dict[int, date]:
    rows = Mail.objects.filter(kind=DAILY, to__in=people).values("to").annotate(last=Max("key"))
    return {row["to"]: date.fromisoformat(row["last"]) for row in rows}


def _by_person(on):
    found = defaultdict(list)
    for each in called_for(things(on), on):
        found[each.to.pk].append(each)
    return found


def write_digests(on: date, people: Iterable[User]) -> int:
    """Write them; how many are new."""
    return sum(_is_written(user, digest) for user, digest in digests(on, people))


def _is_written(user: User, digest: Digest) -> bool:
    """Whether it is new. The fault of one person's mail keeps the next one from nothing."""
    try:
        return write(user, kind=DAILY, key=digest.on.isoformat(), subject=digest.subject, text=digest.text())
    except NO_DATABASE:
        raise
    except Exception:
        logger.exception("The daily mail of person %s cannot be written", user.pk)
        return False


_swept: tuple[date, int] | None = None


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """From the morning on, some people at a time until everybody was looked at; then nothing until the next day."""
    global _swept
    moment = timezone.localtime(now)
    if moment.hour < MORNING and not settings.DEMO:
        return {}
    today = moment.date()
    after = _swept[1] if _swept and _swept[0] == today else 0
    people = list(readers(after)[:MOST_AT_ONCE])
    if not people:
        return {}
    written = write_digests(today, people)
    _swept = (today, people[-1].pk)
    return {"written": written}
