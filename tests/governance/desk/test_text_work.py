"""What decisions leave to be done to the text stands on the desk, in My tasks and in reminders, each with its day."""

from datetime import date

import pytest

from governance.desk.due import What
from governance.desk.reminders import stages as reminders
from governance.desk.tasks import tasks_for
from governance.desk.workload import due_of, to_be_worked_on
from governance.models import Timetable
from governance.stages.amending import add_amendment
from governance.stages.lifecycle import record_outcome, submit
from governance.stages.taking_in import say_taken_in
from partnerships.access import Role
from tests.days import in_days, in_weeks, today
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    """The board and scrutiny have met; Cabinet meets in two weeks."""
    return make_timetable(start=in_weeks(-4))


@pytest.fixture
def site():
    return make_user(Role.SITE_ADMINISTRATOR)


@pytest.fixture
def officer(timetable):
    return make_user(Role.OFFICER, timetable.paper.partnership, name="Olive Officer")


@pytest.fixture
def director(timetable):
    return make_user(Role.READER, timetable.paper.partnership, name="Dee Rector", post="Director of Communities")


@pytest.fixture
def amended(timetable, site):
    stage = decided(timetable, site, "scrutiny", "comments_made")
    add_amendment(stage, by=site, text="Put in lighting.", moved_by="Chair", result="accepted")
    return stage


def decided(timetable, site, kind, outcome, **fields):
    stage = timetable.stages.get(body__kind=kind)
    submit(stage, by=site)
    record_outcome(stage, by=site, kind=outcome, **fields)
    return stage


def delegated(timetable, site, **fields):
    return decided(timetable, site, "scrutiny", "delegated_final_amendments", **fields)


def rows(what, on=None):
    on = on or today()
    found = due_of(list(to_be_worked_on(Timetable.objects.all(), on)), on)
    return [row for row in found if row.what == what]


def titles(user):
    return [task.title for task in tasks_for(user, today())]


TAKE_IN = "Take in the amendments that Overview and Scrutiny asked for"
EDITS = "Make the final amendments that Overview and Scrutiny delegated"


def test_amendments_are_taken_in_before_the_next_bodys_papers_are_public(amended, timetable):
    [row] = rows(What.TAKE_IN)

    cabinet = timetable.stages.get(body__kind="executive")
    assert (row.title, row.sentence) == (TAKE_IN, "1 accepted amendment is not in the text yet.")
    assert row.due < cabinet.day
    assert row.reason.startswith("Papers for Cabinet: public by ")
    assert row.url == f"/workspace/stages/{amended.pk}/amendments/"


def test_it_is_the_officers_task_and_reminder_until_the_text_holds_them(amended, officer, director):
    clerk = make_user(Role.CLERK, amended.timetable.council)
    assert [TAKE_IN in titles(each) for each in (officer, clerk, director)] == [True, False, False]
    assert [each.people for each in reminders(today()) if each.title == TAKE_IN] == [(officer,)]

    say_taken_in(amended, by=officer, held=[amended.amendments.get().pk])

    assert TAKE_IN not in titles(officer)


def test_delegated_amendments_are_the_task_of_the_post_with_its_last_day(timetable, site, officer, director):
    last = in_days(10)
    delegated(timetable, site, delegated_to="director of communities", delegated_until=last)

    [task] = [task for task in tasks_for(director, today()) if task.title == EDITS]
    [row] = rows(What.DELEGATED)

    assert (task.due, row.from_whom, row.reason) == (
        last, "director of communities", f"The last day that Overview and Scrutiny gave for them: {last:%A} {last.day} "
        f"{last:%B %Y}.",
    )  # fmt: skip
    assert EDITS not in titles(officer)
    assert [each.people for each in reminders(today()) if each.title == EDITS] == [(director,)]


def test_without_anybody_in_the_post_the_officers_make_them(timetable, site, officer):
    delegated(timetable, site, delegated_to="Head of Policy")

    assert EDITS in titles(officer)


def test_delegated_amendments_are_overdue_after_the_last_day_and_done_with_the_next_text(timetable, site):
    delegated(timetable, site, delegated_to="Director", delegated_until=in_days(-1))
    assert [row.is_overdue for row in rows(What.DELEGATED)] == [True]

    submit(timetable.stages.get(body__kind="executive"), by=site)

    assert rows(What.DELEGATED) == []


def test_what_was_referred_back_is_the_writers_task_until_it_is_submitted_again(timetable, site, officer):
    decided(timetable, site, "scrutiny", "referred_back", resolution="That the figures be looked at.")
    title = f"Change “{timetable.paper}” and submit it again"

    [task] = [task for task in tasks_for(officer, today()) if task.title == title]
    submit(timetable.stages.get(body__kind="executive"), by=site)

    assert task.detail == "Referred back by Overview and Scrutiny. That the figures be looked at."
    assert title not in titles(officer)


def test_what_is_adopted_asks_for_nothing_in_its_text(amended, timetable, site):
    timetable.paper.state = "adopted"
    timetable.paper.save()

    assert (rows(What.TAKE_IN), rows(What.DELEGATED, date(2026, 1, 1))) == ([], [])
