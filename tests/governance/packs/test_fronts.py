"""What stands on the front of a pack: notices of its items, what nobody recorded, and the numbers of pages."""

from datetime import date, time

import pytest

from governance.forward_plan import notices as key_notices
from governance.models import FrontSheet, PrivateMeeting, Stage
from governance.packs.agenda import agenda_of
from governance.packs.contents import Contents
from governance.packs.fronts import as_printed, front_facts, lacking_on_front, spans_of, with_numbers
from tests.factories import make_body, make_meeting, make_timetable, make_user


@pytest.mark.parametrize(
    ("pages", "spans", "printed"),
    [
        ("", [], ""),
        ("45", [(45, 45)], "45"),
        ("45–52", [(45, 52)], "45–52"),
        ("45 - 52,60", [(45, 52), (60, 60)], "45–52, 60"),
        ("45 to 52", [(45, 52)], "45–52"),
        ("pages 45—52 and 60", [(45, 52), (60, 60)], "45–52, 60"),
        ("45, 46", [(45, 45), (46, 46)], "45, 46"),
        ("none", [], ""),
    ],
)
def test_pages_are_read_as_clerks_write_them(pages, spans, printed):
    assert (spans_of(pages), as_printed(pages)) == (spans, printed)


def test_papers_are_numbered_one_behind_the_other():
    papers = [{"title": title, "pages": pages} for title, pages in (("Report", 3), ("Annex", 1), ("Plan", 2))]

    assert [(each["first"], each["last"], each["numbers"]) for each in with_numbers(papers, first=3)] == [
        (3, 5, "3–5"), (6, 6, "6"), (7, 8, "7–8"),
    ]  # fmt: skip


# --- What is recorded -----------------------------------------------------------------------------------------

WANTED = {
    "starts_at": "the time of the meeting",
    "place": "the place of the meeting",
    "members": "its members",
    "quorum": "its quorum",
    "contact": "whom to ask, also for other formats",
    "summoned_by": "who summons the council",
}
SAID = {"starts_at": time(18, 0), "place": "Town Hall", "members": "Leader", "quorum": "4", "contact": "Clerk",
        "summoned_by": "Chief Executive"}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("left_out", [*WANTED, ""])
def test_the_front_of_a_council_lacks_what_nobody_recorded(left_out):
    said = {name: value for name, value in SAID.items() if name != left_out}
    place = {name: said.pop(name) for name in ("starts_at", "place") if name in said}
    meeting = make_meeting(make_body(kind="full_council", name="Full Council"), **place)
    FrontSheet.objects.create(body=meeting.body, **said)

    lacking = lacking_on_front(meeting)

    assert lacking == ([f"The front sheet does not say {WANTED[left_out]}."] if left_out else [])
    form = "edit" if left_out in ("starts_at", "place") else "pack/front"
    assert [each.url for each in lacking] == [f"/workspace/meetings/{meeting.pk}/{form}/" for _ in lacking]


@pytest.mark.django_db
def test_nobody_summons_a_committee():
    assert "The front sheet does not say who summons the council." not in lacking_on_front(make_meeting())


# --- Notices --------------------------------------------------------------------------------------------------

GIVEN = date(2026, 12, 1)
NOTICE = {
    "given_on": GIVEN, "matter": "The plan", "decision_maker": "Cabinet", "members": "Leader", "decided_when": "Spring",
    "available_from": "Town Hall", "later_documents": "Ask us.",
}  # fmt: skip
TOLD = {"told": "Chair of scrutiny", "told_on": GIVEN, "urgent_because": "The grant ends."}
ON = "Tuesday 1 December 2026"


@pytest.fixture
def stage(db):
    timetable = make_timetable(start=date(2027, 1, 12))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return timetable.stages.get(body__kind="executive")


def notices(stage):
    meeting = Stage.objects.with_facts().get(pk=stage.pk).current_date.meeting
    return front_facts(meeting, [Contents(item, []) for item in agenda_of(meeting)])["notices"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"urgent_because": "Nobody knew."}, []),
        ({"basis": "special_urgency", **TOLD},
         [f"Item 1: Chair of scrutiny was told or agreed on {ON}, since 28 clear days could not be given: The grant "
          "ends."]),
    ],
    ids=["in time", "in time, with a reason all the same", "special urgency"],
)  # fmt: skip
def test_notice_of_a_key_decision_says_why_it_was_short_where_it_was(stage, more, said):
    key_notices.give(stage, by=make_user("site_administrator"), today=date(2026, 12, 2), **NOTICE | more)

    assert notices(stage) == [f"Item 1 is a key decision. Notice was given on {ON}.", *said]


WHY = "Item 1 is to be taken in private, for these reasons: Paragraph 3."
FURTHER = f"Item 1: further notice was given on {ON}."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, []),
        ({"intended_on": GIVEN},
         [WHY, f"Item 1: notice of the intention to take it in private was given on {ON}."]),
        ({"further_on": GIVEN}, [WHY, f"{FURTHER} No representation that it should be public was received."]),
        ({"further_on": GIVEN, "representations": "One.", "response": "No."},
         [WHY, FURTHER, "Item 1: representations that it should be public: One.",
          "Item 1: the response to them: No."]),
        ({"agreed_by": "The chair", "agreed_on": GIVEN, "urgent_because": "It ends."},
         [WHY, f"Item 1: The chair agreed on {ON} that taking it in private is urgent and cannot reasonably be "
          "deferred: It ends."]),
    ],
)  # fmt: skip
def test_notices_of_an_item_in_private_are_those_that_were_given(stage, given, said):
    PrivateMeeting.objects.create(
        stage=stage, matter="Grants", reasons="Paragraph 3.", recorded_by=make_user(), **given
    )

    assert notices(stage) == said


def test_without_a_notice_the_front_says_nothing_of_one(stage):
    assert notices(stage) == []
