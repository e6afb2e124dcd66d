from hypothesis import given
from hypothesis import strategies as st

from plans.blocks.lists.block import Glossary
from plans.blocks.text.block import RichText
from plans.document.merging import merge, merge_html, merge_sequences

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


@given(WORDS, WORDS)
def test_merge_with_an_unchanged_text_is_the_other(base, other):
    assert merge_sequences(base, other, base) == (other, True)
    assert merge_sequences(base, base, other) == (other, True)
    assert merge_sequences(base, other, other) == (other, True)


@given(WORDS, WORDS, WORDS)
def test_nothing_that_somebody_wrote_is_lost(base, theirs, mine):
    merged, _ = merge_sequences(base, theirs, mine)

    assert (set(theirs) | set(mine)) - set(base) <= set(merged)
