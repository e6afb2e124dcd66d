"""Returns to funders that are due: from which text they are opened, and whose they are."""

from datetime import date

import pytest

from actions.delivery.money.reminding import due_returns, grant_returns, tasks_for
from actions.delivery.money.verbs import note_return_sent, plan_return, write_return
from actions.models import Grant, ProjectBudget
from partnerships.verbs import Refused, StaleState
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.money.data import make_grant
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
DUE, COVERED = date(2027, 2, 15), date(2027, 1, 31)
ASKED = date(2027, 1, 16)


@pytest.fixture
def year():
    return YearInForce()


def planned(year, grant=None, due_on=DUE):
    return plan_return(grant or make_grant(year), by=year.officer, due_on=due_on, covers_to=COVERED)


def test_return_is_opened_from_the_text_whose_project_it_pays_for_or_the_newest(year):
    row = planned(year)
    newer = make_plan(year.partnership, blocks=()).paper
    make_plan()
    assert due_returns(ASKED) == [(row, newer)]
    ProjectBudget.objects.create(paper=year.paper, grant=row.grant, project="Wardens", amount=1)
    assert due_returns(ASKED) == [(row, year.paper)]


def test_grant_of_a_partnership_without_a_text_waits_for_one(year):
    bare = Grant.objects.create(partnership=make_partnership(), funder="Home Office")
    bare.returns.create(due_on=DUE, covers_to=COVERED)
    assert (due_returns(ASKED), list(grant_returns(ASKED))) == ([], [])


def test_return_that_nobody_holds_is_the_officers_of_its_partnership(year):
    planned(year)
    strangers = [make_user("officer", make_partnership()), make_user("partner_lead", year.partnership)]
    thing = next(grant_returns(ASKED))
    assert (thing.people, thing.detail) == ((year.officer,), "It covers until 31 January 2027.")
    assert [(task.title, task.detail, task.due) for task in tasks_for(year.officer, ASKED)] == [
        ("Send the return to Anyshire PCC", "Anyshire PCC: Safer streets", DUE)
    ]
    assert [list(tasks_for(each, ASKED)) for each in strangers] == [[], []]


def test_return_that_was_sent_stays_as_it_was_sent(year):
    row = planned(year)
    write_return(row, by=year.officer, data={"spend": 5}, revision=1)
    with pytest.raises(StaleState):
        write_return(row, by=year.officer, data={"spend": 6}, revision=1)
    note_return_sent(row, by=year.officer, sent_on=date(2027, 2, 3), receipt="Ref 12")

    for do in (
        lambda: write_return(row, by=year.officer, data={"spend": 7}, revision=2),
        lambda: note_return_sent(row, by=year.officer, sent_on=DUE, receipt=""),
    ):
        with pytest.raises(Refused) as refused:
            do()
        assert refused.value.reasons == ["It was sent on 3 February 2027, and stays as it was sent."]
    row.refresh_from_db()
    assert (row.spend, row.sent_on, row.receipt, row.sent_by) == (5, date(2027, 2, 3), "Ref 12", year.officer)
