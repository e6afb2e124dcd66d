"""Sentences, syllables and the age at which a text is read."""

import pytest

from plans.writing.reading import reading_age, sentences_of, syllables


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("the", 1), ("safety", 3), ("violence", 3), ("people", 2), ("partnership", 3), ("organisations", 5),
        ("community", 4), ("authority", 4), ("responsible", 4), ("reduce", 2), ("CSP", 1), ("2027", 1),
    ],
)  # fmt: skip
def test_syllables_are_heard(word, heard):
    assert syllables(word) == heard


def test_a_sentence_ends_at_its_point_and_with_its_line():
    lines = ["We met. “Did it help?” Some, e.g. Kent Police, said yes.", "A list item", "–"]

    assert sentences_of(lines) == ["We met.", "“Did it help?", "Some, e.g. Kent Police, said yes.", "A list item"]


def test_short_words_in_short_sentences_are_read_young_and_long_ones_late():
    plain = ["The cat sat on the mat and it was glad."] * 10
    heavy = [" ".join(["organisations", "implementing", "responsibilities"] * 10)] * 10

    assert (reading_age(plain), reading_age(heavy)) == (5, 60)


def test_a_short_text_has_no_age():
    assert reading_age(["We met and talked."] * 24) is None
