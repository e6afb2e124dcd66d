"""A colleague with the same roles stands in: sees the tasks, gets the mail, and answers what is asked by name."""

import pytest

from governance.reporting.sign_off import ask, reasons_not_to_answer, responsible_for
from partnerships.access import Role
from partnerships.deputies.tasks import tasks_with_deputising
from partnerships.deputies.verbs import deputies_of, end_deputy, name_deputy, reasons_not_to_name, stood_in_for
from partnerships.models import Deputy
from partnerships.people.verbs import end_role
from partnerships.verbs import Refused
from tests.days import in_days, in_weeks, today
from tests.factories import give_role, make_council, make_partnership, make_report, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report()


@pytest.fixture
def lawyer(report):
    return make_user(Role.SIGNING_OFFICER, report.timetable.council, name="Lee Lawyer")


@pytest.fixture
def deputy(report, lawyer):
    return make_user(Role.SIGNING_OFFICER, report.timetable.council, name="Dee Deputy")


@pytest.fixture
def asked(report, lawyer):
    officer = make_user(Role.OFFICER, report.paper.partnership)
    return ask(report.implications.get(heading="Legal"), by=officer, post="Head of Legal", person=lawyer)


def stand_in(lawyer, deputy):
    return name_deputy(lawyer, deputy, starts_on=today(), ends_on=in_weeks(1), by=lawyer)


def test_deputy_sees_the_tasks_and_answers(asked, lawyer, deputy):
    before = (tasks_with_deputising(deputy, today()), reasons_not_to_answer(asked, by=deputy))
    stand_in(lawyer, deputy)

    [task] = tasks_with_deputising(deputy, today())

    assert before == ([], ["This is asked of Lee Lawyer: only that person answers."])
    assert task.detail.startswith("For Lee Lawyer. As Head of Legal")
    assert reasons_not_to_answer(asked, by=deputy) == []
    assert responsible_for(asked) == [lawyer, deputy]


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (7, True), (8, False)])
def test_deputy_stands_in_from_the_first_to_the_last_day(lawyer, deputy, days, stands):
    stand_in(lawyer, deputy)

    on = in_days(days)

    assert (stood_in_for(deputy, on) == [lawyer], deputies_of(lawyer, on) == [deputy]) == (stands, stands)


def test_deputy_has_the_same_roles():
    partnership, council = make_partnership("Anyborough"), make_council("Any Council")
    person, other = make_user(Role.OFFICER, partnership), make_user(Role.OFFICER, partnership, name="Other")
    give_role(person, Role.CLERK, council)

    assert reasons_not_to_name(person, other) == [
        "Other does not have the role “Committee clerk” at Any Council: ask for it first."
    ]


def test_deputy_who_loses_the_role_stands_in_no_longer():
    partnership = make_partnership()
    person, other = make_user(Role.OFFICER, partnership), make_user(Role.OFFICER, partnership)
    stand_in(person, other)

    end_role(other.role_assignments.get(), by=person, reason="Moved")
    other.__dict__.pop("_roles_held")

    assert stood_in_for(other, today()) == []


def test_either_ends_it_and_nobody_else(lawyer, deputy):
    row, stranger = stand_in(lawyer, deputy), make_user()

    with pytest.raises(Refused):
        end_deputy(row, by=stranger)
    end_deputy(row, by=deputy)

    assert (Deputy.objects.in_force(today()).count(), row.ended_by) == (0, deputy)


def test_nobody_names_a_deputy_for_somebody_else(lawyer, deputy):
    with pytest.raises(Refused, match="Everybody names their own deputy"):
        name_deputy(lawyer, deputy, starts_on=today(), ends_on=today(), by=deputy)


def test_page_names_and_ends_a_deputy(client, lawyer, deputy):
    client.force_login(lawyer)
    wrong = client.post("/workspace/deputies/", {"deputy": deputy.pk, "starts_on": today(), "ends_on": in_weeks(-1)})
    client.post("/workspace/deputies/", {"deputy": deputy.pk, "starts_on": today(), "ends_on": today()})
    row = Deputy.objects.get()

    client.post(f"/workspace/deputies/{row.pk}/end/")

    row.refresh_from_db()
    assert wrong.context["form"].non_field_errors() == ["The last day cannot be before the first."]
    assert row.ended_by == lawyer
