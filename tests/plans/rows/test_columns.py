"""Cells of the tables of rows: what their words make of a row, and what is read of it again."""

import pytest
from django.core.exceptions import ValidationError

from plans.forms.fields import CountField, LineField, LinesField, ParagraphField, PartialDateField
from plans.rows.columns import (
    BodiesColumn,
    BodyColumn,
    ChoiceColumn,
    ChoicesColumn,
    DateColumn,
    FieldColumn,
    InnerColumn,
    KeyColumn,
    Known,
    LinesColumn,
    ServedColumn,
    one_of,
    several,
    several_of,
)  # fmt: skip
from priorities.models import Priority

CHOICES = {"a": "Violence", "b": "Violence against women and girls", "c": "Road safety"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("a; b", ["a", "b"]), ("a\nb;", ["a", "b"]), ("  ", []), ("a, b", ["a, b"])],
)
def test_several_stand_between_semicolons_or_on_lines(text, words):
    assert several(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police, Fire", ["Police", "Fire"]),
        ("Police, Fire and Rescue", ["Police, Fire and Rescue"]),
        ("Mayor, Office of", ["Mayor, Office of"]),
    ],
)
def test_commas_divide_where_each_part_is_a_name(text, words):
    assert several_of(text, ["Police", "Fire", "Mayor, Office of"]) == words


@pytest.mark.parametrize(("text", "key"), [("violence", "a"), ("road", "c"), (" Road  safety ", "c")])
def test_a_choice_is_named_whole_or_by_a_beginning_of_its_own(text, key):
    assert one_of(text, CHOICES) == key


@pytest.mark.parametrize(
    ("text", "choices", "fault"),
    [
        ("Viol", CHOICES, "“Viol” is not among: Violence; Violence against women and girls; Road safety."),
        ("Fraud", {}, "“Fraud” cannot be chosen: there is nothing to choose from yet."),
        ("X", dict(enumerate("ABCDEFGHIJ")), "“X” is not among: A; B; C; D; E; F; G; H … and 2 more."),
    ],
)
def test_what_is_no_choice_is_refused_with_those_there_are(text, choices, fault):
    with pytest.raises(ValidationError) as refused:
        one_of(text, choices)

    assert refused.value.messages == [fault]


BODIES = {"kp": "Kent Police", "fire": "Fire, Rescue", "mc": "Medway Council"}
TITLES = {"p1": "Violence", "p2": "Road safety"}


@pytest.fixture
def known():
    """What cells may name, as if it had been read."""
    known = Known(None, [])
    known.once("organisations", lambda: BODIES)
    known.once("offered", lambda: sorted(BODIES.values()))
    known.once(Priority, lambda: TITLES)
    return known


def states(known):
    return {"received": "Received", "agreed": "Agreed"}


PARTS = ("body", "on")
COLUMNS = {
    "line": FieldColumn("a", "A", field=LineField()),
    "paragraph": FieldColumn("a", "A", field=ParagraphField()),
    "count": FieldColumn("a", "A", field=CountField()),
    "of": FieldColumn("a", "A", of="b", field=LineField()),
    "inner": InnerColumn("a", "A", part="decision", inner="on", empty=PARTS, field=PartialDateField()),
    "lines": LinesColumn("a", "A", field=LinesField()),
    "own lines": LinesColumn("a", "A", field=LinesField(), between="\n"),
    "choice": ChoiceColumn("a", "A", of=states, nothing="agreed", said={"had": "Received"}),
    "choices": ChoicesColumn("a", "A", of=states),
    "date": DateColumn("a", "A"),
    "body": BodyColumn("a", "A"),
    "key": KeyColumn("a", "A", model=Priority),
    "served": ServedColumn("a", "A", model=Priority),
    "bodies": BodiesColumn("a", "A"),
}


