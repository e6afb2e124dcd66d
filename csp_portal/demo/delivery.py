"""The year in force of the made-up council: its quarters with their reports, as they stand on the day it is filled."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from actions.delivery.added.verbs import add
from actions.delivery.asked import AskedAction, asked_in
from actions.delivery.chasing.verbs import challenge
from actions.delivery.clock import bring_up_to_date
from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report
from actions.delivery.periods.setting_up import change_days, set_up
from actions.delivery.returns.files import FilesSaid
from actions.delivery.returns.sender import Sender
from actions.delivery.year.verbs import report_the_year, years_of
from actions.models import Action, AddedAction, ReportingCalendar, ReportingPeriod, Return
from csp_portal.demo.evidence import noted_sheet
from csp_portal.demo.money import fill_money
from csp_portal.demo.reports import Told, said_of, send_for
from csp_portal.demo.risks import fill_risks
from partnerships.models import User
from plans.models import Paper, Plan

State = ReportingPeriod.State
#: What the leads say, one after the other; the last words of a plan that goes well, and of one that does not.
WORDS = (
    Told("Under way as planned: the first sessions were held and the places are taken up."),
    Told("Two of the three posts are filled; the third was advertised again.", 20, "staff"),
    Told("The work goes on each week. Partners met to look at the figures."),
    Told("The tender brought no offer that could be taken. A second one is out.", 45, "partner"),
)
#: The same of the year before: what was begun then.
LAST_YEAR = (
    Told("The first sessions were held; schools want more of them.", finishes=True),
    Told("The posts were advertised twice before they were filled.", 40, "staff"),
    Told("Partners agreed who does what, and meet each month.", finishes=True),
)

SHEET = noted_sheet(
    "attendance.png", ("Attendance at the sessions", "Monday: 14", "Wednesday: 19", "Friday: 23", "Signed by the coach")
)
HELP = {"what": "A decision on the second tender", "of_whom": "The board", "by_when": None}


@transaction.atomic
def fill_delivery(plan: Plan, *, by: User) -> int:
    """Quarters of the year that runs now, with the reports of those that are over; how many quarters. None where they
    are set up, or no year runs with actions.
    """
    paper = _text_in_force(plan)
    if paper is None or ReportingCalendar.objects.filter(paper=paper).exists():
        return 0
    today = timezone.localdate()
    if before := _text_of_last_year(plan, paper):
        _fill_last_year(before, by=by, on=today)
    set_up(paper, by=by, on=paper.period[0], pattern="quarters", due_after=10, closes_after=15, late_days=31)
    bring_up_to_date(today)
    periods = list(ReportingPeriod.objects.of(paper).select_related("calendar__paper"))
    _ask_now(periods, by=by, on=today)
    fill_money(paper, by=by)
    fill_risks(periods, by=by)
    _add_actions(periods[0], by=by)
    for period in (each for each in periods if each.is_asking):
        _report_on(period, by=by, is_over=period.closes_on < today)
    _publish_first(periods, on=today)
    return len(periods)


def _ask_now(periods, *, by, on):
    """The leads of the quarter that runs are asked already, so that there is something to answer on any day."""
    for period in periods:
        if period.is_asking and period.asks_on > on:
            days = {"asks_on": max(period.starts_on, on - timedelta(days=7)), "due_on": period.due_on}
            change_days(period, by=by, **days, closes_on=period.closes_on, reason="Asked early, to try it")


def _text_of_last_year(plan: Plan, now: Paper) -> Paper | None:
    before = now.period[0] - timedelta(days=1)
    years = plan.years.filter(starts_on__lte=before, ends_on__gte=before, paper__state__in=Paper.STANDING)
    return next((year.paper for year in years.select_related("paper") if Action.objects.of(year.paper).exists()), None)


def _fill_last_year(paper: Paper, *, by: User, on: date):
    """Told in two halves, closed and put together in the report of the year, which everybody can read."""
    set_up(paper, by=by, on=paper.period[0], pattern="halves", due_after=10, closes_after=15, late_days=31)
    bring_up_to_date(on)
    for period in ReportingPeriod.objects.of(paper).select_related("calendar__paper"):
        _report_on(period, by=by, is_over=True, words=LAST_YEAR)
    year = years_of(paper)[0]
    report_the_year(year, by=by, html="<p>The first year of the plan with all partners at the table.</p>")
    received_on = year.ends_on + timedelta(days=50)
    for period in ReportingPeriod.objects.filter(calendar__paper=paper).order_by("number"):
        _publish(period, received_on, item=5, on=on)


def _add_actions(first: ReportingPeriod, *, by):
    """One by a decision of the board, and one that stays confidential while its review is not published."""
    lead = next((each.organisation for each in asked_in(first, with_unasked=True) if each.organisation), None)
    on, last_day = first.starts_on + timedelta(days=40), first.paper.period[1]
    said = {"text": "", "organisation": lead, "due_on": last_day, "confidential_until": None}
    board = {"source": AddedAction.Source.BOARD, "minute": f"Board, {on:%-d %B %Y}, item 4", "is_confidential": False}
    add(first.paper, by=by, on=on, title="Safe places for young people in the town centre", **said, **board)
    death = {"source": AddedAction.Source.DEATH, "minute": "Review 2, recommendation 3", "is_confidential": True}
    add(first.paper, by=by, on=on, title="Share what agencies know before a tenancy ends", **said, **death)


def _publish_first(periods, *, on):
    """The board has received the first quarter; the second waits for its next meeting."""
    received_on = periods[0].closes_on + timedelta(days=7)
    if periods[0].state == State.CLOSED and received_on <= on:
        _publish(periods[0], received_on, item=6, on=on)


def _publish(period, received_on, *, item, on):
    minute = f"Board, {received_on:%-d %B %Y}, item {item}"
    publish_report(period, by=User.objects.system("import"), on=on, received_on=received_on, minute=minute)


def _text_in_force(plan) -> Paper | None:
    today = timezone.localdate()
    years = plan.years.filter(starts_on__lte=today, ends_on__gte=today, paper__state__in=Paper.STANDING)
    papers = [year.paper for year in years.select_related("paper")]
    if plan.starts_on <= today <= plan.ends_on and plan.paper.is_standing:
        papers.append(plan.paper)
    return next((paper for paper in papers if Action.objects.of(paper).exists()), None)


def _report_on(period, *, by, is_over, words=WORDS):
    """All but one organisation of a quarter that is over; of the running one the first two, with a question to one."""
    asked = asked_in(period)
    bodies = list(dict.fromkeys(each.organisation for each in asked))
    for body in bodies[:-1] if is_over else bodies[:2]:
        sender = Sender(by, period, body, on_behalf="Sent by e-mail")
        own = [each for each in asked if each.organisation == body]
        send_for(own, sender, (_said(each, number, words) for number, each in enumerate(own)))
    if is_over:
        close(period, by=by)
    elif first := Return.objects.received().filter(period=period).first():
        challenge(first, by=by, question="How many young people came, and from which schools?")


def _said(asked: AskedAction, number: int, words: tuple[Told, ...]) -> dict:
    told = words[number % len(words)]
    return said_of(
        asked, told,
        next_steps="Report to the board on what the first half of the year brought.",
        asks=[HELP] if told.late > 31 else [],
        files=FilesSaid(SHEET, "Attendance at the first sessions", True) if number == 0 else None,
    )  # fmt: skip
