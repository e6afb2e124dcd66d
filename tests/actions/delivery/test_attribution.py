"""What is taken away stands in its history under the name of whoever took it away, without any request."""

from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.asked import asked_in
from actions.delivery.money.verbs import save_budget
from actions.delivery.periods.setting_up import set_up
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save
from actions.models import BoardAsk, BudgetProfile, DateChange, ReportingPeriod, ReturnEvidence
from priorities.measures.changing import set_targets
from priorities.measures.periods import span_around
from priorities.models import TargetPoint
from tests.actions.delivery.data import CALENDAR, FIRST, YearInForce
from tests.actions.delivery.editions.data import DUE, SAID, SecondQuarter
from tests.actions.delivery.money.data import YearWithMoney
from tests.factories import make_user
from tests.priorities.measures.rows import make_measure

pytestmark = pytest.mark.django_db


def who_took_away(model):
    return {row.history_user for row in model.history.filter(history_type="-")}


def test_evidence_asks_and_dates_of_a_report():
    said = {
        "evidence": [{"title": "Rota", "url": "https://a.example/", "may_be_published": False}],
        "asks": [{"what": "A van", "of_whom": "", "by_when": None}],
        "date_asked": (date(2027, 3, 31), "The tender failed"),
    }
    year = SecondQuarter(**said)
    colleague = make_user("partner_lead", year.partnership, organisation=year.police)
    sender = Sender(colleague, year.quarter, year.police, by_link=True)
    save(asked_in(year.quarter, year.police)[0], sender, SAID, revision=2, on=DUE)
    assert [who_took_away(model) for model in (ReturnEvidence, BoardAsk, DateChange)] == [{colleague}] * 3


def test_planned_sums_of_a_budget():
    year = YearWithMoney()
    other = make_user("officer", year.partnership)
    budget = year.budget
    data = {name: getattr(budget, name) for name in ("project", "grant", "organisation", "amount")}
    profile = {year.period(1): None, year.period(2): Decimal(5), year.period(3): Decimal(13_000)}
    save_budget(budget, by=other, data=data, profile=profile, revision=1)
    assert who_took_away(BudgetProfile) == {other}
    assert [(row.period.number, row.amount) for row in budget.profile.all()] == [(2, 5), (3, 13_000), (4, 10_000)]
    assert budget.profile.get(period=year.period(3)).history.count() == 1


def test_periods_that_are_set_up_anew():
    year = YearInForce().with_quarters()
    other = make_user("officer", year.partnership)
    set_up(year.paper, by=other, on=FIRST, **CALENDAR)
    assert who_took_away(ReportingPeriod) == {other}


def test_targets_that_are_set_anew():
    measure, by = make_measure(frequency="year"), make_user("site_administrator")
    for target in (10, 12):
        set_targets(measure, by=by, year=span_around(date(2027, 4, 1), 12), target=Decimal(target))
    assert who_took_away(TargetPoint) == {by}
