"""Who is written down as there: the members of the meeting’s day with the post that held their seat; the quorum."""

from datetime import date

import pytest

from governance.board_book import verbs
from governance.board_book.attendance import quorum_words, seats_of_the_day
from governance.models import Attendance, Minutes, Seat
from partnerships.models import Membership
from tests.factories import make_membership, make_organisation, make_partnership

pytestmark = pytest.mark.django_db
P = Attendance.Presence
DAY = date(2026, 9, 15)
VOTING, NOT_SAID, WITHOUT = True, None, False


@pytest.mark.parametrize(
    ("turns", "post"),
    [
        ([], ""),
        ([("Superintendent", "", "")], "Superintendent"),
        ([("Inspector", "", "2026-08"), ("Superintendent", "2026-09", "")], "Superintendent"),
        ([("Inspector", "", "2026-09-15"), ("Superintendent", "2026-09-16", "")], "Inspector"),
        ([("Inspector", "", ""), ("Superintendent", "2027", "")], "Inspector"),
        ([("Inspector", "", ""), ("Superintendent", "2026", "")], "Superintendent"),
        ([("Inspector", "", "2026-09-14")], ""),
        ([("Superintendent", "2026-09-15", "")], "Superintendent"),
    ],
    ids=[
        "nobody named", "days not known", "who came after", "who comes tomorrow", "who comes next year",
        "since some day of this year", "who left the day before", "who came on the day",
    ],
)  # fmt: skip
def test_the_post_is_that_which_held_the_seat_on_the_day(board, turns, post):
    police = board.partnership.memberships.first().organisation
    seat = Seat.objects.create(body=board, title="Seat of the police", capacity="representative")
    for position, (held_by, starts_on, ends_on) in enumerate(turns):
        seat.turns.create(position=position, held_by=held_by, organisation=police, starts_on=starts_on, ends_on=ends_on)

    assert [row.post for row in seats_of_the_day(board, DAY)] == [post, "", ""]


def test_who_is_a_member_as_two_authorities_has_one_line(board):
    police = board.partnership.memberships.first().organisation
    make_membership(board.partnership, police, statutory_kind="fire", has_vote=True)

    lines = [row for row in seats_of_the_day(board, DAY) if row.organisation == police]

    assert [(row.has_vote, row.position) for row in lines] == [(True, lines[0].position)]
    assert [row.position for row in seats_of_the_day(board, DAY)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("days", "is_there"),
    [
        ({"ends_on": date(2026, 9, 14)}, False),
        ({"ends_on": date(2026, 9, 15)}, True),
        ({"starts_on": date(2026, 9, 15)}, True),
        ({"starts_on": date(2026, 9, 16)}, False),
    ],
)
def test_who_is_a_member_on_the_day_has_a_line(board, days, is_there):
    board.partnership.memberships.update(ends_on=date(2026, 1, 1))
    Membership.objects.filter(organisation__name="Anyshire Probation").update(**{"ends_on": None} | days)

    assert [str(row.organisation) for row in seats_of_the_day(board, DAY)] == ["Anyshire Probation"] * is_there


def test_members_of_other_partnerships_have_no_line_and_votes_are_those_of_the_membership(board):
    make_membership(make_partnership("Elsewhere Partnership"), make_organisation("Elsewhere Police"))
    make_membership(board.partnership, make_organisation("Anyborough Homes"), has_vote=False)

    assert [(str(row.organisation), row.has_vote, row.position) for row in seats_of_the_day(board, DAY)] == [
        ("Anyborough Police", True, 0),
        ("Anyborough Council Housing", True, 1),
        ("Anyshire Probation", True, 2),
        ("Anyborough Homes", False, 3),
    ]


@pytest.fixture
def counted(held, officer):
    """Minutes with the rows of who came that a test gives."""
    minutes = Minutes.objects.create(meeting=held, begun_by=officer)

    def with_rows(*rows):
        for presence, has_vote in rows:
            minutes.attendance.create(organisation=make_organisation(), presence=presence, has_vote=has_vote)
        return minutes

    return with_rows


@pytest.mark.parametrize(
    ("rows", "quorum", "words"),
    [
        ([(P.PRESENT, VOTING), (P.PRESENT, WITHOUT)], 1, "1 of 1 with a vote was there. The quorum of 1 was met."),
        ([(P.PRESENT, NOT_SAID), (P.PRESENT, VOTING)], 2, "2 of 2 with a vote were there. The quorum of 2 was met."),
        ([(P.APOLOGIES, VOTING)], 1, "0 of 1 with a vote were there. The quorum of 1 was not met."),
        ([(P.PRESENT, VOTING), (P.NOT_RECORDED, VOTING)], 1,
         "1 of 2 with a vote was there. The quorum of 1 was met."),
        ([(P.PRESENT, VOTING)], None, "1 of 1 with a vote was there. The board’s quorum is not recorded."),
        ([(P.NOT_RECORDED, VOTING), (P.PRESENT, WITHOUT)], 1, "Who was there is not recorded."),
        ([], 1, "Who was there is not recorded."),
    ],
)  # fmt: skip
def test_the_quorum_counts_members_who_may_vote(board, counted, rows, quorum, words):
    board.quorum = quorum
    board.save()

    assert quorum_words(Minutes.objects.get(pk=counted(*rows).pk)) == words


def test_posts_in_attendance_do_not_make_a_quorum(counted):
    minutes = counted((P.PRESENT, VOTING))
    minutes.attendance.create(post="Community Safety Manager", presence=P.PRESENT)

    assert quorum_words(minutes) == "1 of 1 with a vote was there. The quorum of 2 was not met."


def test_rows_of_those_who_came_leave_a_history_where_they_change_alone(minutes, officer):
    rows = [
        {"key": row.pk, "presence": presence, "organisation": row.organisation, "has_vote": True}
        for row, presence in zip(minutes.attendance.all(), (P.PRESENT, P.NOT_RECORDED, P.ABSENT), strict=True)
    ]

    verbs.keep_attendance(minutes, rows, by=officer, revision=0)

    assert [row.history.count() for row in minutes.attendance.all()] == [2, 1, 2]
    assert minutes.attendance.first().history.first().history_user == officer


def test_a_row_that_was_taken_out_is_gone_and_its_history_says_who_took_it(minutes, officer):
    gone, *kept = minutes.attendance.all()
    rows = [{"key": row.pk, "presence": row.presence, "organisation": row.organisation} for row in kept]

    verbs.keep_attendance(minutes, rows, by=officer, revision=0)

    assert [(row.pk, row.position) for row in minutes.attendance.all()] == [(kept[0].pk, 0), (kept[1].pk, 1)]
    last = Attendance.history.filter(id=gone.pk).first()
    assert (last.history_type, last.history_user) == ("-", officer)
