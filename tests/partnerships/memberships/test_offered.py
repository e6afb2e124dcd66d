"""Who is offered where a form asks for an organisation of the partnership."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from actions.delivery.money.forms import BudgetForm
from actions.models import ProjectBudget
from partnerships.memberships.offered import days_to_come
from plans.rows.data import offered_in
from priorities.measures.forms import MeasureForm
from priorities.models import Measure
from tests.factories import make_membership, make_organisation, make_partnership, make_plan

pytestmark = pytest.mark.django_db
ONE_DAY, FIVE_YEARS = timedelta(days=1), timedelta(days=1_826)


@pytest.fixture
def partnership():
    """The police sit there, the trust left yesterday, the board comes in five years."""
    partnership, today = make_partnership(), timezone.localdate()
    for name, days in (
        ("Police", {}),
        ("Trust", {"ends_on": today - ONE_DAY}),
        ("Board", {"starts_on": today + FIVE_YEARS}),
    ):
        make_membership(partnership, make_organisation(name, slug=name.lower()), **days)
    make_membership(make_partnership("Elsewhere"), make_organisation("Stranger"))
    return partnership


def offered(form) -> list[str]:
    return [str(label) for value, label in form.fields["organisation"].choices if value]


def names(paper, slugs=()) -> list[str]:
    return [name for _, name in offered_in(paper, slugs)]


def test_days_to_come_are_those_from_today_to_the_last_one():
    today = timezone.localdate()
    spans = [(today - ONE_DAY, today), (today + ONE_DAY, today + FIVE_YEARS), (today - FIVE_YEARS, today - ONE_DAY)]

    assert [days_to_come(each) for each in spans] == [(today, today), *spans[1:]]


def test_those_at_the_table_today_are_offered_and_who_a_row_names(partnership):
    trust = partnership.memberships.get(organisation__slug="trust").organisation
    forms = [MeasureForm(instance=Measure(partnership=partnership, organisation=each)) for each in (None, trust)]

    assert [offered(form) for form in forms] == [["Police"], ["Police", "Trust (former member)"]]


def test_money_is_spent_by_those_at_the_table(partnership):
    form = BudgetForm(paper=make_plan(partnership).paper, budget=ProjectBudget(revision=0))

    assert offered(form) == ["Police"]


def test_a_text_offers_who_is_or_will_be_at_the_table_in_its_days(partnership):
    council = partnership.lead_councils.get().name
    today = timezone.localdate()
    now = make_plan(partnership, starts_on=today - timedelta(days=30), ends_on=today + timedelta(days=700)).paper
    over = make_plan(partnership, starts_on=date(2018, 4, 1), ends_on=date(2021, 3, 31)).paper

    assert [names(paper) for paper in (now, over)] == [[council, "Police"], [council, "Police", "Trust"]]
    assert names(now, ["trust"]) == [council, "Police", "Trust (former member)"]
