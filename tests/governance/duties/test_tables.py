"""The list of duties."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models.duty_table import BY_ID, DUTIES
from partnerships.access import Role
from plans.models import Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze
from tests.factories import make_partnership, make_plan, make_user
from tests.lists import list_on

pytestmark = pytest.mark.django_db
HEADS = ["Duty", "State", "Due", "What shows it, and what to do next"]


@pytest.fixture
def partnership(client):
    """One whose plan ended, and nothing came after it."""
    partnership = make_partnership()
    plan = make_plan(partnership, starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    site = make_user(Role.SITE_ADMINISTRATOR)
    version = freeze(plan.paper, by=site, purpose=Version.Purpose.ADOPTION)
    send_for_approval(plan.paper, by=site)
    adopt(plan.paper, version, by=site, on=date(2020, 2, 1), body="Full Council")
    client.force_login(make_user(Role.OFFICER, partnership))
    return partnership


def duties(client, partnership, query=""):
    return list_on(client.get(reverse("governance:duties", args=[partnership.slug]) + query), "Duties")


def test_most_pressing_stand_first_and_heads_name_each_value(client, partnership):
    shown = duties(client, partnership)

    assert (shown.heads, shown.sorted_by, shown.scopes) == (HEADS, {"State": "ascending"}, {"col", "row"})
    assert shown.labels == [HEADS] * len(DUTIES)
    states = shown.column("State")
    assert (states[:5], states[-1]) == (["Overdue"] * 4 + ["Not recorded"], "Not applicable")


def test_row_says_the_law_what_is_known_and_what_to_do(client, partnership):
    [row] = [row for row in duties(client, partnership).rows if row[0].startswith(BY_ID["CDA-6"].title)]

    duty = BY_ID["CDA-6"]
    assert row[0] == f"{duty.title} {duty.source} (CDA-6). {duty.meaning}"
    assert row[2] == "since 31 March 2023"
    assert row[3].endswith(f"What to do: {duty.advice} Record evidence for: {duty.title}")


@pytest.mark.parametrize("sort", ["duty", "-duty"])
def test_duties_are_sorted_by_their_title(client, partnership, sort):
    titles = sorted((duty.title for duty in DUTIES), key=str.casefold, reverse=sort[0] == "-")

    shown = duties(client, partnership, f"?sort={sort}").column("Duty")

    assert all(cell.startswith(title) for cell, title in zip(shown, titles, strict=True))


def test_duties_are_sorted_by_the_day_they_are_due_and_those_without_come_last(client, partnership):
    shown = duties(client, partnership, "?sort=due").column("Due")

    assert (shown[0], shown[-1]) == ("since 31 March 2023", "–")


def test_duties_are_narrowed_to_those_that_stand_alike(client, partnership):
    assert set(duties(client, partnership, "?state=overdue").column("State")) == {"Overdue"}
    assert len(duties(client, partnership, "?state=forgotten").rows) == len(DUTIES)


def test_counts_lead_to_those_that_stand_alike_and_keep_the_sort(client, partnership):
    page = client.get(reverse("governance:duties", args=[partnership.slug]) + "?sort=-duty&page=3").content.decode()

    assert 'href="?sort=-duty&amp;state=overdue"' in page
