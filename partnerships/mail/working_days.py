"""On which days mail leaves: the working days of the recipient's council.

A clerk's council is their own, a partner's the partnership's lead council; whoever has neither goes by the days of
England. The room that knows the councils' closure days registers how their calendars are read. In the demonstration
mail leaves on every day, so that its outbox fills.
"""

from collections.abc import Callable, Iterable
from datetime import date

from django.conf import settings

from partnerships.days.calendars import Calendar, EveryDay
from partnerships.models import Organisation, RoleAssignment, User

#: ``source(councils)``: the calendar of each by its primary key, and under None that of everybody else.
Source = Callable[[Iterable[Organisation]], dict[int | None, Calendar]]
_SOURCES: list[Source] = []


def register_calendars(source: Source) -> None:
    """One room alone knows; registering again replaces it."""
    _SOURCES[:] = [source]


def calendar_of(council: Organisation | None) -> Calendar:
    """By which days a council counts; England's where there is none."""
    found: dict[int | None, Calendar] = {None: Calendar()}
    for source in _SOURCES:
        found |= source([council] if council else [])
    return found[council and council.pk]


class WorkingDays:
    """The calendars of many people, read together."""

    def __init__(self, people: Iterable[User]):
        councils = _councils_of(people)
        known: dict[int | None, Calendar] = {None: Calendar()}
        for source in _SOURCES:
            known |= source(set(councils.values()))
        self._rest = EveryDay() if settings.MAIL_ON_EVERY_DAY else known[None]
        found = {} if settings.MAIL_ON_EVERY_DAY else councils
        self._calendars = {user: known.get(council.pk, self._rest) for user, council in found.items()}

    def of(self, user: User) -> Calendar:
        return self._calendars.get(user.pk, self._rest)

    def has(self, user: User, day: date) -> bool:
        """Whether somebody is at work on a day."""
        return self.of(user).is_working(day)


def _councils_of(people) -> dict[int, Organisation]:
    """Person → council; one at which somebody holds a post goes before the lead council of a partnership."""
    roles = RoleAssignment.objects.current().filter(user__in=people).order_by("pk")
    found, leading = {}, {}
    for role in roles.select_related("council").prefetch_related("partnership__lead_councils"):
        if role.council:
            found.setdefault(role.user_id, role.council)
        elif role.partnership and (leads := list(role.partnership.lead_councils.all())):
            own = (council for council in leads if council.pk == role.organisation_id)
            leading.setdefault(role.user_id, next(own, leads[0]))
    return leading | found
