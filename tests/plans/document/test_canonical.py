"""The one text of plain data: what every checksum of a version rests on, for good."""

import pytest

from plans.document.canonical import canonical, checksum, normalise

E_ACUTE, E_AND_ACUTE = "\u00e9", "e\u0301"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({}, "{}"),
        ({"b": 1, "a": [True, None, "x"]}, '{"a":[true,null,"x"],"b":1}'),
        ({"a": {"d": 1, "c": 2}}, '{"a":{"c":2,"d":1}}'),
        ({"a": ("x", 1)}, '{"a":["x",1]}'),
        ({"a": "£5 – “so”"}, '{"a":"£5 – “so”"}'),
        ({"a": 'say "no"\n\\'}, '{"a":"say \\"no\\"\\n\\\\"}'),
        ({f"caf{E_AND_ACUTE}": E_AND_ACUTE}, f'{{"caf{E_ACUTE}":"{E_ACUTE}"}}'),
        ({"a": " two  spaces "}, '{"a":" two  spaces "}'),
        ({"B": 1, "a": 2, "ä": 3}, '{"B":1,"a":2,"ä":3}'),
        ({"a": -(10**12)}, '{"a":-1000000000000}'),
    ],
)
def test_the_one_text_is_written_so(data, text):
    assert canonical(data) == text


@pytest.mark.parametrize(
    ("data", "sha256"),
    [
        ({}, "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
        ({"a": 1}, "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"),
        ({"title": "Safer Anyborough – “2026”"}, "0351"),
    ],
)
def test_a_checksum_stands_whatever_version_of_the_portal_reckons_it(data, sha256):
    assert checksum(data)[: len(sha256)] == sha256


def test_the_order_of_keys_says_nothing_and_that_of_entries_does():
    assert checksum({"a": 1, "b": 2}) == checksum({"b": 2, "a": 1})
    assert checksum({"a": [1, 2]}) != checksum({"a": [2, 1]})


def test_numbers_texts_and_truths_are_told_apart():
    texts = [canonical({"a": value}) for value in (1, "1", True, "true", None, "")]

    assert len(set(texts)) == 6


@pytest.mark.parametrize(
    ("value", "kind"), [(1.0, "float"), ([{"a": 0.5}], "float"), (b"x", "bytes"), ({"a": {1}}, "set")]
)
def test_what_is_no_plain_data_is_refused(value, kind):
    with pytest.raises(TypeError, match=f"A Document holds no {kind}: write .* as a string."):
        normalise(value)
