"""Reports that are asked for and have not come, and questions about reports, as things that people are reminded of.

One thing for an organisation and a period, never one for each action. A report received ends it; a nil report too.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from actions.delivery.chasing.board import OrganisationLine, key_of, lines_of_each
from actions.delivery.chasing.people import ReportPeople, address_for, page_of
from actions.delivery.mail_kinds import CHALLENGE, PERIOD_CLOSE, REPORT
from actions.delivery.periods.received import last_day_to_close, receptions_of
from actions.delivery.periods.setting_up import working_days_of
from actions.models import ReportChallenge, ReportingPeriod
from partnerships.access import Role
from partnerships.holders import Holders
from partnerships.mail.reminders import Remindable, register_reminders
from plans.models.papers import with_owner

#: Working days after the due day when the co-ordinators are told: before the period closes.
PRESSED_AFTER = 3
#: Working days in which a question about a report is to be answered.
ANSWERED_WITHIN = 5
DAY = timedelta(days=1)


def register():
    register_reminders(reports)
    register_reminders(challenges)
    register_reminders(closings)


def reports(on: date) -> Iterator[Remindable]:
    people = ReportPeople()
    for period, lines in lines_of_each(asking_on(on)):
        for line in lines:
            if line.missing:
                yield to_report(period, line, people)


def asking_on(on: date) -> list[ReportingPeriod]:
    """Periods whose leads are asked on a day, with their texts."""
    rows = ReportingPeriod.objects.asking().filter(asks_on__lte=on).select_related(*with_owner("calendar__paper"))
    rows = rows.prefetch_related("calendar__paper__partnership__lead_councils")
    return [period for period in rows if on <= period.last_day_to_report]


def to_report(period: ReportingPeriod, line: OrganisationLine, people: ReportPeople) -> Remindable:
    """What one organisation still has to report."""
    number, paper = len(line.asked), period.paper
    actions = f"{number} action{'' if number == 1 else 's'}"
    written = f"{line.drafts} of {number} written, not sent." if line.drafts else ""
    return Remindable(
        REPORT.name,
        key_of(period, line.organisation),
        f"Report on {actions} for {period.name}",
        page_of(period, line.organisation),
        due=period.due_on,
        asked_on=period.asks_on,
        detail=written or f"{line.received} of {number} received.",
        about=f"{line.name}: {paper.title}, {paper.partnership}",
        pressed_after=PRESSED_AFTER,
        asks=f"Your {actions} for {in_a_sentence(period.name)}: report by {date_format(period.due_on, 'l j F')}",
        address_for=partial(address_for, period=period, organisation=line.organisation, people=people),
        **people.groups(paper.partnership_id, line.organisation),
    )


def in_a_sentence(name: str) -> str:
    return name[0].lower() + name[1:]


def closings(on: date) -> Iterator[Remindable]:
    """Periods that a person has to close: from the day after reports are due, until somebody has."""
    rows = ReportingPeriod.objects.asking().filter(due_on__lt=on).select_related(*with_owner("calendar__paper"))
    periods = list(rows)
    receptions, holders = receptions_of(periods), Holders() if periods else None
    for period in periods:
        paper, due = period.paper, last_day_to_close(period, receptions.get(period.pk))
        yield Remindable(
            PERIOD_CLOSE.name,
            f"period-close-{period.pk}",
            f"Close {period.name}",
            reverse("actions:period_board", args=[period.key]),
            due=due,
            asked_on=min(period.due_on + DAY, due),
            detail="Whoever has not reported by then is shown as missing.",
            about=f"{paper.title}, {paper.partnership}",
            people=holders.at_partnership(Role.OFFICER, paper.partnership_id),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, paper.partnership_id),
        )


def challenges(on: date) -> Iterator[Remindable]:
    """Questions without an answer, while their period can be written in."""
    waiting = ReportChallenge.objects.filter(answered_at=None, resolved_at=None)
    rows = waiting.select_related("report__organisation", "report__sent_by", "asked_by")
    periods = {period.pk: period for period in asking_on(on)}
    people = ReportPeople() if periods else None
    for row in rows.filter(report__period__in=periods):
        yield to_answer(row, periods[row.report.period_id], people)


def to_answer(row: ReportChallenge, period: ReportingPeriod, people: ReportPeople) -> Remindable:
    asked_on, organisation = timezone.localdate(row.asked_at), row.report.organisation
    groups, sender = people.groups(period.paper.partnership_id, organisation), row.report.sent_by
    may_answer = {each for group in groups.values() for each in group}  # whoever left since then does not
    return Remindable(
        CHALLENGE.name,
        f"report-challenge-{row.pk}",
        f"Answer a question about your report for {period.name}",
        page_of(period, organisation),
        due=working_days_of(period.paper).working_day_after(asked_on, ANSWERED_WITHIN),
        asked_on=asked_on,
        detail=f"{row.asked_by} asks: “{row.question}”",
        about=f"{organisation or period.paper.partnership}: {period.paper.title}",
        pressed_after=PRESSED_AFTER,
        address_for=partial(address_for, period=period, organisation=organisation, people=people),
        **(groups | {"people": (*filter(may_answer.__contains__, [sender]), *groups["people"])}),
    )
