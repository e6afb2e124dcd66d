"""Budgets as they stand at the end of a period: which periods count, and whose money."""

from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.money.reading import BudgetLine, budgets_of
from actions.delivery.money.reckoning import PeriodMoney
from actions.delivery.money.return_views import begun
from actions.delivery.money.verbs import plan_return
from actions.models import Action, BudgetSpend, ProjectBudget, ReportingPeriod, Return
from partnerships.models import Partnership
from plans.models import Paper
from tests.actions.delivery.money.data import WHOLE, YearWithMoney, make_budget, make_grant
from tests.factories import make_plan

D = Decimal
NOW = "2026-10-05T12:00Z"


def line(*periods, until, amount=45_000):
    budget = ProjectBudget(amount=D(amount), paper=Paper(partnership=Partnership()))
    return BudgetLine(budget, [(ReportingPeriod(), PeriodMoney(*map(_sum, each))) for each in periods], until)


def _sum(number):
    return None if number is None else D(number)


def test_later_periods_do_not_count_and_before_is_without_the_last():
    found = line((10_000, 8_400), (12_000, 9_150), (13_000, 99), until=2)
    assert (found.standing.planned, found.standing.actual) == (D(22_000), D(17_550))
    assert (found.before.planned, found.before.actual) == (D(10_000), D(8_400))


@pytest.mark.parametrize(
    ("planned", "warning"),
    [
        ((10_000, 12_000, 13_000, 10_000), ""),
        ((0, 0, 0, 0), ""),
        ((45_000, 0, 0, 0), ""),
        ((10_000, 12_000, 0, 0), "The periods of its profile come to £22,000: £23,000 less than its budget."),
    ],
)
def test_profile_is_compared_with_the_whole_budget_once_it_is_stated(planned, warning):
    assert line(*((each, None) for each in planned), until=1).warning == warning


@pytest.fixture
def year(db):
    return YearWithMoney()


def tell(year, number, actual, *, budget=None, **more):
    said = {"said_at": NOW, "said_by": year.officer, "reason": "", **more}
    return BudgetSpend.objects.create(
        budget=budget or year.budget, period=year.period(number), actual=_sum(actual), **said
    )


def report(year, number, spend, state="submitted"):
    """What the police told of their action."""
    action = Action.objects.of(year.paper).get(title="Patrol")
    sent = {} if state == "draft" else {"sent_at": NOW, "sent_by": year.lead}
    year.budget.action_keys = [str(action.key)]
    year.budget.save()
    Return.objects.create(
        period=year.period(number), action_key=action.key, organisation=year.police, state=state, spend=D(spend),
        progress="Done", **sent,
    )  # fmt: skip


def close(year, *numbers):
    ReportingPeriod.objects.of(year.paper).filter(number__in=numbers).update(
        state="closed", closed_at=NOW, closed_by=year.officer
    )


def test_without_a_period_the_last_that_is_closed_or_told_of_counts(year):
    untold = budgets_of(year.paper)[0]
    close(year, 1, 2)
    closed = budgets_of(year.paper)[0]
    tell(year, 3, 700, reason="A post was empty.")
    told = budgets_of(year.paper)[0]

    assert (untold.until, untold.standing.planned, untold.reason) == (0, D(0), "")
    assert (closed.until, closed.standing.planned, closed.standing.missing) == (2, D(22_000), 2)
    assert (told.until, told.standing.actual, told.reason) == (3, D(700), "A post was empty.")
    assert [each.reason for each in budgets_of(year.paper, year.period(2))] == [""]


def test_budgets_are_those_of_the_text_and_of_the_organisation(year):
    fire = make_budget(year, make_grant(year, stream="Fires"), project="Alarms", organisation=year.fire)
    nobody = make_budget(year, year.grant, D(1), "Anything", organisation=None, planned=())
    other = make_plan(year.partnership, blocks=()).paper
    ProjectBudget.objects.create(paper=other, grant=year.grant, project="Elsewhere", amount=5)

    assert [each.budget for each in budgets_of(year.paper)] == [fire, nobody, year.budget]
    assert [each.budget for each in budgets_of(year.paper, organisation=year.fire)] == [fire]
    assert budgets_of(make_plan(year.partnership, blocks=()).paper) == []


def test_spending_told_with_actions_counts_once_it_is_sent(year):
    report(year, 1, 700)
    report(year, 2, 900, state="draft")
    told = [money.actual for _, money in budgets_of(year.paper)[0].periods]
    assert told == [D(700), None, None, None]


def test_spending_of_an_action_that_two_budgets_pay_for_counts_once(year):
    report(year, 1, "100.01")
    grant, keys = make_grant(year, stream="Match"), year.budget.action_keys
    make_budget(year, year.grant, D(15_000), "Mediation", action_keys=keys * 2)
    make_budget(year, grant, D(30_000), "Cameras", action_keys=keys)
    told = {each.budget.project: each for each in budgets_of(year.paper, year.period(1))}

    spent = {name: line.standing.actual for name, line in told.items()}
    assert spent == {"Cameras": D("33.34"), "Mediation": D("16.67"), "Street wardens": D("50.00")}
    assert told["Mediation"].warning == (
        "The periods of its profile come to £45,000: £30,000 more than its budget. It pays for actions together with "
        "“Cameras” and “Street wardens”: what is told with them is parted in proportion to the budgets, until each "
        "budget’s own spending is told."
    )
    row = plan_return(year.grant, by=year.officer, due_on=date(2027, 3, 1), covers_to=date(2026, 6, 30))
    assert begun(row)["spend"] == D("66.67")


def test_a_budget_that_told_its_own_spending_has_that_and_the_others_their_part(year):
    report(year, 1, 100)
    mediation = make_budget(year, year.grant, WHOLE, "Mediation", action_keys=year.budget.action_keys)
    tell(year, 1, 70, budget=mediation)
    alone = budgets_of(year.paper, year.period(1), organisation=year.police)

    assert [(each.standing.actual, bool(each.shares_with)) for each in alone] == [(D(70), False), (D(50), True)]


def test_return_to_a_funder_begins_with_all_that_was_told_by_its_day(year):
    report(year, 1, 700)
    tell(year, 2, 300)
    tell(year, 3, 5_000)
    other = make_budget(year, make_grant(year, stream="Fires"), project="Alarms")
    tell(year, 2, 11, budget=other)

    spent = {
        covers_to: begun(plan_return(year.grant, by=year.officer, due_on=date(2027, 3, 1), covers_to=covers_to))
        for covers_to in (date(2026, 6, 29), date(2026, 9, 30), date(2026, 12, 31))
    }
    assert [(each["spend"], each["underspend"]) for each in spent.values()] == [
        (None, None), (D(1_000), D(44_000)), (D(6_000), D(39_000)),
    ]  # fmt: skip


def test_what_was_written_in_a_return_stays_though_more_is_told(year):
    tell(year, 1, 50_000)
    row = plan_return(year.grant, by=year.officer, due_on=date(2026, 8, 1), covers_to=date(2026, 6, 30))
    assert (begun(row)["spend"], begun(row)["underspend"]) == (D(50_000), D(0))

    row.spend, row.underspend = D(0), D(45_000)
    assert (begun(row)["spend"], begun(row)["underspend"]) == (D(0), D(45_000))


def test_told_again_is_nothing_where_a_sum_is_cleared(year):
    tell(year, 1, None, forecast=D(100))
    found = budgets_of(year.paper)[0].standing
    assert (found.actual, found.missing, found.outturn) == (D(0), 1, D(100))
