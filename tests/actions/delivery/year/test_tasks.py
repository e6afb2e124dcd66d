from datetime import date

import pytest

from actions.delivery.carrying.reading import rows_of
from actions.delivery.carrying.verbs import CarryWish, carry
from actions.delivery.editions.closing import close
from actions.delivery.periods.reopening import reopen
from actions.delivery.year.tasks import tasks_for, undecided
from actions.models import Action
from tests.actions.data import action_plan
from tests.actions.delivery.editions.data import DUE
from tests.actions.delivery.year.data import ClosedYear
from tests.factories import make_plan
from tests.plans.rows.kinds import load

pytestmark = pytest.mark.django_db
ON = date(2027, 4, 26)


class EndedYear(ClosedYear):
    def titles(self, person=None, on=ON):
        return [(task.title, task.due) for task in tasks_for(person or self.officer, on)]


def test_a_year_whose_quarters_are_closed_waits_for_its_report():
    year = EndedYear()
    before = year.titles()
    year.report_year()
    assert (before, year.titles()) == ([("Make the report of Year 2026/27", None)], [])


def test_a_quarter_closed_again_asks_for_it_anew():
    year = EndedYear()
    year.report_year()
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    close(year.quarter, by=year.officer)
    assert year.titles() == [("Make the report of Year 2026/27 anew: a period was closed again", None)]


def test_actions_wait_until_somebody_has_said_what_becomes_of_each():
    year = EndedYear()
    year.report_year()
    following = year.following()
    before = year.titles()
    patrol, checks = rows_of(year.paper, following)
    carry(year.paper, following, [CarryWish(patrol, "done")], by=year.officer)
    between = year.titles()
    carry(year.paper, following, [CarryWish(checks, "carry_on")], by=year.officer)
    due = date(2027, 4, 1)
    assert before == [(f"Say what becomes of 2 actions of “{year.paper}”", due)]
    assert between == [(f"Say what becomes of 1 action of “{year.paper}”", due)]
    assert year.titles() == []


def test_what_stands_in_any_later_text_waits_no_more():
    """The year after next asks for those of next year, not for these."""
    year = EndedYear()
    year.report_year()
    following = year.following()
    carry(
        year.paper, following, [CarryWish(row, "carry_on") for row in rows_of(year.paper, following)], by=year.officer
    )
    days = {"starts_on": date(2028, 4, 1), "ends_on": date(2029, 3, 31)}
    after_next = make_plan(year.partnership, blocks=(), state="drafting", **days).paper
    load("action_plan", action_plan(), after_next, by=year.officer)
    assert year.titles() == []


def test_nobody_else_is_asked_and_nobody_before_the_last_quarter():
    year = EndedYear()
    year.following()
    assert (year.titles(year.lead), year.titles(on=date(2026, 5, 1))) == ([], [])


def test_report_is_asked_for_within_a_year_and_actions_from_the_last_quarter_on():
    year = EndedYear()
    year.following()
    report, actions = "Make the report of Year 2026/27", f"Say what becomes of 2 actions of “{year.paper}”"
    days = {
        date(2026, 12, 31): [],
        date(2027, 1, 1): [actions],
        date(2027, 3, 30): [actions],
        date(2027, 3, 31): [report, actions],
        date(2028, 3, 30): [report, actions],
        date(2028, 3, 31): [actions],
    }
    assert {on: [title for title, _ in year.titles(on=on)] for on in days} == days


def test_decision_for_one_text_and_an_action_of_elsewhere_say_nothing_of_another():
    year = EndedYear()
    into, later = year.following(), year.following()
    rows = rows_of(year.paper, into)
    carry(year.paper, into, [CarryWish(row, "done") for row in rows], by=year.officer)
    key = rows[0].key
    elsewhere = make_plan(blocks=(), starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31)).paper
    before = make_plan(year.partnership, blocks=(), starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31)).paper
    for paper in (elsewhere, before):
        Action.objects.create(paper=paper, key=key, title="Patrol", position=0)
    assert (undecided(year.paper, into), undecided(year.paper, later)) == (set(), {row.key for row in rows})
