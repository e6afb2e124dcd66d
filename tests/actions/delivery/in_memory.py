"""Periods, actions and reports that no database holds, for what is decided by reading them alone."""

from datetime import date
from itertools import count
from uuid import uuid4

from actions.delivery.asked import AskedAction
from actions.delivery.scale import USUAL, RatingScale
from actions.models import Action, Activity, DateChange, ReportingCalendar, ReportingPeriod, Return
from partnerships.models import Organisation
from plans.models import Paper, Plan

_numbers = count(1)
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
SCALE = RatingScale(USUAL)
POLICE = Organisation(pk=1, name="Anyborough Police", slug="police")
#: First and last day, asked, due and closed.
QUARTERS = {
    2: (date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 14), date(2026, 10, 21)),
    3: (date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 15), date(2027, 1, 22)),
}
DAYS = ("starts_on", "ends_on", "asks_on", "due_on", "closes_on")


def a_period(number=3, **fields) -> ReportingPeriod:
    paper = Paper(pk=1, kind=Paper.Kind.PLAN)
    Plan(paper=paper, starts_on=FIRST, ends_on=LAST)
    days = dict(zip(DAYS, QUARTERS[number], strict=True))
    of = {"pk": number, "number": number, "name": f"Quarter {number}", "calendar": ReportingCalendar(paper=paper)}
    return ReportingPeriod(**{**of, **days, "state": "open", **fields})


def an_action(*steps, finished_on=None, **fields) -> Action:
    """``steps``: the words of each of its activities, with its day where it has one."""
    action = Action(**{"pk": next(_numbers), "key": uuid4(), "title": "Patrol", "due_on": date(2026, 12, 31), **fields})
    action.finished_on = finished_on
    activities = [Activity(key=uuid4(), text=text, due_on=due_on) for text, due_on in steps]
    action._prefetched_objects_cache = {"activities": activities}
    return action


def a_report(period=None, **fields) -> Return:
    """One that was sent; ``asks``, ``evidence``, ``files`` and ``challenges``: the rows with it."""
    beside = {name: fields.pop(name, []) for name in ("asks", "evidence", "files", "challenges")}
    said = {"pk": next(_numbers), "state": "submitted", "progress": "Patrolled.", "reported": "G", **fields}
    report = Return(period=period or a_period(), organisation=POLICE, **said)
    report._prefetched_objects_cache = beside
    return report


def a_move(state="granted", **fields) -> DateChange:
    days = {"decided_on": date(2026, 11, 4), "to": LAST} if state != "asked" else {"to": LAST}
    return DateChange(**{"state": state, "minute": "Board, item 6", **days, **fields})


def asked(report=None, *, action=None, **more) -> AskedAction:
    return AskedAction(action or an_action(), POLICE, more.pop("period", None) or a_period(), report, **more)
