"""What stands on the front of a pack: notices of its items, what nobody recorded, and the numbers of pages."""

import re
from datetime import UTC, date, datetime, time

import pytest
from lxml import html

from governance.forward_plan import notices as key_notices
from governance.models import FrontSheet, PrivateMeeting, Stage
from governance.packs.agenda import agenda_of
from governance.packs.contents import Contents
from governance.packs.fronts import (
    as_printed,
    front_facts,
    front_html,
    lacking_on_front,
    spans_of,
    supplement_html,
    with_numbers,
)
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


FACTS = {
    "body": "Cabinet", "owner": "Anyborough Council", "on": "Tuesday 19 January 2027", "published": "Monday",
    "colours": {}, "made": "2027-01-11T16:05:00+00:00", "items": [
        {"number": "1", "title": "Plan", "papers": 2}, {"number": "2", "title": "Talk", "papers": 0},
        {"number": "3", "title": "Grant", "papers": 1},
    ],
}  # fmt: skip
PAPERS = [
    {"key": "p1", "title": "Report", "pages": 3}, {"key": "p2", "title": "Plan", "pages": 4},
    {"key": "p3", "title": "Contract", "pages": 2, "closed": "Not for publication: paragraph 3."},
]  # fmt: skip


def words_of(page) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_the_contents_say_under_each_item_its_papers_with_their_numbers():
    words = words_of(front_html(FACTS, PAPERS, length=2, note=[], is_full=True, empty=2))

    assert "11 pages" in words
    assert "this copy holds pages 10–11, which are" in words
    assert re.findall(r"(Report|Plan|Contract|Talk) (\d+–\d+)?", words[words.index("Agenda") :])[:5] == [
        ("Plan", ""), ("Report", "3–5"), ("Plan", "6–9"), ("Talk", ""), ("Contract", "10–11"),
    ]  # fmt: skip
    assert words.count("This page is left empty") == 2
    assert "Not for publication: this copy" not in words_of(front_html(FACTS, PAPERS, length=2, note=[]))


def test_the_contents_strike_what_a_supplement_replaces_and_end_with_its_papers():
    told = {"number": 1, "words": "A late report", "published": "Friday", "papers": 2, "replaces": "5–6, 12"}
    late = [{"key": "s1", "title": "Front sheet", "pages": 1}, {"key": "s1.p5", "title": "Late", "pages": 2}]

    page = front_html({**FACTS, "supplements": [told]}, [*PAPERS, *late], length=2, note=[], tight=True)

    words = words_of(page)
    assert "with supplement 1 of Friday · 14 pages" in words
    assert re.findall(r"Pages? [\d–]+ (?:is|are) replaced: see supplement 1\.", words) == [
        "Page 5 is replaced: see supplement 1.", "Page 6 is replaced: see supplement 1.",
        "Page 12 is replaced: see supplement 1.",
    ]  # fmt: skip
    assert re.search(r"Supplement 1: A late report Front sheet 12 ?Page 12 is replaced.* Late 13–14", words)
    assert "pack-agenda--tight" in page


def test_the_front_of_a_supplement_numbers_its_papers_from_where_the_pack_ended():
    facts = {**FACTS, "number": 2, "words": "A late report", "replaces": "5", "late": "It came on Monday."}

    words = words_of(supplement_html(facts, PAPERS[:2], first=12, length=1))

    assert "Supplement 2 to the pack Published on Monday · pages 12–19" in words
    assert "It came on Monday. The pages that follow take the place of page 5 of the pack" in words
    assert "Report 13–15 Plan 16–19" in words


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


@pytest.mark.django_db
def test_the_front_says_what_is_recorded_of_this_body_and_meeting():
    meeting = make_meeting(make_body(name="Licensing"), on=date(2027, 1, 19), starts_at=time(9, 5), place="Town Hall")
    FrontSheet.objects.create(body=make_body(name="Planning"), quorum="9")
    FrontSheet.objects.create(
        body=meeting.body, members=" Leader \n\nDeputy", substitutes="One", attending="Mind the step.\n", quorum="3"
    )

    facts = front_facts(meeting, [], published_at=datetime(2027, 1, 11, 16, 5, tzinfo=UTC), edition=2)

    assert {name: facts[name] for name in ("body", "owner", "on", "date", "time", "place", "quorum", "edition")} == {
        "body": "Licensing", "owner": meeting.body.owners, "on": "Tuesday 19 January 2027", "date": "2027-01-19",
        "time": "09:05", "place": "Town Hall", "quorum": "3", "edition": 2,
    }  # fmt: skip
    assert (facts["members"], facts["substitutes"], facts["attending"]) == (
        ["Leader", "Deputy"], ["One"], ["Mind the step."],
    )  # fmt: skip
    assert (facts["published"], facts["made"]) == ("Monday 11 January 2027 at 16:05", "2027-01-11T16:05:00+00:00")
    assert (facts["summons"], facts["resolutions"]) == (False, [])
    assert front_facts(meeting, [])["published"] == ""


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
