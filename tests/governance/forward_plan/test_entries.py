"""Entries of a forward plan: all that regulation 9 asks for, what is wanting, and the same words in every file."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from governance.dates.notice import Settings
from governance.forward_plan.entries import PlanEntry, as_text, fit_to_publish, lines
from governance.forward_plan.files import table_file, text_file, word_file

ON = date(2027, 1, 4)
FULL = PlanEntry(
    stage=1,
    council="Anyborough Council",
    matter="Safer Anyborough: to recommend it to Council",
    decision_maker="Cabinet",
    members=("Leader", "Portfolio holder for communities"),
    decided_when="23 February 2027",
    documents=("Report", "Draft plan"),
    available_from="Town Hall",
    later_documents="Ask Democratic Services.",
    contact="Committee Clerk",
    due=Settings().key_notice_by(date(2027, 2, 23)),
)


def test_full_draft_has_no_gap_and_says_all_that_regulation_9_lists():
    assert FULL.gaps == []
    assert FULL.rows() == [
        ("Matter in respect of which the decision is to be made", "Safer Anyborough: to recommend it to Council"),
        ("Key decision", "A key decision is to be made on behalf of Anyborough Council."),
        ("Decision maker", "Cabinet"),
        ("Its members", "Leader; Portfolio holder for communities"),
        ("Date on which, or period within which, it is to be made", "23 February 2027"),
        ("Documents submitted to the decision maker for consideration", "Report; Draft plan"),
        ("Address from which copies or extracts are available", "Town Hall"),
        ("Other documents, and how to ask for details of them", "Ask Democratic Services."),
        ("In public or private", "In public"),
        ("Contact", "Committee Clerk"),
    ]


@pytest.mark.parametrize(
    ("fields", "gap"),
    [
        ({"council": ""}, "on behalf of which council (a)"),
        ({"matter": ""}, "the matter (b)"),
        ({"decision_maker": ""}, "the decision maker (c)"),
        ({"members": ()}, "the members (c)"),
        ({"members": (), "is_single_member": True}, "the name and title of the member (c)"),
        ({"decided_when": ""}, "the date or period of the decision (d)"),
        ({"documents": ()}, "the documents submitted (e)"),
        ({"available_from": ""}, "the address from which copies are to be had (f)"),
        ({"later_documents": ""}, "that other documents may be submitted, and how to ask for details (g, h)"),
    ],
)
def test_each_thing_that_regulation_9_asks_for_is_missed_by_its_letter(fields, gap):
    entry = replace(FULL, **fields)

    assert entry.gaps == [f"It does not say {gap}."]
    assert not entry.is_fit_to_publish


def test_a_notice_of_another_date_says_so_until_it_is_decided():
    entry = replace(FULL, given_on=ON, date_now="2 March 2027")

    assert entry.gaps == [
        "It says “23 February 2027”; the date is now 2 March 2027. Publish the new one.",
    ]
    assert entry.is_fit_to_publish
    assert replace(entry, decided="Agreed, 2 March 2027.").gaps == []


@pytest.mark.parametrize(
    ("said", "now", "is_right"),
    [
        ("23 February 2027", "23 February 2027", True),
        ("On 23 February 2027 or later", "23 February 2027", True),
        ("23 February 2027", "3 February 2027", False),
        ("12 March 2027", "2 March 2027", False),
        ("2 March 2027", "12 March 2027", False),
        ("Between 1 and 12 March 2027", "March 2027", True),
        ("2027", "", True),
    ],
)
def test_a_notice_says_the_date_as_a_whole(said, now, is_right):
    assert (replace(FULL, given_on=ON, decided_when=said, date_now=now).gaps == []) is is_right


def test_notice_is_late_only_while_none_is_given():
    assert not FULL.is_late(date(2027, 1, 25))
    late = date(2027, 1, 26)

    assert (FULL.is_late(ON), FULL.is_late(late)) == (False, True)
    assert not replace(FULL, given_on=date(2027, 1, 20)).is_late(late)


def test_private_and_urgent_decisions_say_why_and_who_agreed():
    entry = replace(
        FULL, is_private=True, private_because="Personal data.", basis="special_urgency", told="Chair of Scrutiny",
        told_on=ON, urgent_because="The grant ends.", given_on=ON,
    )  # fmt: skip

    assert entry.rows()[-5:] == [
        ("In public or private", "In private: Personal data."),
        ("Contact", "Committee Clerk"),
        ("Chair who agreed", "Chair of Scrutiny, Monday 4 January 2027"),
        ("Why 28 clear days could not be given", "The grant ends."),
        ("Notice given", "Monday 4 January 2027, Special urgency (regulation 11)"),
    ]


def test_text_is_ready_to_copy():
    text = as_text("Anyborough Council", [FULL], ON)

    assert text.splitlines()[:6] == [
        "Forward plan of key decisions: Anyborough Council",
        "As it stood on Monday 4 January 2027 (SI 2012/2089 regulation 9(1) and (2))",
        "",
        "1. Safer Anyborough: to recommend it to Council",
        "   Key decision: A key decision is to be made on behalf of Anyborough Council.",
        "   Decision maker: Cabinet",
    ]


def test_only_what_says_everything_or_was_given_is_fit_to_publish():
    draft, given = replace(FULL, documents=()), replace(FULL, documents=(), given_on=ON)

    assert fit_to_publish([FULL, draft, given]) == [FULL, given]


def test_a_decided_entry_says_what_was_decided_last():
    entry = replace(FULL, given_on=ON, decided="Recommended, 23 February 2027.")

    assert entry.rows()[-1] == ("Decided", "Recommended, 23 February 2027.")


def test_empty_plan_says_so_in_every_file():
    assert "No key decision is planned." in text_file("Anyborough Council", [], ON).decode()
    assert (
        table_file("Anyborough Council", [], ON).decode("utf-8-sig")
        == "Matter in respect of which the decision is to be made\r\n"
    )
    assert "No key decision is planned." in words_of(word_file("Anyborough Council", [], ON))


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_word_document_says_what_the_entry_says():
    content = word_file("Anyborough Council", [FULL], ON)
    found, document = words_of(content), Document(io.BytesIO(content))

    assert (document.core_properties.language, round(document.sections[0].page_width.cm)) == ("en-GB", 21)
    assert found[0] == "Forward plan of key decisions: Anyborough Council"
    assert found[3:] == [f"{label}: {value}" for label, value in FULL.rows()[1:]]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)


@given(matter=WORDS, whom=WORDS, documents=st.lists(WORDS.filter(str.strip), max_size=3))
def test_table_holds_every_value_and_no_formula(matter, whom, documents):
    entry = replace(FULL, matter=matter, decision_maker=whom, documents=tuple(documents))

    [row] = csv.DictReader(io.StringIO(table_file("Council", [entry], ON).decode("utf-8-sig"), newline=""))

    for label, value in entry.rows():
        assert row[label] in (value, f"'{value}")
        assert not row[label].startswith(("=", "+", "-", "@"))


def test_lines_leave_out_empty_ones():
    assert lines(" Report \n\n Annex 1\n") == ("Report", "Annex 1")
