"""The life of a reporting period: opened on its first day, chased when reports are overdue, closed by a person.

After closing nobody writes: what comes late goes into the next period. To open it again asks for a reason and a day.
"""

from datetime import date

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from actions.models import ReportingPeriod
from partnerships.access import Permission
from partnerships.models import AuditEntry
from partnerships.models.audit import entry_of
from partnerships.transitions import Transition
from partnerships.verbs import require, swap

State = ReportingPeriod.State


def _reasons_not_to_open(period) -> list[str]:
    if period.paper.is_standing:
        return []
    return ["Leads are asked once the text is adopted: until then its actions are proposals."]


def _reasons_not_to_reopen(period) -> list[str]:
    if period.is_year:
        return ["The report of a year is made again from the page Reporting, once its periods are closed again."]
    return []


PERIOD_TRANSITIONS = {
    "open": Transition((State.PLANNED,), State.OPEN, Permission.MANAGE_PERIOD, "period opened", _reasons_not_to_open),
    "chase": Transition((State.OPEN,), State.CHASING, Permission.MANAGE_PERIOD, "period chased"),
    "close": Transition(ReportingPeriod.ASKING, State.CLOSED, Permission.MANAGE_PERIOD, "period closed"),
    "reopen": Transition(
        (State.CLOSED,), State.OPEN, Permission.MANAGE_PERIOD, "period opened again", _reasons_not_to_reopen
    ),
}


def reasons_not_to(verb: str, period: ReportingPeriod, *, by) -> list[str]:
    """Why ``by`` may not do this with the period now; empty: allowed."""
    transition = PERIOD_TRANSITIONS[verb]
    return [
        *transition.reasons_by_role(period, by=by),
        *transition.reasons_by_state(State, period.state, period.name),
        *transition.reasons(period),
    ]


@transaction.atomic
def move(verb: str, period: ReportingPeriod, *, by, reason: str = "", **now):
    """Do it; of two people who close a period at one moment the second is told."""
    require(reasons_not_to(verb, period, by=by))
    transition = PERIOD_TRANSITIONS[verb]
    was, place = {"state": period.state}, {"partnership": period.paper.partnership, "reason": reason}
    swap(period, was=was, now={"state": transition.target, **now}, by=by, event=transition.past, **place)


@transaction.atomic
def move_each(verb: str, periods: list[ReportingPeriod], *, by) -> list[ReportingPeriod]:
    """What the clock does to many: those that nobody else moved meanwhile, in as many questions as for one."""
    transition = PERIOD_TRANSITIONS[verb]
    now = ReportingPeriod.objects.select_for_update().filter(pk__in=[each.pk for each in periods])
    standing = set(now.filter(state__in=transition.sources).values_list("pk", flat=True))
    moved = [each for each in periods if each.pk in standing and not transition.reasons(each)]
    for period in moved:
        period.state = transition.target
    said = {"default_user": by, "default_change_reason": transition.past.capitalize()}
    bulk_update_with_history(moved, ReportingPeriod, ["state"], **said)
    entries = [entry_of(transition.past, each, by=by, partnership=each.paper.partnership) for each in moved]
    AuditEntry.objects.bulk_create(entries)
    return moved


def hold(period: ReportingPeriod) -> None:
    """Nobody closes it, opens it or changes its days until the verb that calls this is done, and what somebody did a
    moment ago is seen. Call inside a transaction, before the reasons why not are asked for.
    """
    now = ReportingPeriod.objects.select_for_update().get(pk=period.pk)
    for name in ("state", "asks_on", "due_on", "closes_on", "open_until", "closed_at", "closed_by_id"):
        setattr(period, name, getattr(now, name))


def not_closed_before(period: ReportingPeriod) -> list[ReportingPeriod]:
    """Earlier ones that leads still report in: this one's report is compared with one before them."""
    return list(ReportingPeriod.objects.of(period.paper).asking().filter(number__lt=period.number))


def closed_after(period: ReportingPeriod) -> list[ReportingPeriod]:
    """Later ones whose reports were compared with this one's as it is closed now."""
    return list(ReportingPeriod.objects.of(period.paper).filter(state=State.CLOSED, number__gt=period.number))


def reasons_not_to_write(period: ReportingPeriod, on: date) -> list[str]:
    """Why no report can be written in the period on a day, whoever asks."""
    if period.state == State.PLANNED:
        return [f"{period.name} has not begun."]
    if period.is_asking and on <= period.last_day_to_report:
        return []
    if period.is_asking:
        last = f"The last day to report on {period.name} was {period.last_day_to_report:%-d %B %Y}"
        return [f"{last}: report in the next period, or ask the partnership’s officers for more time."]
    return [f"{period.name} is closed: report in the next period."]
