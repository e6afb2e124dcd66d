"""What a Document holds: the text with its addenda, its period and whose it is, in words."""

import pytest

from plans.document.contents import amend, find_block, span_words, whose_rows, whose_words


def block(key, heading, **fields):
    return {"key": key, "kind": "rich_text", "level": 1, "heading": heading, "data": {}, **fields}


def document(*blocks, **fields):
    return {"kind": "plan", "title": "Plan", "blocks": list(blocks), **fields}


def addendum(number, *blocks):
    period = {"start": f"2027-01-{number:02}", "end": f"2027-01-{number:02}"}
    return document(*blocks, identity={"number": number}, title=f"Addendum {number}", period=period)


def read(plan):
    return [(each["key"], each["heading"], each.get("addendum", {}).get("number")) for each in plan["blocks"]]


PLAN = document(block("a", "Area"), block("b", "Money", level=2))
CASES = {
    "none": ([], [("a", "Area", None), ("b", "Money", None)]),
    "one in its place": ([addendum(1, block("x", "New area", replaces="a"))],
                         [("a", "New area", 1), ("b", "Money", None)]),
    "one more": ([addendum(1, block("x", "Floods"))], [("a", "Area", None), ("b", "Money", None), ("x", "Floods", 1)]),
    "in the order of numbers": (
        [addendum(2, block("x", "Second", replaces="a")), addendum(1, block("y", "First", replaces="a"))],
        [("a", "Second", 2), ("b", "Money", None)],
    ),
    "what replaces nothing that is there": (
        [addendum(1, block("x", "Floods", replaces="gone"))],
        [("a", "Area", None), ("b", "Money", None), ("x", "Floods", 1)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("addenda", "text"), CASES.values(), ids=CASES)
def test_addenda_are_put_into_the_text(addenda, text):
    assert read(amend(PLAN, addenda)) == text


def test_a_chapter_in_anothers_place_keeps_its_level_and_says_what_brought_it():
    (_, replaced) = amend(PLAN, [addendum(3, block("x", "Grants", replaces="b", level=1))])["blocks"]

    assert (replaced["level"], replaced["addendum"]) == (
        2, {"number": 3, "title": "Addendum 3", "date": "2027-01-03"},
    )  # fmt: skip
    assert read(PLAN) == [("a", "Area", None), ("b", "Money", None)]  # as it was


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ({"start": "2026-04-01", "end": "2029-03-31"}, "1 April 2026 to 31 March 2029"),
        ({"start": "2026-04-01", "end": "2029-03-31", "years_only": False}, "1 April 2026 to 31 March 2029"),
        ({"start": "2027-01-05", "end": "2027-01-05"}, "5 January 2027"),
    ],
)
def test_a_period_is_told_as_exactly_as_it_is_recorded(span, words):
    assert span_words(span) == words


KENT, ESSEX = {"slug": "kent", "name": "Kent"}, {"slug": "essex", "name": "Essex"}


@pytest.mark.parametrize(
    ("identity", "since", "rows"),
    [
        ({}, None, []),
        ({"slug": "x"}, {}, []),
        ({"council": KENT}, None, [("Of", "Kent")]),
        (
            {"author": KENT, "also_covers": [KENT, ESSEX]},
            None,
            [("Also for", "Kent and Essex"), ("Written by", "Kent")],
        ),
        ({"also_covers": []}, None, []),
        ({}, {"author": ESSEX}, [("Written by", "Essex (told later)")]),
        ({"author": KENT}, {"author": ESSEX}, [("Written by", "Kent")]),
        ({"author": None}, {"also_covers": [ESSEX]}, [("Also for", "Essex (told later)")]),
    ],
)
def test_whose_a_text_is_is_told_by_the_text_and_else_by_what_was_told_later(identity, since, rows):
    assert whose_rows(identity, since) == rows
    assert whose_words(identity, since) == [f"{name} {words}" for name, words in rows]


def test_a_chapter_is_found_by_its_key():
    assert [find_block(PLAN, key) and find_block(PLAN, key)["heading"] for key in ("b", "z")] == ["Money", None]
