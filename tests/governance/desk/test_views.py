"""The clerk's desk as a page: filters by plain GET, whose desk it is, who is led to it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.stages.dating import set_date
from partnerships.access import Role
from tests.days import in_days, today
from tests.factories import make_council, make_meeting, make_partnership, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db
PAGE = "/workspace/desk/"


@pytest.fixture
def timetable():
    return make_timetable(start=in_days(7))


@pytest.fixture
def clerk(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


def lines(response):
    found = response.context["agenda"]
    shown = [*found.overdue, *(line for week in found.weeks for line in week.lines), *found.undated]
    return [line.title for line in shown]


def test_desk_shows_what_is_due_with_its_reason_and_from_whom(client, clerk):
    response = client.get(PAGE)

    words = response.content.decode()
    assert "Submit the text to Partnership board" in lines(response)
    assert "five clear working days before" in words
    assert "Democratic services, Anyborough Council" in words
    assert f"Today, {today():%A}" in words


def test_desk_of_somebody_without_timetables_says_what_it_is_for(client):
    client.force_login(make_user(Role.CLERK, make_council()))

    assert "No timetable is under way" in client.get(PAGE).content.decode()


def test_filter_by_kind_and_by_plan(client, clerk, timetable):
    second = make_timetable(make_plan(timetable.paper.partnership, title="Second").paper, start=in_days(7))

    kinds = lines(client.get(PAGE, {"kind": "meeting", "plan": second.pk}))
    plans = {
        line.first.paper
        for week in client.get(PAGE, {"plan": second.pk}).context["agenda"].weeks
        for line in week.lines
    }

    assert kinds == ["Partnership board meets", "Overview and Scrutiny meets", "Cabinet meets"]
    assert plans == {"Second"}


def test_filter_by_council(client, timetable):
    other = make_timetable(make_plan(make_partnership(), title="Elsewhere").paper, start=in_days(7))
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))

    response = client.get(PAGE, {"council": other.council_id})

    assert [plan["timetable"] for plan in response.context["plans"]] == [other]


def test_only_what_is_overdue(client, clerk, timetable):
    make_timetable(make_plan(timetable.paper.partnership, title="Late").paper, start=in_days(-3))

    assert lines(client.get(PAGE, {"overdue": "on"})) == [
        "Draft for Overview and Scrutiny to those who sign it", "Record what Partnership board decided",
    ]  # fmt: skip


def test_a_filter_that_names_nothing_there_shows_everything(client, clerk):
    assert lines(client.get(PAGE, {"kind": "nonsense"})) == lines(client.get(PAGE))


def test_slip_and_conflict_are_told(client, clerk, timetable):
    board, scrutiny = timetable.stages.all()[:2]
    later = make_meeting(board.body, scrutiny.day + timedelta(days=1))
    set_date(board, by=clerk, meeting=later, reason="The room was not free.")

    words = client.get(PAGE).content.decode()

    assert "The room was not free." in words
    assert "Partnership board meets on" in words
    assert "Choose a meeting of Overview and Scrutiny after" in words


@pytest.mark.parametrize(
    ("role", "is_led"), [(Role.CLERK, True), (Role.SITE_ADMINISTRATOR, True), (Role.MEMBER, False)]
)
def test_navigation_leads_those_who_work_at_a_desk(client, timetable, role, is_led):
    client.force_login(make_user(role, None if role == Role.SITE_ADMINISTRATOR else timetable.council))

    assert ('href="/workspace/desk/"' in client.get(reverse("governance:meetings")).content.decode()) == is_led


@pytest.mark.parametrize(
    ("role", "title"),
    [(Role.CLERK, "Submit the text to Partnership board"), (Role.OFFICER, "Text to be submitted to Partnership board")],
)
def test_who_cannot_do_a_thing_is_told_what_is_waited_for_and_from_whom(client, timetable, role, title):
    client.force_login(make_user(role, timetable.council if role == Role.CLERK else timetable.paper.partnership))

    response = client.get(PAGE, {"kind": "version"})

    assert title in lines(response)
    assert response.text.count("Democratic services, Anyborough Council") == len(lines(response))
