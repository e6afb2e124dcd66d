"""The board's report of a period: the meeting that receives it, whether the days fit, and its place in the pack."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from django.db import transaction

from actions.delivery.editions.publishing import Edition, newest_copies
from actions.delivery.periods.received import Reception, register_receptions
from actions.delivery.periods.remarks import register_period_remarks
from actions.delivery.ratings import day
from actions.models import ReportingPeriod
from governance.dates.clear_days import Unit, clear_days
from governance.dates.notice import AGENDA_DAYS
from governance.meetings.councillors import sitting_on
from governance.models import AgendaItem, Exemption, Meeting, Openness, PeriodMeeting, settings_of
from governance.packs.agenda import agenda_of, next_place, reasons_not_to_arrange, row_of
from partnerships.access import Permission, not_allowed
from partnerships.models import User, audit
from partnerships.verbs import require
from plans.models import Version

#: What an exemption calls the report among the papers of an item.
PAPER = "performance"
#: Schedule 12A: action taken in connection with crime.
PARAGRAPH = 7
NOT_WANTED = "This report is on the agenda already, or its period was opened again."
WHY_CLOSED = "Leads and board speak openly in it. What everybody may read is published once the board has received it."


def register():
    register_period_remarks(remarks)
    register_receptions(receptions)


def papers_day(meeting: Meeting) -> date:
    """The last day on which its papers may go out; of a body without a rule, five working days before it meets."""
    settings = settings_of(meeting.body.council)
    counted = settings.publish_by(meeting.body.kind, meeting.noticed_on)
    if counted is None:
        counted = clear_days(meeting.noticed_on, AGENDA_DAYS, Unit.WORKING, calendar=settings.calendar)
    return counted.day


def close_by(row: PeriodMeeting) -> date:
    """The last day on which the period can close, for its report to be in the papers."""
    calendar = settings_of(row.meeting.body.council).calendar
    if not row.days_before:
        return papers_day(row.meeting)
    return clear_days(papers_day(row.meeting), row.days_before, Unit.WORKING, calendar=calendar).day


def remarks(periods: Iterable[ReportingPeriod]) -> Iterator[tuple[ReportingPeriod, str]]:
    """Where closing and the board's papers do not fit, for periods that are not closed. No date moves by itself."""
    waiting = {each.pk: each for each in periods if each.state not in ("closed", "passed")}
    for row in PeriodMeeting.objects.filter(period__in=waiting).with_meeting():
        period, meeting = waiting[row.period_id], row.meeting
        now = meeting.latest
        if now.is_cancelled:
            yield period, f"The meeting on {day(now.on)} that was to receive it is cancelled: choose another one."
        elif meeting.moved_to:
            back = "was moved, and is back on its first day"
            moved = f"moved from {day(meeting.on)} to {day(now.on)}" if now.on != meeting.on else back
            yield period, f"The meeting that receives it {moved}: choose it again, and look at the period’s days."
        elif period.closes_on > (by := close_by(row)):
            closes, out = day(period.closes_on), day(papers_day(meeting))
            papers = f"the papers of {meeting.body.name} on {day(meeting.on)} go out on {out}"
            yield period, f"It closes on {closes}, and {papers}: close it by {day(by)}, or choose a later meeting."


def receptions(periods: Iterable[ReportingPeriod]) -> Iterator[tuple[ReportingPeriod, Reception]]:
    """The meetings that will receive the reports, as far as they take place."""
    known = {each.pk: each for each in periods}
    for row in PeriodMeeting.objects.standing().filter(period__in=known):
        meeting = row.meeting
        days = meeting.on, papers_day(meeting), close_by(row)
        yield known[row.period_id], Reception(meeting.body.name, *days, partial(_sitting, meeting))


def _sitting(meeting: Meeting) -> list[User]:
    return [each.user for each in sitting_on(meeting.body, meeting.on)]


@transaction.atomic
def tie(period: ReportingPeriod, meeting: Meeting, *, by, days_before: int) -> PeriodMeeting:
    """Say which meeting receives the report. Nothing else moves: what does not fit is told as a conflict."""
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, period)
    if not meeting.is_standing:
        reasons.append("This meeting does not take place on this day any more.")
    if meeting.on <= period.ends_on:
        reasons.append(f"The meeting is before {period.name} is over.")
    require(reasons)
    row = PeriodMeeting.objects.filter(period=period).first() or PeriodMeeting(period=period)
    row.meeting, row.days_before, row._history_user = meeting, days_before, by
    row.save()
    audit("period tied to a meeting", period, by=by, partnership=period.paper.partnership, meeting=str(meeting))
    return row


def reports_for(meeting: Meeting) -> list[tuple[ReportingPeriod, Version]]:
    """Closed periods that this meeting receives, and whose report is not on its agenda yet."""
    there = set(
        AgendaItem.objects.of(meeting).filter(removed_at=None, version__isnull=False).values_list("version", flat=True)
    )
    periods = ReportingPeriod.objects.filter(board_meeting__meeting=meeting, state=ReportingPeriod.State.CLOSED)
    found = [(period, newest_copies(period).get(Edition.BOARD)) for period in periods]
    return [(period, version) for period, version in found if version and version.pk not in there]


@transaction.atomic
def add_report(meeting: Meeting, version: Version, *, by) -> AgendaItem:
    """As an item of the agenda. It is not for publication: the public copy is published by itself."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    is_wanted = version in [wanted for _, wanted in reports_for(meeting)]
    require(reasons_not_to_arrange(meeting, by=by) or ([] if is_wanted else [NOT_WANTED]))
    for each in agenda_of(meeting):  # it comes behind them
        row_of(meeting, each, by=by)
    title = f"Performance: {version.frozen_for}"
    item = AgendaItem(meeting=meeting, position=next_place(meeting), title=title, version=version, added_by=by)
    item.full_clean()
    item.save()
    closed = {"openness": Openness.EXEMPT, "paragraphs": [PARAGRAPH], "public_interest": WHY_CLOSED}
    Exemption.objects.create(item=item, paper=PAPER, recorded_by=by, **closed)
    body = meeting.body
    audit("report of a period added to the agenda", item, by=by, council=body.council, partnership=body.partnership)
    return item
