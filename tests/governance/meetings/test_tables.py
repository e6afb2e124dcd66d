"""Lists of bodies, and of the meetings of one of them."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from governance.meetings.verbs import cancel_meeting, move_meeting
from partnerships.access import Role
from tests.days import in_days
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_user
from tests.lists import filter_fields, list_on

pytestmark = [pytest.mark.django_db, pytest.mark.both("ordering")]
BODY_HEADS = ["Name", "Kind", "Of", "Next meeting"]
MEETING_HEADS = ["Date", "Time", "Place", "Plans", "State"]


@pytest.fixture
def council():
    return make_council(name="Anyborough Council")


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


@pytest.fixture
def bodies(council, clerk):
    partnership = make_partnership(name="Safer Anyborough", council=council)
    make_body(partnership=partnership, kind="partnership_board", name="Board")
    make_body(council, "committee", name="licensing Committee", is_disbanded=True)
    make_meeting(make_body(council), in_days(40))


def body_list(client, query=""):
    return client.get(reverse("governance:bodies") + query)


def test_bodies_stand_by_owner_and_heads_name_each_value(client, bodies):
    shown = list_on(body_list(client), "Committees and boards")

    assert (shown.heads, shown.sorted_by, shown.scopes) == (BODY_HEADS, {"Of": "ascending"}, {"col", "row"})
    assert shown.labels == [BODY_HEADS] * 3
    assert [row[:3] for row in shown.rows] == [
        ["Cabinet", "Cabinet or executive", "Anyborough Council"],
        ["licensing Committee No longer meets", "Committee", "Anyborough Council"],
        ["Board", "Community safety partnership", "Safer Anyborough"],
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "Board"), ("-name", "licensing"), ("kind", "Cabinet"), ("-kind", "Board"), ("next_on", "Cabinet")],
)
def test_bodies_are_sorted(client, bodies, sort, first):
    assert list_on(body_list(client, f"?sort={sort}"), "Committees and boards").column("Name")[0].split()[0] == first


def test_bodies_are_narrowed_and_paged(client, council, bodies):
    for n in range(30):
        make_body(council, "committee", name=f"Panel {n}", slug=f"panel-{n}")
    whole, narrowed = body_list(client, "?page=2"), body_list(client, "?words=safer+board&kind=partnership_board")

    assert filter_fields(whole) == ["words", "kind"]
    assert len(list_on(whole, "Committees and boards").rows) == 8
    assert list_on(narrowed, "Committees and boards").column("Name") == ["Board"]


def test_no_bodies_yet_says_which_to_add(client, clerk):
    assert "Add those that a plan goes through" in body_list(client).content.decode()


def meetings(client, body, query=""):
    return client.get(body.get_absolute_url() + query)


def test_meetings_to_come_say_what_became_of_them(client, council, clerk):
    body = make_body(council)
    moved = make_meeting(body, date(2031, 3, 4), starts_at=time(18, 30), place="Town Hall")
    cancelled = make_meeting(body, date(2031, 4, 1))
    move_meeting(moved, by=clerk, on=date(2031, 3, 11), reason="Election.")
    cancel_meeting(cancelled, by=clerk, reason="No business.")

    shown = list_on(meetings(client, body), "Meetings to come")

    assert (shown.heads, shown.sorted_by, shown.labels) == (MEETING_HEADS, {"Date": "ascending"}, [MEETING_HEADS] * 2)
    assert shown.rows[0] == [
        "Tuesday 11 March 2031", "–", "not recorded", "–", "Moved Before: Tuesday 4 March 2031. Election.",
    ]  # fmt: skip
    assert shown.rows[1][1:] == ["–", "not recorded", "–", "Cancelled No business."]


@pytest.mark.parametrize(("query", "days"), [("", [1, 2, 3]), ("?sort=-on", [3, 2, 1]), ("?sort=place", [2, 1, 3])])
def test_meetings_are_sorted(client, council, clerk, query, days):
    body = make_body(council)
    for day, place in ((1, "Town Hall"), (2, "library"), (3, "")):
        make_meeting(body, date(2031, 3, day), place=place)

    shown = list_on(meetings(client, body, query), "Meetings to come")

    assert [int(cell.split()[1]) for cell in shown.column("Date")] == days


def test_past_meetings_stand_newest_first_are_paged_and_narrowed_by_days(client, council, clerk):
    body = make_body(council)
    for n in range(30):
        make_meeting(body, date(2025, 1, 1) + timedelta(days=n))
    whole, second = meetings(client, body), meetings(client, body, "?past-page=2")
    narrowed = meetings(client, body, "?past-from_day=2025-01-10&past-until_day=2025-01-11")

    assert filter_fields(whole) == ["past-from_day", "past-until_day"]
    assert list_on(whole, "Past meetings").column("Date")[0] == "Thursday 30 January 2025"
    assert len(list_on(second, "Past meetings").rows) == 5
    assert list_on(narrowed, "Past meetings").column("Date") == ["Saturday 11 January 2025", "Friday 10 January 2025"]


def test_day_that_is_none_narrows_nothing_and_is_told(client, council, clerk):
    body = make_body(council)
    make_meeting(body, date(2025, 1, 1))

    response = meetings(client, body, "?past-from_day=yesterday")

    assert len(list_on(response, "Past meetings").rows) == 1
    assert "Enter a day, such as 18/04/2027" in response.content.decode()


def test_body_without_meetings_says_what_they_are_for(client, council, clerk):
    response = meetings(client, make_body(council))

    assert list_on(response, "Past meetings") is None
    assert "Add them, and timetables can be built on them." in response.content.decode()
