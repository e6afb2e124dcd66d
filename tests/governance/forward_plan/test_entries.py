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
from governance.forward_plan.entries import PlanEntry, as_text, lines
from governance.forward_plan.files import table_file, text_file, word_file

ON = date(2027, 1, 4)
FULL = PlanEntry(
    stage=1,
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


def test_full_draft_has_no_gap_and_says_when_its_notice_is_due():
    assert FULL.gaps == []
    assert FULL.rows() == [
        ("Matter to be decided", "Safer Anyborough: to recommend it to Council"),
        ("Decision maker", "Cabinet"),
        ("Members", "Leader; Portfolio holder for communities"),
        ("Date or period of the decision", "23 February 2027"),
        ("Documents submitted for consideration", "Report; Draft plan"),
        ("Where copies and extracts are to be had", "Town Hall"),
        ("Documents submitted later", "Ask Democratic Services."),
        ("In public or private", "In public"),
        ("Contact", "Committee Clerk"),
        ("Notice given", "Not given yet; due Monday 25 January 2027"),
    ]


@pytest.mark.parametrize(
    ("fields", "gap"),
    [
        ({"matter": ""}, "It does not say the matter (a)."),
        ({"decision_maker": ""}, "It does not say the decision maker (b)."),
        ({"members": ()}, "It does not say the members (b)."),
        ({"members": (), "is_single_member": True}, "It does not say the name and title of the member (b)."),
        ({"decided_when": ""}, "It does not say the date or period of the decision (c)."),
        ({"documents": ()}, "It does not say the documents submitted (d)."),
        ({"available_from": ""}, "It does not say where copies are to be had (e)."),
        ({"later_documents": ""}, "It does not say how to ask for documents submitted later (f, g)."),
        (
            {"given_on": date(2027, 1, 4), "date_now": "2 March 2027"},
            "It says “23 February 2027”; the date is now 2 March 2027. Give the public the new one.",
        ),
    ],
)
def test_each_thing_that_regulation_9_asks_for_is_missed_by_its_letter(fields, gap):
    assert replace(FULL, **fields).gaps == [gap]


def test_notice_is_late_only_while_none_is_given():
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


def test_text_is_ready_to_copy_and_shows_gaps_as_gaps():
    text = as_text("Anyborough Council", [replace(FULL, documents=())], ON)

    assert text.splitlines()[:5] == [
        "Forward plan of key decisions: Anyborough Council",
        "As it stood on Monday 4 January 2027 (SI 2012/2089 regulation 9(2))",
        "",
        "1. Safer Anyborough: to recommend it to Council",
        "   Decision maker: Cabinet",
    ]
    assert "   Documents submitted for consideration: [to be filled in]" in text


def test_empty_plan_says_so_in_every_file():
    assert "No key decision is planned." in text_file("Anyborough Council", [], ON).decode()
    assert table_file("Anyborough Council", [], ON).decode("utf-8-sig") == "Matter to be decided\r\n"
    assert "No key decision is planned." in words_of(word_file("Anyborough Council", [], ON))


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_word_document_says_what_the_entry_says():
    found = words_of(word_file("Anyborough Council", [FULL], ON))

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
