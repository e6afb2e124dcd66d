"""The public list of meetings: week by week, a page at a time, narrowed by words, council or body."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.meetings.list_views import ON_A_PAGE, months_from, weeks_of
from tests.days import in_days
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("search")]


def ask(client, **wanted):
    return client.get(reverse("governance:meetings"), wanted)


def bodies(response):
    return [row.body.name for row in response.context["rows"]]


def test_meetings_stand_by_weeks_that_begin_on_monday():
    body = make_body()
    sunday, monday, thursday = (make_meeting(body, date(2027, 2, day)) for day in (7, 8, 11))

    weeks = weeks_of([sunday, monday, thursday])

    assert [(week.monday, week.meetings) for week in weeks] == [
        (date(2027, 2, 1), [sunday]), (date(2027, 2, 8), [monday, thursday]),
    ]  # fmt: skip


def test_months_to_jump_to_go_over_the_turn_of_the_year():
    assert months_from(date(2026, 10, 31))[:3] == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]


def test_a_page_holds_so_many_and_the_next_one_the_rest(client):
    body = make_body()
    for n in range(ON_A_PAGE + 3):
        make_meeting(body, in_days(10 + n))

    first, second = ask(client), ask(client, page=2)

    assert [len(bodies(first)), len(bodies(second))] == [ON_A_PAGE, 3]
    assert second.context["rows"][0].on == in_days(10 + ON_A_PAGE)


def test_the_list_is_narrowed_by_words_council_body_and_day(client):
    council, partnership = make_council("Anyborough Council"), make_partnership("Otherham Partnership")
    cabinet = make_body(council, name="Cabinet")
    board = make_body(partnership=partnership, kind="partnership_board", name="Board")
    planning = make_body(council, "committee", name="Planning")
    for n, body in enumerate((cabinet, board, planning)):
        make_meeting(body, in_days(10 + n))
    make_meeting(planning, in_days(-1))

    assert bodies(ask(client)) == ["Cabinet", "Board", "Planning"]
    assert bodies(ask(client, words="anyborough plan")) == ["Planning"]
    assert bodies(ask(client, words="otherham")) == ["Board"]
    assert bodies(ask(client, words="“Ôtherham”")) == ["Board"]
    assert bodies(ask(client, council=council.slug)) == ["Cabinet", "Planning"]
    assert bodies(ask(client, council=partnership.slug)) == ["Board"]
    assert bodies(ask(client, body=cabinet.pk)) == ["Cabinet"]
    assert bodies(ask(client, from_day=in_days(12).isoformat())) == ["Planning"]
    assert bodies(ask(client, past="on")) == ["Planning"]
    assert bodies(ask(client, past="on", from_day=in_days(11).isoformat())) == ["Cabinet", "Planning"]


@pytest.mark.parametrize("wrong", [{"from_day": "soon"}, {"body": "x"}, {"council": "a b"}, {"page": "last"}])
def test_an_address_that_says_nothing_shows_what_is_usual(wrong, client):
    make_meeting(make_body(), in_days(10))

    assert bodies(ask(client, **wrong)) == ["Cabinet"]


def test_the_list_asks_the_same_at_one_and_at_many(client):
    make_timetable(start=in_days(10), route=[("full_council", "decide")])
    with CaptureQueriesContext(connection) as at_one:
        ask(client)
    for _ in range(3):
        make_timetable(start=in_days(10), route=[("executive", "recommend"), ("full_council", "decide")])

    with CaptureQueriesContext(connection) as at_seven:
        response = ask(client)

    assert len(response.context["rows"]) == 7
    assert (len(at_one), len(at_seven)) == (6, 6)


def test_page_of_a_meeting_names_its_items(client):
    timetable = make_timetable()
    clerk = make_user("clerk", timetable.council)
    client.force_login(clerk)
    meeting = timetable.stages.first().dates.get().meeting

    page = client.get(reverse("governance:meeting", args=[meeting.pk]))

    assert ([item["stage"] for item in page.context["items"]], page.context["is_retold"]) == (
        [timetable.stages.first()],
        False,
    )
