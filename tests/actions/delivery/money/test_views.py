"""The pages of the year's money, and the spending that is told with an organisation's returns."""

from decimal import Decimal

import pytest
from django.urls import reverse

from actions.delivery.added.verbs import add, end
from actions.delivery.periods.lifecycle import move
from actions.models import BudgetSpend, Grant
from tests.actions.delivery.data import FIRST
from tests.actions.delivery.money.data import YearWithMoney
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    year = YearWithMoney()
    move("open", year.period(3), by=year.officer)
    return year


def as_officer(client, year):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")


def test_grant_is_added_with_its_years_and_conditions(client, year):
    as_officer(client, year)
    url = reverse("actions:grant_add", args=[year.paper.key])
    typed = {
        "funder": "MHCLG", "amount": "£80,000", "state": "agreed", "cells-count": "1", "cells-0-year": "2026/27",
        "cells-0-area": "North", "cells-0-amount": "80,000.50", "costs-count": "0", "conditions-count": "1",
        "conditions-0-kind": "match", "conditions-0-text": "Half of it by the council", "conditions-0-amount": "40000",
        "conditions-0-counts": "grant", "instalments-count": "0",
    }  # fmt: skip
    client.post(url, typed)

    found = Grant.objects.get(funder="MHCLG")
    assert (found.amount, found.cells.get().amount) == (Decimal(80_000), Decimal("80000.50"))
    assert (found.conditions.get().kind, found.conditions.get().amount) == ("match", Decimal(40_000))


def test_another_year_is_added_to_the_form_without_scripts(client, year):
    as_officer(client, year)
    url = reverse("actions:grant_edit", args=[year.paper.key, year.grant.key])
    typed = {"funder": "Anyshire PCC", "revision": "1", "cells-count": "1", "cells-0-year": "2026/27"}
    page = client.post(url, typed | {"structure": "add:cells"}).content.decode()

    assert page.count("<legend") and 'name="cells-1-year"' in page and 'value="2026/27"' in page
    assert Grant.objects.get().cells.count() == 0


def test_budget_pays_for_actions_of_the_text_and_of_the_year(client, year):
    as_officer(client, year)
    said = {"text": "", "organisation": None, "due_on": None, "source": "board", "minute": "Board, item 6"}
    ended, _ = (
        add(year.paper, by=year.officer, on=FIRST, title=title, is_confidential=False, confidential_until=None, **said)
        for title in ("Ended", "Light the underpass")
    )
    end(ended, by=year.officer, on=FIRST, because="No money")
    page = client.get(reverse("actions:budget_edit", args=[year.paper.key, year.budget.key]))

    offered = [label for _, label in page.context["form"].fields["action_keys"].choices]
    assert offered == ["Patrol", "Fire checks", "Light the underpass (added in the year)"]


def test_lead_tells_its_spending_with_its_returns(client, year):
    client.force_login(year.lead, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("actions:report_for", args=[year.period(3).key, "police"])
    money = f"budget-{year.budget.key}"
    typed = {f"{money}-actual": "9,150", f"{money}-forecast": "£10,000", f"{money}-revision": "0", "save": money}
    client.post(url, typed)

    row = BudgetSpend.objects.get()
    assert (row.actual, row.forecast, row.said_by) == (Decimal(9_150), Decimal(10_000), year.lead)


def test_second_of_two_sees_what_the_first_told(client, year):
    as_officer(client, year)
    url, money = reverse("actions:period_spend", args=[year.period(3).key]), f"budget-{year.budget.key}"
    client.post(url, {f"{money}-actual": "9,150", f"{money}-revision": "0"})
    page = client.post(url, {f"{money}-actual": "8,000", f"{money}-revision": "0"}).content.decode()

    assert "Told meanwhile by" in page and f'name="{money}-revision" value="1"' in page
    assert BudgetSpend.objects.get().actual == Decimal(9_150)


def test_money_page_says_how_the_year_stands(client, year):
    as_officer(client, year)
    url, money = reverse("actions:period_spend", args=[year.period(3).key]), f"budget-{year.budget.key}"
    saved = client.post(url, {f"{money}-actual": "9,150", f"{money}-revision": "0"}, follow=True)

    assert banner(saved) == ["Saved: 1 budget changed."]
    assert saved.context["finding"] == (
        "£9,150 is spent of £35,000 planned by the end of Quarter 3: £25,850 less (−73.9%)."
    )
    assert ">£9,150 spent · £35,000 planned by now ·" in saved.content.decode().replace("\xa0", " ")
