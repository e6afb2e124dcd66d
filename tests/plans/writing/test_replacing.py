"""Words found in plain data and rich text, and replaced where they are ticked."""

import pytest
from hypothesis import given

from plans.document.schemas import KEY, TITLED, choice, html, many, record, text
from plans.writing.replacing import Replacing, Wanted
from tests.strategies import rich_texts

RICH, PLAIN = html(), text()


def places(value, schema, **wanted):
    looking = Replacing(Wanted(**wanted))
    looking.of(value, schema)
    return [(place.id, place.before, place.found, place.after) for place in looking.places]


def replaced(value, schema, *ids, **wanted):
    return Replacing(Wanted(**wanted), frozenset(ids)).of(value, schema)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"find": "kent"}, ["Kent", "kent", "kent"]),
        ({"find": "kent", "same_case": True}, ["kent", "kent"]),
        ({"find": "kent", "whole_words": True}, ["Kent", "kent"]),
        ({"find": "a.b"}, []),
    ],
)
def test_words_are_found_as_asked(wanted, found):
    assert [place[2] for place in places("Kent, Tonkent, kent, a+b", PLAIN, **wanted)] == found


def test_each_place_is_told_with_what_stands_around_it():
    value = {"html": "<p>The <em>old</em> name.</p><ul><li>An old list</li></ul>"}

    assert places(value, record(html=RICH), find="old") == [
        (".html:0", "The ", "old", " name."),
        (".html:1", "An ", "old", " list"),
    ]


def test_only_ticked_places_are_replaced():
    assert replaced("one one one", PLAIN, ":0", ":2", find="one", put="two") == "two one two"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<p>The police and crime <strong>commissioner</strong> met.</p>", "<p>The mayor met.</p>"),
        ("<p>The <strong>police</strong> and crime commissioner.</p>", "<p>The <strong>mayor</strong>.</p>"),
        ("<p>Police &amp; more</p><p>and crime commissioner</p>", None),
        ("<p>police  and\ncrime commissioner &lt;b&gt;</p>", "<p>mayor &lt;b&gt;</p>"),
    ],
)
def test_words_are_found_across_their_look_and_never_across_lines(value, expected):
    done = replaced(value, RICH, ":0", find="Police and crime commissioner", put="mayor")

    assert done == (expected or value)


def test_what_is_put_in_is_words_and_no_html():
    assert replaced("<p>here</p>", RICH, ":0", find="here", put="<b>&") == "<p>&lt;b&gt;&amp;</p>"


def test_keys_choices_and_names_of_other_rows_are_no_words():
    schema = record(key=KEY, state=choice("open", "done"), named=many(TITLED), title=text())
    value = {"key": "0" * 8, "state": "open", "named": [{"key": "0" * 8, "title": "open"}], "title": "open"}

    assert [place[0] for place in places(value, schema, find="open")] == [".title:0"]


@given(rich_texts)
def test_a_text_without_the_words_stays_to_the_letter(value):
    assert replaced(value, RICH, ":0", find="\u2603", put="x") == value
