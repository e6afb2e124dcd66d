"""What people type into a search: without its signs, and how else it may be written."""

import re

import pytest

from partnerships.spellings import bare_words, folded, pattern_in_data, pattern_of, wordings


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
    ("typed", "text", "found"),
    [
        ("anti social behaviour", "On anti-social behaviour.", "anti-social behaviour"),
        ("anti-social", "an Anti social act", "Anti social"),
        ("ANTI-SOCIAL", "an antisocial act", "antisocial"),
        ("antisocial", "anti social, anti-social", "anti social"),
        ("reoffending", "Less re-offending", "re-offending"),
        ("therapist", "the rapist", ""),
        ("hotspot", "each hot spot, each hot-spot", "hot spot"),
        ("weekends", "at week ends", "week ends"),
        ("hot spot", "two hotspots", "hotspot"),
        ("nowhere", "now here", ""),
        ("Malmo", "Malmø", "Malmø"),
        ("ŁÓDŹ", "Lodz", "Lodz"),
        ("Lodz", "Łódź", "Łódź"),
        ("Strasse", "Große Straße", "Straße"),
        ("STRAẞE", "Strasse", "Strasse"),
        ("aesthetic", "an Æsthetic view", "Æsthetic"),
        ("Þór", "Thor", "Thor"),
        ("24 7", "247", ""),
        ("Penarlag", "yn PENÂRLÂG heddiw", "PENÂRLÂG"),
        ("Penârlâg", "Penarlag", "Penarlag"),
        ("cafe\u0301", "Our café", "café"),
        ("Dvorak", "Dvořák", "Dvořák"),
        ("women's", "the women’s charter", "women’s"),
        ("St Peter’s", "St Peter's", "St Peter's"),
        ("coast & wold", "Coast &amp; Wold", "Coast &amp; Wold"),
    ],
)
def test_the_same_is_found_however_a_text_writes_it(typed, text, found):
    match = re.search(pattern_of(typed), text)

    assert (match[0] if match else "") == found


def test_other_words_for_the_same_come_after_what_is_typed():
    assert wordings("Coast  & Wold") == ["Coast & Wold", "Coast and Wold"]


def test_words_are_compared_in_small_letters_without_accents():
    assert folded("ŴYTHNOS Café e\u0301 ŁØÐ Straße Æ") == "wythnos cafe e lod strasse ae"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("cafe", r"caf\u00e9"), ("Ŵyl", r"\u0174yl"), ("women's", r"women\u2019s"), ("Strasse", r"Stra\u00dfe")],
)
def test_letters_and_signs_are_found_in_data_that_keep_them_as_codes(typed, kept):
    assert re.search(pattern_in_data(typed), f'"{kept}"')[0] == kept
