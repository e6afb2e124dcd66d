"""The pages of the year's money, and the spending that is told with an organisation's returns."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from actions.delivery.added.verbs import add, end
from actions.delivery.money.forms import BudgetForm, PlanReturnForm
from actions.delivery.money.verbs import plan_return
from actions.delivery.periods.lifecycle import move
from actions.models import BudgetSpend, Grant, ProjectBudget
from tests.actions.delivery.data import FIRST
from tests.actions.delivery.money.data import YearWithMoney, make_budget
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


def test_return_is_written_and_noted_as_sent_on_one_page(client, year):
    as_officer(client, year)
    row = plan_return(year.grant, by=year.officer, due_on=date(2026, 11, 15), covers_to=date(2026, 10, 31))
    url = reverse("actions:grant_return", args=[year.paper.key, row.key])

    early = client.post(url, {"sent_on": "12/11/2026", "receipt": "Ref 12"})
    typed = {"spend": "44,000", "underspend": "1000", "outputs": "12 patrols"}
    written = client.post(url, typed | {"revision": "1"})
    not_asked = client.post(url, {"sent_on": "12/11/2026", "receipt": "Ref 12"})
    client.post(url, typed | {"asked": "repay", "revision": "2"})
    stale = client.post(url, {"spend": "1", "outputs": "Mine", "revision": "1"})
    client.post(url, {"sent_on": "12/11/2026", "receipt": "Ref 12"})

    assert early.context["sent"].non_field_errors() == ["Say first how much was spent: the return is not written yet."]
    assert not_asked.context["sent"].non_field_errors() == [
        "£1,000 is left: say first what you ask about it, and save the return."
    ]
    assert (early.context["sent"]["receipt"].value(), written.status_code) == ("Ref 12", 302)
    assert stale.context["form"]["outputs"].value() == "Mine"
    row.refresh_from_db()
    assert (row.spend, row.outputs, row.sent_on, row.receipt) == (44_000, "12 patrols", date(2026, 11, 12), "Ref 12")


def test_days_of_a_return_are_changed_on_its_page_and_one_planned_in_error_goes(client, year):
    as_officer(client, year)
    row = plan_return(year.grant, by=year.officer, due_on=date(2026, 11, 15), covers_to=date(2026, 10, 31))
    url = reverse("actions:grant_return", args=[year.paper.key, row.key])

    wrong = client.post(url, {"due_on": "30/10/2026", "covers_to": "31/10/2026"})
    client.post(url, {"due_on": "20/11/2026", "covers_to": "31/10/2026"})
    row.refresh_from_db()
    gone = client.post(url, {"drop": "1"})

    assert list(wrong.context["days"].errors) == ["covers_to"]
    assert (row.due_on, gone.url) == (
        date(2026, 11, 20),
        reverse("actions:grant", args=[year.paper.key, year.grant.key]),
    )
    assert not year.grant.returns.exists()


@pytest.mark.parametrize(
    ("due_on", "covers_to", "errors"),
    [
        ("15/2/2027", "15/2/2027", {}),
        (
            "15/2/2027", "16/2/2027",
            {"covers_to": ["A return tells of what was: it cannot cover days after it is due."]},
        ),
    ],
)  # fmt: skip
def test_return_covers_days_that_are_over_when_it_is_due(due_on, covers_to, errors):
    assert PlanReturnForm({"due_on": due_on, "covers_to": covers_to}).errors == errors


def test_budget_is_a_part_of_a_grant_and_begins_with_its_profile(client, year):
    as_officer(client, year)
    form = BudgetForm(paper=year.paper, budget=year.budget)
    assert [form.initial[f"profile_{number}"] for number in (1, 2, 3, 4)] == [10_000, 12_000, 13_000, 10_000]
    assert form.fields["profile_2"].label == "Planned in Quarter 2, in pounds"

    ProjectBudget.objects.all().delete()
    Grant.objects.all().delete()
    page = client.get(reverse("actions:budget_add", args=[year.paper.key]), follow=True)
    assert banner(page) == ["A budget is a part of a grant: add the grant first."]


def test_budget_that_somebody_else_changed_meanwhile_keeps_what_was_typed(client, year):
    as_officer(client, year)
    url = reverse("actions:budget_edit", args=[year.paper.key, year.budget.key])
    typed = {"project": "Wardens", "grant": year.grant.pk, "amount": "£46,000", "profile_1": "11,000"}
    saved = client.post(url, typed | {"revision": "1"})
    stale = client.post(url, typed | {"project": "Mine", "revision": "1"})

    assert (saved.status_code, stale.context["form"]["project"].value()) == (302, "Mine")
    budget = ProjectBudget.objects.get()
    assert (budget.project, budget.amount, [each.amount for each in budget.profile.all()]) == (
        "Wardens", 46_000, [11_000],
    )  # fmt: skip


def test_lead_sees_and_tells_the_budgets_of_its_own_organisation_alone(client, year):
    make_budget(year, year.grant, 5, "Alarms", planned=(), organisation=year.fire)
    url = reverse("actions:period_spend", args=[year.period(3).key])
    client.force_login(year.lead, backend="django.contrib.auth.backends.ModelBackend")
    assert [card.line.budget.project for card in client.get(url).context["cards"]] == ["Street wardens"]
    as_officer(client, year)
    assert [card.line.budget.project for card in client.get(url).context["cards"]] == ["Alarms", "Street wardens"]
