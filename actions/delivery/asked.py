"""What is asked in a period: each action as each of its lead organisations reports on it, with how it stands by date.

Read together, in a number of queries that does not grow with the actions.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from django.db.models import Prefetch

from actions.delivery.carrying.lineage import Lineage, lineages, stood_before
from actions.delivery.ratings import (
    ActionStanding,
    OpenActivity,
    Rating,
    Slippage,
    computed,
    is_asked,
    slippage,
)
from actions.delivery.returns.by_action import reports_of
from actions.models import Action, ActionLead, AddedAction, BoardAsk, DateChange, ReportingPeriod, Return, ReturnFile
from partnerships.days.timescales import last_day_meant
from partnerships.models import Organisation

NOBODY = "no-lead"
#: Periods that are read at once: few questions of the database for many, and never all reports in memory.
AT_ONCE = 40


@dataclass
class AskedAction:
    """One action as one organisation is asked about it. ``before``: its returns of earlier periods, oldest first;
    ``told``: the newest return of each of the other leads in the same period; ``moves``: new dates, asked for or
    given."""

    action: Action | AddedAction
    organisation: Organisation | None
    period: ReportingPeriod
    report: Return | None = None
    before: list[Return] = field(default_factory=list)
    told: list[Return] = field(default_factory=list)
    moves: list[DateChange] = field(default_factory=list)
    lineage: Lineage = field(default_factory=Lineage)

    @property
    def anchor(self) -> str:
        return f"action-{self.action.key}"

    @property
    def is_received(self) -> bool:
        return bool(self.report and self.report.is_received)

    @property
    def added(self) -> AddedAction | None:
        """The action itself where it came up in the year."""
        return self.action if isinstance(self.action, AddedAction) else None

    @property
    def is_ended(self) -> bool:
        """Taken off again before the period closes; what is in the text never is."""
        ended_on = self.added and self.added.ended_on
        return bool(ended_on and ended_on <= self.period.closes_on)

    @property
    def is_secret(self) -> bool:
        return bool(self.added and self.added.is_secret(self.period.ends_on))

    @property
    def adopted(self) -> date | None:
        """The day that the adopted text states; ``ongoing`` and ``TBC`` state none."""
        action = self.action
        return action.due_on or action.ends_on or last_day_meant(action.timescale_text, self.period.paper.period)

    @property
    def last(self) -> Return | None:
        """What the organisation said the last time."""
        return self.before[-1] if self.before else None

    @property
    def unchanged_since(self) -> str:
        """The period whose text was sent again as it was; empty where the text is new."""
        is_same = self.report and self.last and self.report.progress and self.report.progress == self.last.progress
        return self.last.period.name if is_same else ""

    @property
    def decided_asks(self) -> list[BoardAsk]:
        """What the organisation asked of the board this time and the last, where the board has decided on it."""
        reports = filter(None, (self.last, self.report))
        return [ask for report in reports for ask in report.asks.all() if ask.decided_at]

    @property
    def files(self) -> list[ReturnFile]:
        """Those that are with its report now."""
        return [each for each in self.report.files.all() if each.removed_at is None] if self.report else []

    @property
    def granted(self) -> list[DateChange]:
        """Dates moved by the board until now, oldest first."""
        granted = [change for change in self.moves if change.state == DateChange.State.GRANTED]
        return sorted(granted, key=lambda change: (change.decided_on, change.pk))

    @property
    def date_asked(self) -> DateChange | None:
        """The new date that this very report asks for, undecided."""
        asked = (change for change in self.moves if self.report and change.report_id == self.report.pk)
        return next((change for change in asked if change.state == DateChange.State.ASKED), None)

    @property
    def moves_told(self) -> list[DateChange]:
        """What the lead is told of new dates: all that were given, and its own that the board looked at or has to."""
        earlier = {report.pk for report in self.before}
        return [
            change
            for change in self.moves
            if change.state == DateChange.State.GRANTED
            or change.report_id in earlier
            or (self.report and change.report_id == self.report.pk and change.state == DateChange.State.REFUSED)
        ]

    def said(self, *, with_draft: bool = False) -> list[Return]:
        """What counts: what was received, oldest first; and the one that is being written where that is asked for."""
        now = self.report if self.report and (with_draft or self.report.is_received) else None
        return [*self.before, *([now] if now else [])]

    def standing(self, *, with_draft: bool = False) -> ActionStanding:
        said = self.said(with_draft=with_draft)
        everybody = [*said, *self.told]
        done = {key for report in everybody for key in report.activities_done}
        is_stated = [report.expected_on for report in said if report.expected_on]
        return ActionStanding(
            adopted=self.adopted,
            granted=tuple(change.to for change in self.granted),
            starts=self.action.starts_on,
            is_started=any(report.is_started and report.nil_because != Return.Nil.NOT_DUE for report in everybody),
            expected=is_stated[-1] if is_stated else None,
            finished=_finished(self, said),
            is_added=self.added is not None,
            is_stopped=self.is_ended or bool(said and said[-1].stopped_because),
            is_reported=self.is_received or (with_draft and self.report is not None),
            open_activities=tuple(
                OpenActivity(activity.text, activity.due_on)
                for activity in self.action.activities.all()
                if str(activity.key) not in done
            ),
        )

    def rating(self, *, with_draft: bool = False) -> Rating:
        standing = self.standing(with_draft=with_draft)
        return computed(standing, self.period.ends_on, month=self.period.calendar.late_days)

    @cached_property
    def computed(self) -> Rating:
        """By what was received."""
        return self.rating()

    @property
    def slip(self) -> Slippage | None:
        """From the first day that it ever had, in whatever year."""
        days = [*self.lineage.days(self.organisation), self.adopted, *(report.expected_on for report in self.said())]
        return slippage(days[0], tuple(days[1:]))

    @property
    def is_to_be_asked(self) -> bool:
        """Whether its lead has to answer in this period; who has answered is shown in any case."""
        return is_asked(replace(self, report=None).standing(), self.period.ends_on)


def _finished(asked: AskedAction, said) -> date | None:
    """The day in the newest note, or in the report that is being written."""
    draft = asked.report
    if draft and draft in said and draft.finished_on:
        return draft.finished_on
    return asked.action.finished_on


def asked_in(
    period: ReportingPeriod, organisation: Organisation | None = None, *, with_unasked: bool = False
) -> list[AskedAction]:
    """Each action with each of its lead organisations; ``organisation``: those that it leads alone.

    An action without a lead organisation is answered by the co-ordinator. Those that nobody has to report on now are
    left out, unless somebody did or ``with_unasked``.
    """
    _, found = next(asked_in_each([period], organisation))
    return [each for each in found if with_unasked or each.report or each.is_to_be_asked]


def asked_in_each(
    periods: Iterable[ReportingPeriod], organisation: Organisation | None = None
) -> Iterator[tuple[ReportingPeriod, list[AskedAction]]]:
    """Each period with all its actions, those too that nobody has to report on; so many periods are read at once."""
    periods = list(periods)
    for some in (periods[at : at + AT_ONCE] for at in range(0, len(periods), AT_ONCE)):
        actions, reports, moves = _actions(some, organisation), reports_of(some), _moves(some)
        before = lineages([period.paper for period in some], actions)
        for period in some:
            yield (
                period,
                [
                    _asked(period, action, lead, reports[period.calendar_id, action.key], moves[action.key], before)
                    for action in actions[period.calendar.paper_id]
                    if _is_in(action, period)
                    for lead in leads_of(action)
                    if organisation in (None, lead)
                ],
            )


def slug_of(organisation: Organisation | None) -> str:
    """What stands for a lead in addresses."""
    return organisation.slug if organisation else NOBODY


def leads_of(action: Action | AddedAction) -> list[Organisation | None]:
    if isinstance(action, AddedAction):
        return [action.organisation]
    bodies = [lead.organisation for lead in action.leads.all() if lead.organisation]
    return list(dict.fromkeys(bodies)) or [None]


def _actions(periods, organisation) -> dict:
    """The actions of each text, in its order, then those added beside it."""
    papers = {period.calendar.paper_id for period in periods}
    rows = Action.objects.placed().filter(paper__in=papers).with_finish().annotate(**stood_before())
    leads = Prefetch("leads", ActionLead.objects.select_related("organisation"))
    rows = rows.prefetch_related(leads, "activities")
    if organisation:
        rows = rows.filter(leads__organisation=organisation).distinct()
    found = defaultdict(list)
    for row in (*rows, *_added(papers, organisation)):
        found[row.paper_id].append(row)
    return found


def _added(papers, organisation):
    rows = AddedAction.objects.filter(paper__in=papers).select_related("organisation").with_finish()
    return rows.filter(organisation=organisation) if organisation else rows


def _is_in(action, period) -> bool:
    """The text's own are in all periods; others from that in which they were added to that in which they ended."""
    if not isinstance(action, AddedAction):
        return True
    return action.added_on <= period.ends_on and not (action.ended_on and action.ended_on < period.starts_on)


def _moves(periods) -> dict:
    """New dates of the texts, asked for and decided; by action, oldest first."""
    papers = {period.calendar.paper_id for period in periods}
    rows = DateChange.objects.filter(paper__in=papers)
    found = defaultdict(list)
    for change in rows:
        found[change.action_key].append(change)
    return found


def _asked(period, action, lead, reports, moves, before) -> AskedAction:
    action.paper = period.paper
    reports = [row for row in reports if row.period.number <= period.number]
    moves = [change for change in moves if change.paper_id == action.paper_id]
    own = [row for row in reports if row.organisation == lead]
    now = next((row for row in own if row.period_id == period.pk), None)
    earlier = [row for row in own if row.period_id != period.pk and row.is_received]
    lineage = before.get((action.paper_id, action.key)) or Lineage()
    told = [row for row in reports if row.organisation != lead and row.is_received]
    return AskedAction(action, lead, period, now, earlier, told, moves, lineage)
