"""Minutes of a board: drafted from the record, written, sent round, approved later and fixed from then on."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from governance.board_book import verbs
from governance.board_book.attendance import quorum_words
from governance.board_book.document import document_of, standing_document
from governance.board_book.tasks import minutes_waiting
from governance.models import Attendance
from governance.stages import lifecycle
from partnerships.models import Mail
from partnerships.verbs import Refused
from tests.factories import MET, give_role, make_body, make_meeting, make_timetable, make_user
from tests.governance.pages import stage_of

pytestmark = pytest.mark.django_db
P = Attendance.Presence


def say_who_came(minutes, officer, *presences):
    rows = [
        {"key": row.pk, "presence": presence, "organisation": row.organisation, "has_vote": row.has_vote}
        for row, presence in zip(minutes.attendance.all(), presences, strict=True)
    ]
    return verbs.keep_attendance(minutes, rows, by=officer, revision=minutes.revision)


@pytest.mark.parametrize(
    ("presences", "words"),
    [
        ((P.PRESENT, P.SUBSTITUTE, P.APOLOGIES), "2 of 3 with a vote were there. The quorum of 2 was met."),
        ((P.PRESENT, P.ABSENT, P.APOLOGIES), "1 of 3 with a vote was there. The quorum of 2 was not met."),
        ((P.NOT_RECORDED,) * 3, "Who was there is not recorded."),
    ],
)
def test_quorum_counts_those_who_came_and_substitutes(minutes, officer, presences, words):
    say_who_came(minutes, officer, *presences)

    assert quorum_words(minutes) == words


def test_draft_has_the_members_of_that_day(minutes):
    assert [str(row.organisation) for row in minutes.attendance.all()] == [
        "Anyborough Police",
        "Anyborough Council Housing",
        "Anyshire Probation",
    ]


def test_draft_tells_what_the_record_holds_of_a_step():
    admin = make_user("site_administrator")
    stage = stage_of(make_timetable(start=MET, by=admin), "partnership_board")
    lifecycle.submit(stage, by=admin)
    lifecycle.record_outcome(
        stage, by=admin, kind="supported", held=stage.day.isoformat(), resolution="That the draft be supported.",
        votes_for=5, votes_against=1, votes_abstained=0,
    )  # fmt: skip

    minutes = verbs.begin(stage.current_date.meeting, by=admin)

    entry = minutes.entries.get(source=f"step-{stage.pk}")
    assert (entry.text, entry.decision) == (
        f"The board considered “{stage.paper.title}”, version 1.",
        "That the draft be supported.\n5 for, 1 against, 0 abstained.",
    )


def test_what_was_recorded_since_is_added_once(minutes, sitting, officer):
    assert [verbs.add_recorded(minutes, by=officer) for _ in range(2)] == [1, 0]


def test_the_second_of_two_writers_is_told(minutes, officer):
    verbs.write(minutes, [{"title": "Welcome", "text": "", "decision": ""}], by=officer, revision=0)

    with pytest.raises(Refused, match="changed by somebody else"):
        verbs.write(minutes, [], by=officer, revision=0)

    assert [entry.title for entry in minutes.entries.all()] == ["Welcome"]


def test_draft_goes_round_to_who_speaks_for_the_members(minutes, officer, board):
    lead = make_user()
    give_role(lead, "partner_lead", board.partnership, organisation=minutes.attendance.first().organisation)

    verbs.send_round(minutes, by=officer)

    assert list(Mail.objects.filter(kind="minutes").values_list("to", flat=True)) == [lead.pk]


def test_minutes_wait_for_a_later_meeting(minutes, officer):
    assert verbs.reasons_not_to_approve(minutes, by=officer) == [
        "They are approved at a later meeting, and none was held yet."
    ]


def test_approved_minutes_stay_as_they_are(minutes, sitting, officer):
    verbs.approve(minutes, by=officer, approving=sitting, corrections="The chair was present.")
    before = standing_document(minutes)
    minutes.entries.create(position=9, title="Slipped in")

    assert (standing_document(minutes), document_of(minutes) == before) == (before, False)
    assert verbs.reasons_not_to_write(minutes, by=officer) == ["These minutes are approved, and stay as they are."]


def test_database_refuses_to_change_an_edition(minutes, officer):
    edition = verbs.send_round(minutes, by=officer)

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE governance_minutesedition SET number = 7 WHERE id = %s", [edition.pk])


def test_only_approved_minutes_are_published(minutes, sitting, officer):
    refused = verbs.reasons_not_to_publish_minutes(minutes, by=officer)
    verbs.approve(minutes, by=officer, approving=sitting)

    verbs.publish_minutes(minutes, by=officer)

    assert (refused, minutes.is_public) == (["Only approved minutes are published."], True)


def test_minutes_of_a_councils_committee_are_not_kept_here():
    meeting = make_meeting(make_body())

    assert verbs.reasons_not_to_begin(meeting, by=make_user("site_administrator")) == [
        "The minutes of a council’s committee are kept by the council."
    ]


def test_who_keeps_the_book_is_reminded_until_minutes_are_written_and_approved(board, held, sitting, officer):
    tomorrow = sitting.on + timedelta(days=1)
    minutes = verbs.begin(held, by=officer)
    things = {thing.key: thing for thing in minutes_waiting(tomorrow)}
    verbs.approve(minutes, by=officer, approving=sitting)
    verbs.begin(sitting, by=officer)

    assert {key: (thing.due, thing.people) for key, thing in things.items()} == {
        f"minutes-to-write-{sitting.pk}": (sitting.on + timedelta(days=14), (officer,)),
        f"minutes-{minutes.pk}-to-approve": (sitting.on, (officer,)),
    }
    assert list(minutes_waiting(tomorrow)) == []
