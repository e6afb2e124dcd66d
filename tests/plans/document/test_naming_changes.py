"""Plain data that differ, by their names in words; and whether a reader sees anything of a change."""

import pytest

from plans.document.telling import READS_THE_SAME, named, shows

LONG = "x" * 81
NAMED = {
    "the same": ({"a": 1}, {"a": 1}, []),
    "a word": ({"title": "One"}, {"title": "Two"}, ["Title: “One” to “Two”"]),
    "a name of two words": ({"row_headings": True}, {"row_headings": False}, ["Row headings: “yes” to “no”"]),
    "nothing before": ({"source": ""}, {"source": "Police"}, ["Source: “nothing” to “Police”"]),
    "nothing after": ({"percent": 5}, {"percent": None}, ["Percent: “5” to “nothing”"]),
    "nought is something": ({"percent": None}, {"percent": 0}, ["Percent: “nothing” to “0”"]),
    "a key that is new": ({}, {"note": "N"}, ["Note: “nothing” to “N”"]),
    "a chapter's level": ({"level": 1}, {"level": 2}, ["Level: chapter to section within a chapter"]),
    "a level inside": ({"data": {"level": 1}}, {"data": {"level": 2}}, ["Level: “1” to “2”"]),
    "a row of several": ({"rows": [["a", "b"]]}, {"rows": [["a", "c"]]}, ["Rows, 1, 2: “b” to “c”"]),
    "several at once": ({"a": 1, "b": 2}, {"a": 2, "b": 3}, ["A: “1” to “2”", "B: “2” to “3”"]),
    "lists of two lengths": ({"notes": ["a"]}, {"notes": ["a", "b"]}, ["Notes: “a” to “a, b”"]),
    "an empty list": ({"notes": []}, {"notes": ["a"]}, ["Notes: “nothing” to “a”"]),
    "eighty letters": ({"a": "x" * 80}, {"a": ""}, [f"A: “{'x' * 80}” to “nothing”"]),
    "more letters": ({"a": LONG}, {"a": ""}, [f"A: “{'x' * 80}…” to “nothing”"]),
    "rich text": ({"data": {"intro_html": "<p>a</p>"}}, {"data": {"intro_html": "<p>a </p>"}},
                  [f"Intro text: {READS_THE_SAME}"]),
    "rich text in a row": ({"rows": [{"html": "a"}]}, {"rows": [{"html": "b"}]}, [f"Rows, 1, text: {READS_THE_SAME}"]),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "told"), NAMED.values(), ids=NAMED)
def test_what_differs_is_named_in_words(before, after, told):
    assert named(before, after) == told


@pytest.mark.parametrize(
    ("piece", "is_seen"),
    [
        ("<p>a</p>", False),
        ("<p>a <ins>b</ins></p>", True),
        ("<p>a <del>b</del></p>", True),
        ("<p>a <ins> </ins></p>", False),
        ('<p><ins><img src="x" alt=""></ins></p>', True),
        ("<p><del><svg></svg></del></p>", True),
        ('<p><ins><span class="govuk-visually-hidden">inserted: </span></ins></p>', False),
        ('<p><ins><span class="govuk-visually-hidden">inserted: </span>b</ins></p>', True),
        ('<p class="govuk-visually-hidden"><ins>b</ins></p>', False),
        ('<p class="govuk-visually-hidden"><ins>b</ins></p><p><del>c</del></p>', True),
    ],
)
def test_a_change_is_seen_where_something_shows(piece, is_seen):
    assert shows(piece) == is_seen
