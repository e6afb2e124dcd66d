"""Words, and what holds them: pure parts of the search over the workspace."""

import pytest

from partnerships.finding import MOST, FoundThing, Sought, plain, under


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<p>Thefts of <strong>bicycles</strong> &amp; cars</p>", "Thefts of bicycles & cars"),
        ({"html": "<p>One</p>", "rows": [{"text": "Two", "key": "abc"}, ["Three", 4, None]]}, "One Two Three"),
        ({"kind": "chart", "sha256": "fade", "label": "Fire"}, "Fire"),
        ({"tie": "reports_to", "strands": ["reoffending"], "name": "Board"}, "Board"),
        ({"align": "left", "caption": "Crime", "table": {"title": "Table"}}, "Crime Table"),
        (["51d07230-f0c2-54f7-a7a6-1bd8336b8b3b", "f" * 64, "fade"], "fade"),
        (None, ""),
    ],
)
def test_plain_text_is_what_people_wrote(value, words):
    assert plain(value) == words


def test_every_word_has_to_stand_there_in_any_order():
    sought = Sought("cars THEFTS")

    assert sought.around("Thefts of bicycles and cars") == "Thefts of bicycles and cars"
    assert sought.around("Thefts of bicycles") == ""


@pytest.mark.parametrize("typed", ["“women's”", "safety & (women’s)", "-safety"])
def test_signs_around_words_and_other_apostrophes_hide_nothing(typed):
    assert Sought(typed).around("The women’s safety charter") == "The women’s safety charter"


def test_a_long_text_is_cut_around_the_first_word():
    words = Sought("needle").around(f"{'hay ' * 100}needle{' hay' * 100}")

    assert words.startswith("…hay hay")
    assert words.endswith("…")
    assert " needle " in words


@pytest.mark.parametrize(
    ("typed", "is_enough"), [("", False), ("  ", False), ("a", False), ("a b", True), ("ab", True)]
)
def test_one_letter_is_not_searched_for(typed, is_enough):
    assert Sought(typed).is_enough is is_enough


def test_a_heading_shows_the_first_and_says_that_there_are_more():
    things = [FoundThing(str(n), f"/{n}/") for n in range(MOST + 1)]

    assert [(len(group.things), group.has_more) for group in under("Actions", things)] == [(MOST, True)]
    assert under("Actions", []) == []
