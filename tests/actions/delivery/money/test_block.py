"""The money in a period's report: for the board with its reasons, for the public without them."""

from decimal import Decimal

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.money.verbs import tell_spend
from actions.delivery.returns.sender import Sender
from plans.document.render import render_document
from tests.actions.delivery.editions.data import DUE, SecondQuarter, data_of
from tests.actions.delivery.money.data import make_budget, make_grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts():
    year = SecondQuarter()
    budget = make_budget(year, make_grant(year))
    said = {"actual": Decimal(9_150), "committed": None, "forecast": Decimal(30_000), "reason": "A post was empty."}
    tell_spend(budget, Sender(year.officer, year.quarter, None), said, revision=0, on=DUE)
    close(year.quarter, by=year.officer)
    return year.texts()


def test_board_is_told_the_budget_and_why_it_differs(texts):
    row = data_of(texts[0], "period_funding")["rows"][0]
    found = [row[name] for name in ("planned", "actual", "missing", "reason")]
    assert found == ["22000.00", "9150.00", 1, "A post was empty."]
    assert row["sentence"] == "Expected £39,150 of £45,000: £5,850 less (−13.0%)."


def test_money_off_its_profile_stands_on_the_first_page(texts):
    rows = data_of(texts[0], "period_exceptions")["rows"]
    assert [row["title"] for row in rows if row["key"].startswith("budget-")] == ["Street wardens"]


def test_public_is_told_the_sums_and_not_the_reason(texts):
    row = data_of(texts[1], "period_funding")["rows"][0]
    assert (row["actual"], row["reason"]) == ("9150.00", "")
    assert "£12,850 less (−58.4%)" in render_document(texts[1])
