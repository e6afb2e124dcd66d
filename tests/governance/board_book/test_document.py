"""What the text of minutes says: who was there, which action stands under which minute, how it was approved."""

from datetime import date, time

import pytest

from governance.board_book import log, verbs
from governance.board_book.document import document_of, printed, standing_document
from governance.dates.clear_days import spell
from governance.models import Attendance, Minutes
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db
P = Attendance.Presence


@pytest.fixture
def blank(held, officer):
    return Minutes.objects.create(meeting=held, begun_by=officer)


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"post": "Chief Inspector"}, "Chief Inspector, Police"),
        ({}, "Police"),
        ({"presence": P.SUBSTITUTE, "post": "Chief Inspector", "substitute": "Sergeant"},
         "Sergeant, Police (for Chief Inspector)"),
        ({"presence": P.SUBSTITUTE, "substitute": "Sergeant"}, "Sergeant, Police"),
        ({"presence": P.SUBSTITUTE, "post": "Chief Inspector"}, "Chief Inspector, Police"),
        ({"presence": P.APOLOGIES, "post": "Chief Inspector"}, "Chief Inspector, Police"),
    ],
)  # fmt: skip
def test_a_line_names_the_post_and_for_whom_a_substitute_came(blank, row, line):
    blank.attendance.create(**{"presence": P.PRESENT, "organisation": make_organisation("Police")} | row)

    assert [group["lines"] for group in document_of(blank)["attendance"]] == [[line]]


def test_who_came_is_told_in_groups_and_whoever_is_not_recorded_is_left_out(blank):
    rows = (("A", P.ABSENT), ("B", P.APOLOGIES), ("C", P.PRESENT), ("D", P.NOT_RECORDED), ("E", P.PRESENT))
    for post, presence in rows:
        blank.attendance.create(post=post, presence=presence)

    assert document_of(blank)["attendance"] == [
        {"label": "Present", "lines": ["C", "E"]},
        {"label": "Apologies", "lines": ["B"]},
        {"label": "Absent", "lines": ["A"]},
    ]


def test_each_action_stands_under_its_minute_and_the_others_at_the_end(blank, held, officer):
    police, cameras = make_organisation("Police"), blank.entries.create(title="Cameras", text="Two failed.")
    more = {"organisation": police, "by": officer}
    log.add_action(held, what="Mend them", minute=cameras, due_on=date(2026, 12, 1), **more)
    log.add_action(held, what="Write to the Home Office", post="Chief Inspector", **more)

    told = document_of(blank)

    mend = {"what": "Mend them", "owner": "Police", "due": "Tuesday 1 December 2026"}
    assert told["entries"] == [{"title": "Cameras", "text": "Two failed.", "decision": "", "actions": [mend]}]
    assert told["further"] == [{"what": "Write to the Home Office", "owner": "Police (Chief Inspector)", "due": ""}]


@pytest.mark.parametrize(("starts_at", "words"), [(None, ""), (time(9, 5), "09:05")])
def test_the_head_says_when_and_where_as_far_as_it_is_known(blank, held, starts_at, words):
    held.starts_at, held.place = starts_at, "Town Hall"
    held.save()

    told = document_of(Minutes.objects.get())

    assert (told["body"], told["time"], told["place"]) == ("Board", words, "Town Hall")


@pytest.mark.parametrize(
    ("corrections", "how"),
    [("", "as a correct record."), ("the chair was there.", "with these corrections: the chair was there.")],
)
def test_approved_minutes_say_when_and_with_which_corrections(blank, sitting, officer, corrections, how):
    verbs.approve(blank, by=officer, approving=sitting, corrections=corrections)

    assert standing_document(blank)["approval"] == f"Approved on {spell(sitting.on)} {how}"
    assert printed(standing_document(blank), blank)["title"] == "Minutes: Board"


def test_a_draft_says_that_it_is_one_and_nothing_of_an_approval(blank):
    assert document_of(blank)["approval"] == ""
    assert printed(document_of(blank), blank)["title"] == "Draft minutes: Board"


def test_a_draft_that_went_round_is_told_as_it_reads_now(blank, officer):
    verbs.send_round(blank, by=officer)
    blank.entries.create(title="Added since")

    assert [entry["title"] for entry in standing_document(blank)["entries"]] == ["Added since"]
    assert blank.editions.get().document["entries"] == []


def test_drafts_that_go_round_are_numbered_and_the_approved_text_is_the_last(blank, sitting, officer):
    verbs.send_round(blank, by=officer)
    verbs.send_round(blank, by=officer)
    verbs.approve(blank, by=officer, approving=sitting)

    assert list(blank.editions.values_list("number", "is_approved")) == [(1, False), (2, False), (3, True)]
