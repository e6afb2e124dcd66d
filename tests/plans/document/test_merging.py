import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.blocks.lists.block import Glossary
from plans.blocks.text.block import RichText
from plans.document.merging import merge, merge_html, merge_sequences, merge_unknown, pieces

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
        (rows(("a", "1")), rows(("A", "1")), rows(("a", "9")), rows(("A", "9")), True),
        (listed("a"), listed("A", tag="ol"), listed("b"), listed("A", tag="ol") + listed("b"), False),
        (
            listed("a", "b", tag="ol"),
            listed("A", "b", tag="ol", more=' start="2"'),
            listed("a", "B", tag="ol", more=' start="4"'),
            listed("A", "B", tag="ol", more=' start="2"'),
            False,
        ),
        ("<p>a</p>", "<p>a</p>", "", "", True),
        ("<p>a</p>", "", "<p>b</p>", "<p>b</p>", False),
        ("", "<p>a</p>", "<p>b</p>", "<p>a</p><p>b</p>", False),
        ("", "<p>a</p>", "<p>a</p><p>b</p>", "<p>a</p><p>b</p>", False),
        ("<hr>", "<hr><p>a</p>", "<p>b</p><hr>", "<p>b</p><hr><p>a</p>", True),
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


def term(word, meaning="", **fields):
    return {"term": word, "meaning": meaning, **fields}


ASB, CSP, PCC = term("ASB", "Behaviour"), term("CSP", "Partnership"), term("PCC", "Commissioner")
LISTS = {
    "other fields of one row": ([ASB], [term("ASB", "Nuisance")], [term("Asb", "Behaviour")],
                                [term("Asb", "Nuisance")], True),
    "one field of one row": ([ASB], [term("ASB", "Nuisance")], [term("ASB", "Noise")],
                             [term("ASB", "Nuisance"), term("ASB", "Noise")], False),
    "a key more and a field": ([ASB], [ASB | {"note": "N"}], [term("ASB", "Noise")],
                               [term("ASB", "Noise", note="N")], True),
    "one row changed and taken out": ([ASB, CSP], [CSP], [term("ASB", "Noise"), CSP],
                                      [term("ASB", "Noise"), CSP], False),
    "one row taken out, the next changed": ([ASB, CSP], [CSP], [ASB, term("CSP", "Safety")],
                                            [CSP, ASB, term("CSP", "Safety")], False),
    "rows added by both": ([ASB], [ASB, CSP], [ASB, PCC], [ASB, CSP, PCC], False),
    "the same row added by both": ([ASB], [ASB, CSP], [ASB, CSP], [ASB, CSP], True),
    "rows added at both ends": ([ASB], [CSP, ASB], [ASB, PCC], [CSP, ASB, PCC], True),
    "another row in its place": ([ASB | {"key": "1"}], [term("ASB", "Nuisance", key="1")], [CSP | {"key": "2"}],
                                 [term("ASB", "Nuisance", key="1"), CSP | {"key": "2"}], False),
    "no rows": (["a", "b"], ["A", "b"], ["a", "B"], ["A", "B"], True),
    "one word": (["a"], ["b"], ["c"], ["b", "c"], False),
}  # fmt: skip


@pytest.mark.parametrize(("base", "theirs", "mine", "merged", "is_clean"), LISTS.values(), ids=LISTS)
def test_rows_of_data_are_merged_field_by_field_where_that_is_clear(base, theirs, mine, merged, is_clean):
    assert merge(base, theirs, mine, {"items": {"properties": {}}}) == (merged, is_clean)


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "merged"),
    [
        (1, 2, 3, (3, False)),
        (1, 1, 3, (3, True)),
        (1, 3, 1, (3, True)),
        (1, 3, 3, (3, True)),
        (None, "a", "b", ("b", False)),
        (None, [1], [2], ([2], False)),
        ("a", None, "b", ("b", False)),
        ([1], {"a": 1}, [2], ([2], False)),
        (True, False, False, (False, True)),
    ],
)
def test_what_cannot_be_put_together_is_mine_and_not_clean(base, theirs, mine, merged):
    assert merge(base, theirs, mine, {}) == merged


def test_rich_text_that_may_be_left_out_is_rich_all_the_same():
    schema = {"anyOf": [{"type": "string", "contentMediaType": "text/html"}, {"type": "null"}]}

    assert merge(*(paragraphs(*words) for words in ("ab", "Ab", "aB")), schema) == (paragraphs("A", "B"), True)


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        ({"a": "x", "n": 1}, {"a": "x", "n": 1}, ({"a": "x", "n": 1}, True)),
        ({"rows": ["a", "b"]}, {"rows": ["b", "c"]}, ({"rows": ["a", "b", "c"]}, False)),
        ({"a": "theirs"}, {"a": ""}, ({"a": "theirs"}, False)),
        ({"a": ""}, {"a": "mine"}, ({"a": "mine"}, False)),
        ({"b": 1}, {}, ({"b": 1}, False)),
    ],
)
def test_of_data_without_a_base_each_says_what_it_has(theirs, mine, merged):
    assert merge_unknown(theirs, mine, {}) == merged


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", []),
        ("Words", ["Words"]),
        ("<p>a</p><ul><li><p>b</p></li></ul>", ["<p>a</p>", "<ul><li><p>b</p></li></ul>"]),
        ("<script>x()</script><p>a</p>", ["<p>a</p>"]),
        ("<hr>", ["<hr>"]),
    ],
)
def test_rich_text_is_parted_into_its_pieces(value, found):
    assert pieces(value) == found
