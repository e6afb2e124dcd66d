from datetime import date, timedelta

import pytest

from actions.action_plan.finishing import finish
from actions.action_plan.noun import ACTIONS
from actions.action_plan.to_do import tasks_for
from plans.editing import verbs as editing
from tests.actions.data import NOT_STATED, action
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user, make_year

pytestmark = pytest.mark.django_db


TODAY = date(2026, 11, 23)


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=(), state="drafting").paper


@pytest.fixture
def police(paper):
    return make_membership(paper.partnership, make_organisation(slug="anyborough-police")).organisation


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership)


@pytest.fixture
def lead(paper, police):
    return make_user("partner_lead", paper.partnership, organisation=police)


def due(on):
    return {**NOT_STATED, "kind": "date", "date": on.isoformat()}


def add(paper, officer, title="Patrol", on=TODAY, **fields):
    return editing.add(ACTIONS, paper, action(title, timescale=due(on), **fields), by=officer)


def test_lead_is_told_of_actions_due_within_four_weeks(paper, officer, police, lead):
    add(paper, officer, "Soon", TODAY + timedelta(days=28))
    add(paper, officer, "Later", TODAY + timedelta(days=29))
    add(paper, officer, "Another's", TODAY, leads=[])
    finish(add(paper, officer, "Done", TODAY), by=officer, on=TODAY)

    [task] = tasks_for(lead, TODAY)

    assert (task.title, task.due) == ("Action “Soon” is due", TODAY + timedelta(days=28))
    assert task.detail == f"Led by {police}"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("March 2027", date(2027, 3, 31)), ("by end of Q3 2026/27", date(2026, 12, 31)), ("Q3", date(2026, 12, 31)),
        ("Q3 2026", date(2026, 12, 31)), ("Summer 2026", date(2026, 8, 31)), ("mid-2026", date(2026, 8, 31)),
        ("ongoing", date(2027, 3, 31)), ("TBC", date(2027, 3, 31)),
        ("April to June 2026", date(2026, 6, 30)), ("15/06/26", date(2026, 6, 15)),
    ],
)  # fmt: skip
def test_action_whose_words_name_a_last_day_becomes_overdue(officer, paper, words, last):
    timescale = {**NOT_STATED, "kind": "text", "text": words}
    year = make_year(paper.plan, state="drafting").paper
    editing.add(ACTIONS, year, action("Patrol", timescale=timescale, leads=[]), by=officer)

    [task] = tasks_for(officer, last + timedelta(days=1))

    assert (task.title, task.due) == ("Action “Patrol” is overdue", last)
    assert tasks_for(officer, last) == []


def test_action_of_a_year_is_asked_for_until_the_next_year_has_begun(officer, paper):
    year = make_year(paper.plan, state="drafting")
    add(year.paper, officer, on=date(2027, 3, 31), leads=[])

    assert [task.title for task in tasks_for(officer, date(2027, 5, 1))] == ["Action “Patrol” is overdue"]
    make_year(paper.plan, starts_on=date(2027, 4, 1))
    assert tasks_for(officer, date(2027, 5, 1)) == []


@pytest.mark.parametrize(("kind", "more"), [("text", {"text": "ongoing"}), ("period", {"start": "2026-05-01"})])
def test_action_whose_timescale_names_no_last_day_is_due_when_the_year_is_over(officer, paper, kind, more):
    year = make_year(paper.plan, state="drafting").paper
    timescale = {**NOT_STATED, "kind": kind, **more}
    editing.add(ACTIONS, year, action("Patrol", timescale=timescale, leads=[]), by=officer)

    assert tasks_for(officer, date(2027, 3, 31)) == []
    assert [task.due for task in tasks_for(officer, date(2027, 4, 1))] == [date(2027, 3, 31)]


def test_action_whose_timescale_is_not_stated_is_never_due(officer, paper):
    editing.add(ACTIONS, paper, action("Patrol", timescale=NOT_STATED, leads=[]), by=officer)

    assert tasks_for(officer, date(2029, 3, 31)) == []


def test_officer_is_told_of_overdue_actions_only(paper, officer, police):
    add(paper, officer, "Soon", TODAY + timedelta(days=3))
    add(paper, officer, "Late", TODAY - timedelta(days=1))

    assert [task.title for task in tasks_for(officer, TODAY)] == ["Action “Late” is overdue"]


def test_what_an_ended_plan_left_undone_is_no_task(paper, officer, police):
    add(paper, officer, "Late", TODAY - timedelta(days=1))
    paper.plan.ends_on = TODAY - timedelta(days=1)
    paper.plan.save()

    assert tasks_for(officer, TODAY) == []


def test_actions_of_other_partnerships_and_superseded_plans_are_no_tasks(paper, officer, police):
    add(paper, officer, "Late", TODAY - timedelta(days=1))
    stranger = make_user("officer", make_partnership())

    assert tasks_for(stranger, TODAY) == []
    paper.state = "superseded"
    paper.save()
    assert tasks_for(officer, TODAY) == []
