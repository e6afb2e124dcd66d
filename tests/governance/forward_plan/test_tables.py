"""Lists of key decisions to come: the clerk's, and the public's of notices given."""

import pytest
from django.urls import reverse

from governance.forward_plan import notices as key_notices
from governance.models import Stage
from partnerships.access import Role
from tests.days import in_days
from tests.factories import make_council, make_partnership, make_plan, make_timetable, make_user
from tests.lists import list_on

pytestmark = pytest.mark.django_db
HEADS = ["Matter", "To be decided", "Notice due", "Given", "State", "Missing"]
PUBLIC_HEADS = ["Matter", "Decision maker", "To be decided", "Notice given"]


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


def key_decision(council, title, days):
    plan = make_plan(make_partnership(council=council), title=title)
    timetable = make_timetable(plan.paper, council=council, start=in_days(days))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return Stage.objects.with_facts().get(timetable=timetable, body__kind="executive")


def give(stage, clerk, matter, days_ago=0):
    key_notices.give(
        stage, by=clerk, given_on=in_days(-days_ago), matter=matter, decision_maker="Cabinet",
        decided_when="In spring", available_from="Town Hall", later_documents="Ask us.",
    )  # fmt: skip


def notices(client, council, query="", name="forward_plan"):
    response = client.get(reverse(f"governance:{name}", args=[council.slug]) + query)
    return list_on(response, "Notices given" if "public" in name else "Key decisions to come")


def test_heads_name_each_value_and_the_matter_leads_to_all_that_is_said(client, council, clerk):
    give(key_decision(council, "Plan", 60), clerk, "The plan")

    shown = notices(client, council)

    assert (shown.heads, shown.labels, shown.scopes) == (HEADS, [HEADS], {"col", "row"})
    row = shown.rows[0]
    assert (row[0], row[1], row[4]) == ("The plan", "In spring", "Notice given")


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("matter", ["alpha", "Beta"]),
        ("-matter", ["Beta", "alpha"]),
        ("decided", ["Beta", "alpha"]),
        ("-due", ["alpha", "Beta"]),
    ],
)
def test_key_decisions_are_sorted(client, council, clerk, sort, titles):
    key_decision(council, "Beta", 60)
    key_decision(council, "alpha", 90)

    shown = notices(client, council, f"?sort={sort}")

    assert [cell.split(",")[0] for cell in shown.column("Matter")] == titles
    assert list(shown.sorted_by.values()) == ["descending" if sort[0] == "-" else "ascending"]


def test_notice_that_was_due_stands_overdue(client, council, clerk):
    key_decision(council, "Plan", -35)

    assert notices(client, council).column("State") == ["Notice overdue"]


@pytest.mark.parametrize(
    ("sort", "matters"), [("given_on", ["b", "A"]), ("-given_on", ["A", "b"]), ("matter", ["A", "b"])]
)
def test_public_reads_the_notices_given(client, council, clerk, sort, matters):
    give(key_decision(council, "One", 60), clerk, "A")
    give(key_decision(council, "Two", 60), clerk, "b", days_ago=5)
    client.logout()

    shown = notices(client, council, f"?sort={sort}", "public_forward_plan")

    assert (shown.heads, shown.labels, shown.column("Matter")) == (PUBLIC_HEADS, [PUBLIC_HEADS] * 2, matters)


def test_without_a_notice_there_is_no_list(client, council, clerk):
    assert notices(client, council) is None
    assert notices(client, council, name="public_forward_plan") is None
