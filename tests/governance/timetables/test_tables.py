"""Lists of timetables: under way in a person's workspaces, and of one text."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from tests.factories import make_council, make_partnership, make_plan, make_timetable, make_user
from tests.lists import filter_fields, list_on

pytestmark = pytest.mark.django_db
HEADS = ["Text", "Partnership", "Council", "Next", "Date", "To come"]


@pytest.fixture
def council(client):
    council = make_council(name="Anyborough Council")
    client.force_login(make_user(Role.CLERK, council))
    return council


@pytest.fixture
def partnership(council):
    return make_partnership(name="Safer Anyborough", council=council)


def timetable(partnership, council, title, start=date(2031, 1, 14)):
    return make_timetable(make_plan(partnership, title=title).paper, council=council, start=start)


def page(client, query=""):
    return client.get(reverse("governance:timetables") + query)


def test_heads_name_each_value_and_the_next_step_is_said(client, partnership, council):
    made = timetable(partnership, council, "Plan 2031")
    first = made.stages_with_facts()[0]

    shown = list_on(page(client), "Timetables under way")

    assert (shown.heads, shown.labels, shown.scopes) == (HEADS, [HEADS], {"col", "row"})
    date_words, number = first.current_date.in_words, str(made.stages.count())
    assert shown.rows == [["Plan 2031", "Safer Anyborough", "Anyborough Council", first.body.name, date_words, number]]


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("text", ["alpha", "Beta", "gamma"]),
        ("-text", ["gamma", "Beta", "alpha"]),
        ("day", ["gamma", "alpha", "Beta"]),
        ("-day", ["Beta", "alpha", "gamma"]),
    ],
)
def test_timetables_are_sorted(client, partnership, council, sort, titles):
    for title, month in (("Beta", 11), ("alpha", 9), ("gamma", 2)):
        timetable(partnership, council, title, date(2031, month, 4))

    shown = list_on(page(client, f"?sort={sort}"), "Timetables under way")

    assert shown.column("Text") == titles
    assert list(shown.sorted_by.values()) == ["descending" if sort[0] == "-" else "ascending"]


@pytest.mark.both("search")
def test_timetables_are_narrowed_and_paged(client, partnership, council):
    for n in range(26):
        timetable(partnership, council, f"Plan {n}")
    whole, narrowed = page(client, "?page=2"), page(client, "?words=plan+25+safer")

    assert filter_fields(whole) == ["words"]
    assert len(list_on(whole, "Timetables under way").rows) == 1
    assert list_on(narrowed, "Timetables under way").column("Text") == ["Plan 25"]


def test_narrowing_leaves_texts_without_a_timetable_as_they_are(client, partnership, council):
    timetable(partnership, council, "Plan 2031")
    bare = make_plan(partnership, title="Bare").paper

    assert page(client, "?words=nobody").context["without"] == [bare]


def test_no_timetable_says_how_one_is_built(client, council):
    assert "No timetable is under way" in page(client).content.decode()


def test_text_lists_its_own(client, partnership, council):
    made = timetable(partnership, council, "Plan 2031")
    timetable(partnership, council, "Other")

    response = client.get(reverse("governance:paper_timetables", args=[made.paper.key]))

    assert list_on(response, "Timetables of this text").column("Text") == ["Plan 2031"]
