"""Who leads a priority and whose it is, in the cells of its table and in words."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from priorities.priorities.lead_cells import LeadBodyColumn, LeadColumn
from priorities.priorities.noun import PRIORITIES, THEMES
from priorities.priorities.words import council_words, lead_words, shown_priority
from tests.priorities.data import priority

BODIES = {"police": "Anyborough Police", "council": "Anyborough Council"}
KNOWN = SimpleNamespace(organisations=BODIES, offered=sorted(BODIES.values()))
POST, NOTE, BODY = LeadColumn("post", "Post"), LeadColumn("note", "Note"), LeadBodyColumn("organisation", "Body")


@pytest.mark.parametrize(
    ("column", "text", "lead"),
    [
        (POST, " Chief   Inspector ", {"post": "Chief Inspector", "organisation": None, "note": ""}),
        (NOTE, "one for each", {"post": "", "organisation": None, "note": "one for each"}),
        (BODY, "anyborough police", {"post": "", "organisation": "police", "note": ""}),
        (POST, "", None),
        (BODY, " ", None),
    ],
)
def test_lead_is_there_once_anything_is_said_of_it(column, text, lead):
    item = {"lead": None}
    column.put(item, text, KNOWN)
    assert item["lead"] == lead


def test_what_else_is_said_of_the_lead_stays():
    item = {"lead": {"post": "Sergeant", "organisation": "police", "note": ""}}
    BODY.put(item, "Anyborough Council", KNOWN)
    assert [column.read(item, KNOWN) for column in (POST, BODY, NOTE)] == ["Sergeant", "Anyborough Council", ""]
    POST.put(item, "", KNOWN)
    assert item["lead"] == {"post": "", "organisation": "council", "note": ""}
    BODY.put(item, "", KNOWN)
    assert (item["lead"], BODY.read(item, KNOWN), POST.read(item, KNOWN)) == (None, "", "")
    assert BODY.choices(KNOWN) == ["Anyborough Council", "Anyborough Police"]


@pytest.mark.parametrize(("column", "most"), [(POST, 200), (NOTE, 500)])
def test_post_and_note_are_short(column, most):
    item = {"lead": None}
    column.put(item, "x" * most, KNOWN)
    with pytest.raises(ValidationError) as refused:
        column.put(item, "x" * (most + 1), KNOWN)
    assert refused.value.messages == [f"This has {most + 1} characters; the most is {most}."]


def test_body_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError):
        BODY.put({"lead": None}, "The Moon", KNOWN)


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ({"post": "Head", "organisation": "gone", "note": ""}, "Head"),
        ({"post": "Head", "organisation": None, "note": "Vacant."}, "Head. Vacant."),
        ({"post": "", "organisation": "police", "note": "acting"}, "Anyborough Police (acting)"),
    ],
)
def test_note_stands_behind_the_lead(lead, words):
    assert lead_words(lead, KNOWN.organisations) == words


def test_priority_as_it_is_shown():
    own = priority(kind="place", strands=["reoffending", "new"], council={"slug": "r", "name": "Rochford Council"})
    shown = shown_priority(own, KNOWN.organisations)
    told = ("kind_words", "council_words", "strand_words", "lead_words", "lineage_words")
    assert [shown[name] for name in told] == [
        "A place", "Rochford Council only", ["Re-offending", "new"], "Head of Community Safety", [],
    ]  # fmt: skip
    assert [shown_priority(priority(), {})["kind_words"], council_words(priority())] == ["", ""]


def test_priority_in_a_list_of_changes():
    item = priority(
        kind="monitored", html="<p>Fewer hurt.</p><p>Always.</p>", aim_html="<ul><li>None</li></ul>",
        lead={"post": "Head", "organisation": "council", "note": ""}, council={"slug": "r", "name": "Rochford Council"},
    )  # fmt: skip
    words = dict(PRIORITIES.words(item, KNOWN))
    told = ("Whose priority it is", "Text", "What we want", "Areas of focus", "Lead", "Findings")
    assert [words[name] for name in told] == [
        "Rochford Council", "Fewer hurt.\nAlways.", "None", "School streets: Walking to school.",
        "Head, Anyborough Council", "Collisions rose",
    ]  # fmt: skip
    assert PRIORITIES.summary(item) == "Rochford Council only · 1 area of focus · Head"
    assert PRIORITIES.summary(priority(areas=[], lead=None)) == "0 areas of focus"


def test_theme_in_words():
    item = {"key": "1", "title": "Young people", "text": "In all that we do. " * 20}
    assert THEMES.words(item, None) == [("Theme", "Young people"), ("What is meant", item["text"])]
    assert len(THEMES.summary(item)) == 160
