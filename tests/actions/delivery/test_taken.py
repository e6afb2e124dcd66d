"""Reports of leads and money among everything that is taken out: those that were sent, and never in public."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from actions.delivery.taken import money_workbook, reporting_workbook, taken_of
from actions.models import Action, CarryDecision, Grant, GrantCell, Return
from partnerships.models import User
from tests.actions.delivery.data import YearInForce
from tests.factories import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    year = YearInForce().with_quarters()
    patrol, checks = Action.objects.of(year.paper).order_by("position")
    period = year.period(1)
    sent = {"state": "submitted", "sent_at": "2026-07-01T09:00Z", "sent_by": year.lead, "progress": "Walked"}
    Return.objects.create(period=period, action_key=patrol.key, organisation=year.police, **sent)
    Return.objects.create(period=period, action_key=checks.key, organisation=year.fire, progress="Not sent yet")
    grant = Grant.objects.create(partnership=year.partnership, funder="Home Office", amount="1500.50")
    GrantCell.objects.create(grant=grant, year="2026/27", amount="1500.50")
    return year


def rows_of(content, name):
    heads, *rows = load_workbook(BytesIO(content))[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_reports_that_were_sent_stand_under_the_words_of_their_actions(year):
    (row,) = rows_of(reporting_workbook(year.partnership), "Reports")

    assert (row["Action"], row["Progress"], row["State"], row["Organisation"]) == (
        "Patrol", "Walked", "Sent", "Anyborough Police",
    )  # fmt: skip
    assert not {"Sent by", "Id", "Revision"} & set(row)


def test_money_is_told_with_its_years(year):
    content = money_workbook(year.partnership)

    assert rows_of(content, "Grants")[0]["Amount in pounds"] == "1500.5"
    assert rows_of(content, "Years and areas")[0]["Year"] == "2026/27"


def test_periods_are_told_with_their_days(year):
    first = rows_of(reporting_workbook(year.partnership), "Periods")[0]

    assert (first["Text"], first["First day"].date()) == (year.paper.title, date(2026, 4, 1))


def test_what_becomes_of_rows_in_the_next_text_is_told_with_its_reason(year):
    said = {"said_at": "2027-04-01T09:00Z", "said_by": year.lead, "reason": "Paid for by others now."}
    into = make_plan(year.partnership, state="drafting").paper
    key = Action.objects.of(year.paper).first().key
    CarryDecision.objects.create(
        source=year.paper, into=into, kind="action", row_key=key, title="Patrol", choice="left", **said
    )

    (row,) = rows_of(reporting_workbook(year.partnership), "Carried forward")

    assert (row["Title"], row["What becomes of it"], row["Reason"]) == (
        "Patrol", "Closed, not completed", "Paid for by others now.",
    )  # fmt: skip


def test_nothing_of_it_is_public(year):
    assert list(taken_of(year.partnership, with_drafts=False)) == []
    files = taken_of(year.partnership, with_drafts=True)
    assert [file.name for file in files] == ["year/reporting.xlsx", "year/money.xlsx"]


def test_no_sheet_names_who_typed_a_row(year):
    User.objects.filter(pk=year.lead.pk).update(name="Jane Smith")
    book = load_workbook(BytesIO(reporting_workbook(year.partnership)))

    assert "Jane Smith" not in {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
