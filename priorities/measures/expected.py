"""Figures that are expected: who is asked for them, from the day on which their source has them until they are there.

What one organisation gives and expects on one day is one thing to do, never one for each figure. Where no organisation
gives it, or nobody speaks for that one, the partnership's officers are asked; where it is late they are told too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.formats import date_format

from partnerships.access import Permission, Role, holds_anywhere
from partnerships.days.calendars import Calendar
from partnerships.holders import Holders, LinkContacts, People
from partnerships.mail.reminders import Remindable
from partnerships.mail.working_days import calendar_of
from partnerships.models import Organisation, Partnership
from partnerships.site_address import full_address
from partnerships.tasks import Task
from partnerships.wording import and_words
from priorities.measures.entering import reasons_not_to_enter
from priorities.measures.links.verbs import make_link
from priorities.measures.mail_kinds import KIND
from priorities.measures.periods import next_span
from priorities.models import Measure

#: Working days from the day on which a figure is expected to the one by which it is to be there.
GIVEN_WITHIN = 10
#: A link in a mail works so long after the figures are due: the last reminder goes a month after that day.
ANSWERED_UNTIL = timedelta(days=62)
MOST_NAMED = 5


@dataclass(frozen=True)
class ExpectedFigures:
    """Figures of one organisation that are expected on one day; ``newest`` of their measures is the last day known."""

    partnership: Partnership
    organisation: Organisation | None
    on: date
    due: date
    measures: tuple[Measure, ...]

    @property
    def key(self) -> str:
        giver = self.organisation.pk if self.organisation else "nobody"
        return f"value-{self.partnership.pk}-{giver}-{self.on.isoformat()}"

    @property
    def title(self) -> str:
        if len(self.measures) == 1:
            return f"Enter {_named(self.measures[0])}"
        return f"Enter {len(self.measures)} figures that were expected on {date_format(self.on, 'j F Y')}"

    @property
    def url(self) -> str:
        """Where they are entered: the form of the only one, else the list of measures."""
        if len(self.measures) == 1:
            return reverse("priorities:measure_enter", args=[self.partnership.slug, self.measures[0].key])
        return reverse("priorities:measures", args=[self.partnership.slug])

    @property
    def detail(self) -> str:
        """Which they are, or of the only one since when and whence; then the posts that give them."""
        posts = and_words(dict.fromkeys(each.owner_post for each in self.measures if each.owner_post))
        given = f" The post that gives {'it' if len(self.measures) == 1 else 'them'}: {posts}." if posts else ""
        if len(self.measures) == 1:
            source = f" Its source: {self.measures[0].source}." if self.measures[0].source else ""
            return f"It was expected on {date_format(self.on, 'j F Y')}.{source}{given}"
        names = [_named(each) for each in self.measures]
        if len(names) > MOST_NAMED:
            names[MOST_NAMED:] = [f"{len(names) - MOST_NAMED} more"]
        return f"{and_words(names)}.{given}"

    @property
    def about(self) -> str:
        return f"{self.organisation}: {self.partnership}" if self.organisation else str(self.partnership)

    def lets(self, user) -> bool:
        """Whether somebody may enter one of them."""
        return not all(reasons_not_to_enter(each, by=user) for each in self.measures)

    def givers(self, holders: Holders, contacts: LinkContacts) -> People:
        """Who answers for the organisation: by links, and signed in."""
        return (*self.by_link(contacts), *self._leads(holders))

    def by_link(self, contacts: LinkContacts) -> People:
        return contacts.of(self.partnership.pk, self.organisation.pk) if self.organisation else ()

    def _leads(self, holders: Holders) -> People:
        return holders.leads_of([self.organisation.pk], self.partnership.pk) if self.organisation else ()


def _named(measure: Measure) -> str:
    return f"{measure.title} for {next_span(measure.newest, measure.months, measure.next_expected_on).name}"


def expected_by(on: date, **which) -> list[ExpectedFigures]:
    """All that is expected by a day and not there; ``which``: of which partnerships or organisations."""
    rows = Measure.objects.filter(next_expected_on__lte=on, **which).select_related("partnership", "organisation")
    rows = rows.annotate(newest=Max("values__ends_on", filter=Q(values__area="")))
    rows = rows.prefetch_related("partnership__lead_councils")
    rows = rows.order_by("next_expected_on", "partnership_id", "organisation_id", "title", "pk")
    calendars: dict[int | None, Calendar] = {}
    return [
        _together(tuple(own), calendars)
        for _, own in groupby(rows, lambda row: (row.next_expected_on, row.partnership_id, row.organisation_id))
    ]


def _together(measures: tuple[Measure, ...], calendars) -> ExpectedFigures:
    partnership, on = measures[0].partnership, measures[0].next_expected_on
    council = next(iter(partnership.lead_councils.all()), None)
    place = council and council.pk
    if place not in calendars:
        calendars[place] = calendar_of(council)
    due = calendars[place].working_day_after(on, GIVEN_WITHIN)
    return ExpectedFigures(partnership, measures[0].organisation, on, due, measures)


def reminders_on(on: date) -> Iterator[Remindable]:
    found = expected_by(on)
    holders, contacts = (Holders(), LinkContacts()) if found else (None, None)
    for each in found:
        by_link = each.by_link(contacts)
        yield Remindable(
            KIND.name,
            each.key,
            each.title,
            each.url,
            due=each.due,
            asked_on=each.on,
            detail=each.detail,
            about=each.about,
            people=each.givers(holders, contacts),
            organisation=holders.at_partnership(Role.OFFICER, each.partnership.pk),
            address_for=partial(_address_for, figures=each, by_link=by_link),
            may_act=lambda user, figures=each, by_link=by_link: user in by_link or figures.lets(user),
        )


def _address_for(person, *, figures: ExpectedFigures, by_link: People) -> str:
    """A contact's own new link; everybody else's page behind signing in."""
    if person in by_link:
        return make_link(figures.partnership, figures.organisation, person, until=figures.due + ANSWERED_UNTIL).address
    return full_address(figures.url)


def tasks_for(user, on: date) -> Iterator[Task]:
    """A lead's own from their day on; an officer's where nobody else gives them, or they are late."""
    if not holds_anywhere(user, {Permission.ENTER_VALUE}):
        return
    found = [each for each in expected_by(on, partnership__in=user.partnership_ids()) if each.lets(user)]
    holders, contacts = (Holders(), LinkContacts()) if found else (None, None)
    for each in found:
        givers = each.givers(holders, contacts)
        if user in givers or not givers or on > each.due:
            yield Task(each.title, each.url, due=each.due, detail=f"{each.about}. {each.detail}", weight=3)
