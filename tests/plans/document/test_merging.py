import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.blocks.lists.block import Glossary
from plans.blocks.text.block import RichText
from plans.document.merging import merge, merge_html, merge_sequences, merge_unknown

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=8)


def paragraphs(*words):
    return "".join(f"<p>{word}</p>" for word in words)


def test_changes_of_different_paragraphs_are_both_kept():
    merged = merge_html(
        paragraphs("one", "two", "three"), paragraphs("ONE", "two", "three"), paragraphs("one", "two", "3")
    )

    assert merged == (paragraphs("ONE", "two", "3"), True)


def test_changes_of_the_same_paragraph_stand_one_after_the_other():
    merged = merge_html(paragraphs("one", "two"), paragraphs("theirs", "two"), paragraphs("mine", "two"))

    assert merged == (paragraphs("theirs", "mine", "two"), False)


def test_added_and_left_out_paragraphs_are_merged():
    merged = merge_html(paragraphs("a", "b", "c"), paragraphs("a", "c"), paragraphs("a", "b", "c", "d"))

    assert merged == (paragraphs("a", "c", "d"), True)


def test_data_that_only_one_changed_is_taken_from_that_one():
    base = {"terms": [{"term": "CSP", "meaning": "?"}, {"term": "ASB", "meaning": "?"}]}
    theirs = {"terms": [{"term": "CSP", "meaning": "Community Safety Partnership"}, base["terms"][1]]}
    mine = {"terms": [*base["terms"], {"term": "PCC", "meaning": "Commissioner"}]}

    merged, clean = merge(base, theirs, mine, Glossary.schema)

    assert [term["meaning"] for term in merged["terms"]] == ["Community Safety Partnership", "?", "Commissioner"]
    assert clean


def test_plain_text_that_both_changed_is_mine_and_not_clean():
    assert merge({"html": "", "post": "a"}, {"html": "", "post": "b"}, {"html": "", "post": "c"}, {}) == (
        {"html": "", "post": "c"},
        False,
    )


def test_rich_text_is_known_by_the_schema():
    data = [{"html": paragraphs(*words)} for words in (("a", "b"), ("A", "b"), ("a", "B"))]

    assert merge(*data, RichText.schema) == ({"html": paragraphs("A", "B")}, True)


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        (("a", "theirs"), ("a", "mine"), (("a", "theirs", "mine"), False)),
        (("a",), ("a",), (("a",), True)),
        (("a",), (), (("a",), False)),
        ((), ("a",), (("a",), False)),
    ],
)
def test_texts_of_which_nobody_knows_what_they_grew_from_are_both_kept(theirs, mine, merged):
    found = merge_unknown({"html": paragraphs(*theirs)}, {"html": paragraphs(*mine)}, RichText.schema)

    assert found == ({"html": paragraphs(*merged[0])}, merged[1])


@given(WORDS, WORDS)
def test_merge_with_an_unchanged_text_is_the_other(base, other):
    assert merge_sequences(base, other, base) == (other, True)
    assert merge_sequences(base, base, other) == (other, True)
    assert merge_sequences(base, other, other) == (other, True)


@given(WORDS, WORDS, WORDS)
def test_nothing_that_somebody_wrote_is_lost(base, theirs, mine):
    merged, _ = merge_sequences(base, theirs, mine)

    assert (set(theirs) | set(mine)) - set(base) <= set(merged)


def listed(*items, tag="ul", more=""):
    return f"<{tag}{more}>{''.join(f'<li><p>{item}</p></li>' for item in items)}</{tag}>"


def rows(*cells):
    return "<table><tbody>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells) + "</tbody></table>"


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged", "is_clean"),
    [
        (listed("a", "b", "c"), listed("A", "b", "c"), listed("a", "b", "C"), listed("A", "b", "C"), True),
        (listed("a", "b"), listed("a", "b", "c"), listed("x", "a", "b"), listed("x", "a", "b", "c"), True),
        (listed("a", "b"), listed("a", "T"), listed("a", "M"), listed("a", "T</p><p>M"), False),
        (
            listed("a", "b", tag="ol"),
            listed("a", "B", tag="ol"),
            listed("a", "b", tag="ol", more=' start="4"'),
            listed("a", "B", tag="ol", more=' start="4"'),
            True,
        ),
        (
            rows(("a", "1"), ("b", "2")),
            rows(("a", "9"), ("b", "2")),
            rows(("a", "1"), ("B", "2")),
            rows(("a", "9"), ("B", "2")),
            True,
        ),
        (rows(("a", "1")), rows(("a", "2")), rows(("a", "3")), rows(("a", "2"), ("a", "3")), False),
    ],
)
def test_items_and_rows_are_merged_one_by_one(base, theirs, mine, merged, is_clean):
    assert merge_html(base, theirs, mine) == (merged, is_clean)


SAID = {"properties": {"title": {"type": "string"}, "council": {"type": "string"}}}


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged"),
    [
        ({"title": "a"}, {"title": "b"}, {"title": "a", "council": "x"}, ({"title": "b", "council": "x"}, True)),
        ({"title": "a", "council": "x"}, {"title": "a"}, {"title": "b", "council": "x"}, ({"title": "b"}, True)),
        ({"title": "a", "council": "x"}, {"title": "b", "council": "x"}, {"title": "a"}, ({"title": "b"}, True)),
        (
            {"title": "a", "council": "x"},
            {"title": "a", "council": "y"},
            {"title": "a"},
            ({"title": "a", "council": "y"}, False),
        ),
    ],
)
def test_a_key_that_may_be_left_out_is_put_in_or_taken_out_by_one(base, theirs, mine, merged):
    assert merge(base, theirs, mine, SAID) == merged
