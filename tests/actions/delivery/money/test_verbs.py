"""Grants, budgets and spending as they are written; the returns to funders."""

from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.money.forms import GrantForm, item_of
from actions.delivery.money.reading import budgets_of, grants_of
from actions.delivery.money.reminding import grant_returns, tasks_for
from actions.delivery.money.return_views import begun
from actions.delivery.money.verbs import (
    drop_return,
    note_return_sent,
    plan_return,
    replan_return,
    save_grant,
    tell_spend,
    write_return,
)
from actions.delivery.periods.lifecycle import move
from actions.delivery.ratings import RatingMeaning
from actions.delivery.returns.sender import Sender
from actions.models import Action, Grant
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.actions.delivery.money.data import GRANT, YearWithMoney, make_budget, make_grant
from tests.actions.delivery.returns.test_returns import send_all, write
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 5)
D = Decimal
CAP = {
    "kind": "cap", "text": "At most £15,000 left", "amount": D(15_000), "counts": "funder", "due_on": None,
    "met_on": None, "note": "",
}  # fmt: skip


@pytest.fixture
def year():
    return YearWithMoney()


def tell(year, number, actual, forecast=None, *, by=None, budget=None, revision=0, **more):
    period = year.period(number)
    if not period.is_asking:
        move("open", period, by=year.officer)
        period.refresh_from_db()
    sender = Sender(by or year.officer, period, year.police)
    said = {"actual": actual, "committed": None, "forecast": forecast, "reason": ""} | more
    return tell_spend(budget or year.budget, sender, said, revision=revision, on=period.ends_on)


def refused(do):
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons


def warnings(year, on=TODAY):
    lines = budgets_of(year.paper)
    return {str(each.grant): each.warnings for each in grants_of(year.paper, lines, on)}


def test_two_quarters_of_money(year):
    tell(year, 1, D(8_400), D(36_000))
    tell(year, 2, D(9_150), D(25_200), by=year.lead)

    found = budgets_of(year.paper, year.period(2))[0].standing
    assert (found.variance.amount, found.outturn_variance.amount) == (D(-4_450), D(-2_250))
    assert found.meaning == RatingMeaning.ON_TRACK


def test_another_organisation_does_not_tell_the_spending(year):
    fire = make_user("partner_lead", year.partnership, organisation=year.fire)
    said = "Another organisation spends this money: only it, or the community safety officer, tells how much."
    assert said in refused(lambda: tell(year, 1, D(1), by=fire))


def test_spending_is_told_again_and_of_two_the_second_is_told(year):
    tell(year, 1, D(8_400))
    assert tell(year, 1, D(8_500), revision=1).revision == 2
    assert refused(lambda: tell(year, 1, D(9_000), revision=1)) == [
        "The spending on “Street wardens” was changed by somebody else a moment ago. Look at it again, then decide."
    ]


def test_spending_told_with_the_actions_counts_until_more_is_said(year):
    move("open", year.period(3), by=year.officer)
    year.budget.action_keys = [str(Action.objects.of(year.paper).get(title="Patrol").key)]
    year.budget.save()
    write(year, "Patrol", spend=D(700), reported_because="So it is")
    send_all(year)

    assert budgets_of(year.paper, year.period(3))[0].standing.actual == D(700)
    tell(year, 3, D(650), by=year.lead)
    assert budgets_of(year.paper, year.period(3))[0].standing.actual == D(650)


def test_sums_that_disagree_are_saved_and_warned_about(year):
    kent = [
        {"due_on": None, "amount": D(26_440), "received_on": None},
        {"due_on": None, "amount": D(13_220), "received_on": None},
    ]
    make_grant(year, funder="Kent PCC", stream="", amount=D(39_661), instalments=kent)
    assert warnings(year)["Kent PCC"] == ["The instalments come to £39,660: £1 less than the grant."]


def test_cap_on_what_is_left_of_all_grants_of_a_funder(year):
    cap = {
        "kind": "cap",
        "text": "At most £15,000 left",
        "amount": D(15_000),
        "counts": "funder",
        "due_on": None,
        "met_on": None,
        "note": "",
    }
    save_grant(year.grant, by=year.officer, data=GRANT | {"conditions": [cap]}, revision=1)
    for name, left in (("Youth workers", 9_400), ("Cameras", 4_100)):
        grant = make_grant(year, stream=name, amount=D(50_000))
        budget = make_budget(year, grant, D(50_000), name, planned=())
        tell(year, 1, D(50_000 - left), D(0), budget=budget)
    tell(year, 1, D(8_400), D(34_350))

    assert warnings(year)["Anyshire PCC: Safer streets"] == [
        "“At most £15,000 left”: what is left is £750 over the cap of £15,000."
    ]


def test_cap_that_counts_only_what_no_project_has(year):
    cap = {
        "kind": "cap",
        "text": "Cap",
        "amount": D(15_000),
        "counts": "unallocated",
        "due_on": None,
        "met_on": None,
        "note": "",
    }
    save_grant(year.grant, by=year.officer, data=GRANT | {"amount": D(61_000), "conditions": [cap]}, revision=1)
    assert warnings(year)["Anyshire PCC: Safer streets"] == ["“Cap”: what is left is £1,000 over the cap of £15,000."]


