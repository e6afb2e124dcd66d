"""What is due, as one list: My tasks and the desk tell the same things in the same words under the same days."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.verbs import comment
from tests.days import in_days
from tests.factories import make_organisation, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    return make_timetable(start=in_days(7))


def told(client, user):
    """(title, day) of My tasks, and of the desk, as they stand on the page."""
    client.force_login(user)
    tasks = client.get(reverse("pages:tasks")).context["tasks"]
    found = client.get(reverse("governance:desk")).context["agenda"]
    lines = [*found.overdue, *(line for week in found.weeks for line in week.lines), *found.later, *found.undated]
    rows = [(row.title, row.due) for line in lines for row in line.rows]
    return [(task.title, task.due) for task, _ in tasks], rows


def days_of(rows):
    return [day for _, day in rows if day]


@pytest.mark.parametrize("role", [Role.CLERK, Role.OFFICER, Role.ADMINISTRATOR])
def test_every_task_stands_on_the_desk_in_the_same_words_under_the_same_day(client, timetable, role):
    paper = timetable.paper
    user = make_user(role, timetable.council if role == Role.CLERK else paper.partnership)
    lead = make_user(Role.PARTNER_LEAD, paper.partnership, organisation=make_organisation())
    comment(paper, paper.blocks.first().key, by=lead, text="Why?")

    tasks, rows = told(client, user)

    assert tasks
    assert [task for task in tasks if task not in rows] == []
    assert (days_of(tasks), days_of(rows)) == (sorted(days_of(tasks)), sorted(days_of(rows)))
    assert len(set(rows)) == len(rows)


def test_an_officers_desk_tells_comments_and_duties_beside_the_timetable(client, timetable):
    officer = make_user(Role.OFFICER, timetable.paper.partnership)
    comment(timetable.paper, timetable.paper.blocks.first().key, by=officer, text="Why?")

    tasks, rows = told(client, officer)

    assert "Write the report for Overview and Scrutiny" in dict(tasks)
    assert (f"Resolve 1 comment on “{timetable.paper.title}”", None) in rows
    assert "Text to be submitted to Partnership board" in dict(rows)


def test_an_officer_without_a_timetable_has_a_desk_of_their_own_tasks(client):
    plan = make_plan()
    officer = make_user(Role.OFFICER, plan.partnership)
    comment(plan.paper, plan.paper.blocks.first().key, by=officer, text="Why?")

    tasks, rows = told(client, officer)

    assert rows == tasks
    assert f"Resolve 1 comment on “{plan.title}”" in dict(rows)


def test_a_plan_chosen_shows_what_belongs_to_it_alone(client, timetable):
    make_timetable(make_plan(timetable.paper.partnership, title="Second").paper, start=in_days(7))
    officer = make_user(Role.OFFICER, timetable.paper.partnership)
    comment(timetable.paper, timetable.paper.blocks.first().key, by=officer, text="Why?")
    client.force_login(officer)

    page = client.get(reverse("governance:desk"), {"plan": timetable.pk})

    assert "Resolve 1 comment" not in page.text
    assert "Resolve 1 comment" in client.get(reverse("governance:desk"), {"kind": "own"}).text
