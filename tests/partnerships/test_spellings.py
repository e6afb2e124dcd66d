"""What people type into a search: without its signs, and how else it may be written."""

import pytest

from partnerships.spellings import bare_words, folded, spellings


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('"night time" economy', ["night", "time", "economy"]),
        ("“Safer” (streets)", ["Safer", "streets"]),
        ("-violence +women* cars?", ["violence", "women", "cars"]),
        ("women’s night-time 24/7", ["women’s", "night-time", "24/7"]),
        ("% -", ["%"]),
        ('"', ['"']),
    ],
)
def test_words_stand_without_what_is_around_them(typed, words):
    assert bare_words(typed) == words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("anti social behaviour", "anti-social behaviour"),
        ("anti-social  behaviour", "anti social behaviour"),
        ("women's", "women’s"),
        ("St Peter’s", "St Peter's"),
        ("Coast & Wold", "Coast and Wold"),
    ],
)
def test_other_spellings_of_the_same(typed, found):
    first, *others = spellings(typed)

    assert (first, found in others) == (" ".join(typed.split()), True)


def test_apostrophes_are_the_same_without_moving_a_letter():
    assert folded("Women’s SAFETY") == "women's safety"