def test_one_grant_over_years_and_areas_is_one_grid(year):
    cells = [("2026/27", "North", 100), ("2027/28", "North", 120), ("2026/27", "South", 80)]
    cells = [{"year": y, "area": a, "amount": D(n)} for y, a, n in cells]
    make_grant(year, funder="MHCLG", stream="", amount=D(300), cells=cells)
    line = next(each for each in grants_of(year.paper, [], TODAY) if str(each.grant) == "MHCLG")

    rows = [(row.area, row.sums, row.whole) for row in line.rows(["2026/27", "2027/28"])]
    assert rows == [
        ("2 areas", [D(180), D(120)], D(300)), ("North", [D(100), D(120)], D(220)), ("South", [D(80), None], D(80)),
    ]  # fmt: skip


def test_what_is_left_of_a_grant_stands_in_its_return(year):
    grant = make_grant(year, funder="Kent PCC", stream="", amount=D(39_661))
    budget = make_budget(year, grant, D(39_661), "Wardens", planned=())
    tell(year, 1, D(39_505), budget=budget)
    row = plan_return(grant, by=year.officer, due_on=date(2026, 8, 1), covers_to=date(2026, 6, 30))

    assert (begun(row)["spend"], begun(row)["underspend"]) == (D(39_505), D(156))


def test_holder_is_asked_thirty_days_before_until_it_is_sent(year):
    holder = make_user("officer", year.partnership)
    save_grant(year.grant, by=year.officer, data=GRANT | {"holder_id": holder.pk}, revision=1)
    row = plan_return(year.grant, by=year.officer, due_on=date(2027, 2, 15), covers_to=date(2027, 1, 31))

    assert list(grant_returns(date(2027, 1, 15))) == []
    thing = next(grant_returns(date(2027, 1, 16)))
    assert (thing.people, thing.due, thing.asked_on) == ((holder,), date(2027, 2, 15), date(2027, 1, 16))
    assert [task.title for task in tasks_for(holder, date(2027, 1, 16))] == ["Send the return to Anyshire PCC"]
    assert list(tasks_for(year.officer, date(2027, 1, 16))) == []

    assert refused(lambda: note_return_sent(row, by=holder, sent_on=TODAY, receipt="")) == [
        "Say first how much was spent: the return is not written yet."
    ]
    write_return(row, by=holder, data={"spend": D(44_000)}, revision=1)
    note_return_sent(row, by=holder, sent_on=date(2027, 2, 12), receipt="Ref 12")
    assert list(grant_returns(date(2027, 2, 20))) == []


def test_money_of_the_year_leaves_the_adopted_text_as_it_is(year):
    before = checksum(compose(year.paper))
    tell(year, 1, D(8_400), D(36_000))
    plan_return(year.grant, by=year.officer, due_on=date(2027, 2, 15), covers_to=date(2027, 1, 31))
    assert checksum(compose(year.paper)) == before


def test_reader_changes_no_grant(year):
    reader = make_user("reader", year.partnership)
    new = Grant(partnership=year.partnership, revision=0)
    assert refused(lambda: save_grant(new, by=reader, data=GRANT)) == [
        "Your roles do not let you manage the action plan."
    ]


def test_the_same_is_not_added_twice(year):
    days = {"due_on": date(2027, 2, 28), "covers_to": date(2027, 1, 31)}
    plan_return(year.grant, by=year.officer, **days)
    twice = (
        lambda: make_grant(year, funder="ANYSHIRE PCC"),
        lambda: make_budget(year, year.grant, project="Street Wardens"),
        lambda: plan_return(year.grant, by=year.officer, **days),
    )

    assert [refused(each) for each in twice] == [
        ["“Anyshire PCC: Safer streets” is there already: change that one, or give this one another stream."],
        ["“Street Wardens” has a budget of this grant already: change that one, or name this one otherwise."],
        ["A return that covers these days and is due on that day is planned already."],
    ]


def test_a_return_that_was_planned_in_error_gets_other_days_or_goes(year):
    rows = [
        plan_return(year.grant, by=year.officer, due_on=date(2027, month, 28), covers_to=date(2027, 1, 31))
        for month in (2, 3, 4)
    ]
    write_return(rows[2], by=year.officer, data={"spend": D(1)}, revision=1)

    replan_return(rows[0], by=year.officer, due_on=date(2027, 2, 15), covers_to=date(2027, 1, 31))
    drop_return(rows[1], by=year.officer)

    assert refused(lambda: drop_return(rows[2], by=year.officer)) == [
        "Something is written in this return: change its days instead."
    ]
    assert [row.due_on for row in year.grant.returns.all()] == [date(2027, 2, 15), date(2027, 4, 28)]


def test_who_held_a_grant_and_left_stays_named_in_its_form(year):
    left = make_user("officer", make_partnership("Elsewhere"), name="Jo Marsh")
    year.grant.holder = left
    form = GrantForm(paper=year.paper, item=item_of(year.grant))

    assert dict(form.fields["holder"].choices)[str(left.pk)] == "Jo Marsh (no role here any more)"