@pytest.mark.parametrize(
    ("column", "text", "item", "shown"),
    [
        ("line", " Two \n lines ", {"a": "Two lines"}, "Two lines"),
        ("paragraph", "Two\nlines", {"a": "Two\nlines"}, "Two\nlines"),
        ("count", "1,204", {"a": 1204}, "1204"),
        ("count", "", {"a": None}, ""),
        ("of", "x", {"a": "", "b": "x"}, "x"),
        ("inner", "March 2027", {"a": "", "decision": {"body": "", "on": "2027-03"}}, "03/2027"),
        ("inner", "", {"a": "", "decision": None}, ""),
        ("lines", "One; two;; one", {"a": ["One", "two", "one"]}, "One; two; one"),
        ("lines", "One; One", {"a": ["One"]}, "One"),
        ("own lines", "One; two\nthree", {"a": ["One; two", "three"]}, "One; two\nthree"),
        ("choice", "rec", {"a": "received"}, "Received"),
        ("choice", " HAD. ", {"a": "received"}, "Received"),
        ("choice", " ", {"a": "agreed"}, "Agreed"),
        ("choices", "agreed; Received; agreed", {"a": ["agreed", "received"]}, "Agreed; Received"),
        ("choices", "", {"a": []}, ""),
        ("date", " 3 April 2027 ", {"a": "2027-04-03"}, "03/04/2027"),
        ("date", "", {"a": None}, ""),
        ("body", "kent police", {"a": "kp"}, "Kent Police"),
        ("body", " ", {"a": None}, ""),
        ("key", "Road", {"a": "p2"}, "Road safety"),
        ("key", "", {"a": None}, ""),
        ("served", "Violence, road safety", {"a": [{"key": "p1", "title": "Violence"},
                                                   {"key": "p2", "title": "Road safety"}]}, "Violence; Road safety"),
        ("bodies", "Kent Police, Medway Council", {"a": [{"slug": "kp", "name": "Kent Police"},
                                                         {"slug": "mc", "name": "Medway Council"}]},
         "Kent Police; Medway Council"),
        ("bodies", "Fire, Rescue; fire", {"a": [{"slug": "fire", "name": "Fire, Rescue"}]}, "Fire, Rescue"),
    ],
)  # fmt: skip
def test_a_cell_is_put_into_its_row_and_read_again(column, text, item, shown, known):
    row = {"a": [] if column == "served" else "", **({"b": ""} if column == "of" else {}),
           **({"decision": None} if column == "inner" else {})}  # fmt: skip
    COLUMNS[column].put(row, text, known)

    assert (row, COLUMNS[column].read(row, known)) == (item, shown)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("count", "many", "Enter a whole number, such as 85 or 1,204."),
        ("choice", "lost", "“lost” is not among: Received; Agreed."),
        ("choices", "agreed; lost", "“lost” is not among: Received; Agreed."),
        ("body", "Ambulance", "“Ambulance” is not among: Kent Police; Fire, Rescue; Medway Council."),
        ("key", "Knives", "“Knives” is not among: Violence; Road safety."),
        ("bodies", "Kent Police; Ambulance", "“Ambulance” is not among: Kent Police; Fire, Rescue; Medway Council."),
    ],
)
def test_a_cell_that_says_nothing_known_is_refused_and_changes_nothing(column, text, said, known):
    row = {"a": "as it was"}
    with pytest.raises(ValidationError) as refused:
        COLUMNS[column].put(row, text, known)

    assert (refused.value.messages, row) == ([said], {"a": "as it was"})


def test_what_only_one_part_of_a_record_says_stays_when_the_other_is_emptied(known):
    row = {"decision": {"body": "Cabinet", "on": "2027-03"}}
    COLUMNS["inner"].put(row, "", known)

    assert row == {"decision": {"body": "Cabinet", "on": ""}}


def test_a_row_may_go_on_naming_what_the_plan_has_no_more(known):
    row = {"a": [{"key": "gone", "title": "Knives"}]}
    COLUMNS["served"].put(row, "Knives; Violence", known)

    assert row == {"a": [{"key": "gone", "title": "Knives"}, {"key": "p1", "title": "Violence"}]}


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("choice", None, ""),
        ("choice", "of old", "of old"),
        ("choices", ["agreed", "of old"], "Agreed; of old"),
        ("body", "gone", "gone"),
        ("key", "gone", "Of another text"),
    ],
)
def test_what_is_not_known_any_more_is_shown_all_the_same(column, value, shown, known):
    assert COLUMNS[column].read({"a": value}, known) == shown


@pytest.mark.parametrize(
    ("column", "offered", "is_several"),
    [
        ("line", [], False),
        ("choice", ["Received", "Agreed"], False),
        ("choices", ["Received", "Agreed"], True),
        ("body", ["Fire, Rescue", "Kent Police", "Medway Council"], False),
        ("key", ["Violence", "Road safety"], False),
        ("served", ["Violence", "Road safety"], True),
        ("bodies", ["Fire, Rescue", "Kent Police", "Medway Council"], True),
    ],
)
def test_a_column_offers_what_it_can_mean(column, offered, is_several, known):
    assert (COLUMNS[column].choices(known), COLUMNS[column].is_several) == (offered, is_several)
