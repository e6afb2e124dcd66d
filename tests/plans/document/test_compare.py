"""Comparison of two Documents: matched by key, marked word by word, nothing of either text lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plans.document.compare import compare, compare_blocks
from plans.document.marking import marked
from plans.document.render import render_block
from tests.plans.document.test_kinds import OURS
from tests.sizes import examples
from tests.strategies import DATA, documents, words

slow = examples(60)


@st.composite
def pairs(draw):
    """A Document and what somebody made of it: blocks dropped, added, edited, shuffled."""
    first = draw(documents(OURS))
    edited = []
    for block in draw(st.permutations(first["blocks"])) if draw(st.booleans()) else first["blocks"]:
        fate = draw(st.sampled_from(["keep", "keep", "drop", "edit", "rename"]))
        if fate == "edit":
            block = {**block, "data": draw(DATA[block["kind"]])}
        if fate == "rename":
            block = {**block, "heading": draw(words())}
        if fate != "drop":
            edited.append(block)
    known = {block["key"] for block in first["blocks"]}
    fresh = [block for block in draw(documents(OURS, most=2))["blocks"] if block["key"] not in known]
    return first, {**first, "blocks": edited + fresh}


def text_without(page, name):
    """The text of marked HTML without one kind of mark and without the words for screen readers."""
    tree = html.fragment_fromstring(str(page), create_parent="div")
    for element in [*tree.iter(name), *tree.find_class("csp-said")]:
        element.drop_tree()
    return "".join(tree.text_content().split())


def text_of(page):
    return text_without(page, "nothing")


@slow
@given(documents(OURS))
def test_nothing_changes_against_itself(document):
    comparison = compare(document, document)

    assert not comparison.has_changes
    assert comparison.summary == "No changes"
    assert [block.status for block in comparison.blocks] == ["same"] * len(document["blocks"])


@slow
@given(pairs())
def test_every_key_of_both_is_listed_once_with_what_became_of_it(pair):
    first, second = pair
    before, after = ({block["key"] for block in document["blocks"]} for document in pair)

    comparison = compare(first, second)

    keys = [block.key for block in comparison.blocks]
    assert sorted(keys) == sorted(before | after)
    assert {block.key for block in comparison.blocks if block.status == "added"} == after - before
    assert {block.key for block in comparison.blocks if block.status == "removed"} == before - after
    assert [key for key in keys if key in after] == [block["key"] for block in second["blocks"]]


@slow
@given(pairs())
def test_both_texts_can_be_read_out_of_the_marked_one(pair):
    for block in compare(*pair).blocks:
        first, second = (
            text_of(render_block(side, document=document, medium="compare")) if side else ""
            for side, document in zip((block.before, block.after), pair, strict=True)
        )
        assert text_without(block.html, "del") == second
        assert text_without(block.html, "ins") == first


def block(key="k", kind="rich_text", heading="", level=1, **data):
    return {"key": key, "kind": kind, "level": level, "heading": heading, "data": data}


def document(*blocks, title="Plan"):
    return {
        "title": title,
        "period": {"start": "2026-04-01", "end": "2029-03-31"},
        "rests_on": [],
        "blocks": list(blocks),
    }


def said(page):
    """Marked HTML as [-left out-] and [+put in+], without elements."""
    plain = re.sub(r'<span class="govuk-visually-hidden csp-said">[^<]*</span>', "", str(page))
    plain = re.sub(
        r"<ins>(.*?)</ins>", r"[+\1+]", re.sub(r"<del>(.*?)</del>", r"[-\1-]", plain, flags=re.S), flags=re.S
    )
    return " ".join(re.sub(r"<[^>]*>", " ", plain).split())


def test_words_are_marked_not_whole_paragraphs():
    change = compare_blocks(
        block(html="<p>Crime fell by 5 per cent.</p><p>Second.</p>"),
        block(html="<p>Crime fell by 7 per cent.</p><p>Second.</p>"),
    )

    assert said(change.html) in (
        "Crime fell by [+7+] [-5-] per cent. Second.",
        "Crime fell by [-5-] [+7+] per cent. Second.",
    )


def test_item_put_in_the_middle_of_a_list_leaves_its_neighbours_alone():
    change = compare_blocks(
        block(html="<ul><li>One thing</li><li>Another thing</li></ul>"),
        block(html="<ul><li>One thing</li><li>Something new here</li><li>Another thing</li></ul>"),
    )

    assert said(change.html) == "One thing [+Something new here+] Another thing"


def table(rows):
    return block(
        kind="table",
        caption="Complaints",
        columns=[{"label": "Kind", "align": "left"}, {"label": "Number", "align": "right"}],
        row_headings=True,
        rows=rows,
        notes=[],
        footnotes=[],
        stated_total=None,
        source="",
    )


def test_tables_are_compared_row_by_row_and_cell_by_cell():
    change = compare_blocks(
        table([["Noise", "12"], ["Litter", "7"], ["Parking", "3"]]),
        table([["Noise", "15"], ["Parking", "3"], ["Graffiti", "9"]]),
    )

    words = said(change.html)
    assert words.startswith("Complaints Kind Number Noise")
    assert re.search(
        r"Noise (\[\+15\+\] \[-12-\]|\[-12-\] \[\+15\+\]) \[-Litter-\] \[-7-\] Parking 3 \[\+Graffiti\+\] \[\+9\+\]$",
        words,
    )


def test_cells_follow_the_headings_of_their_columns():
    def years(*labels):
        columns = [{"label": label, "align": "left"} for label in ("Ward", *labels)]
        rows = [["Harbour", *labels[::-1]], ["Castle", *("7" for _ in labels)]]
        return {**table(rows), "data": {**table(rows)["data"], "columns": columns}}

    change = compare_blocks(years("2023", "2024"), years("2024", "2025"))

    words = said(change.html)
    assert "Ward [-2023-] 2024 [+2025+]" in words
    assert "Castle [-7-] 7 [+7+]" in words


def test_sections_of_the_same_heading_are_the_same_section():
    def scan(item):
        return block(kind="horizon_scan", sections=[{"heading": "Social", "items": [item]}])

    change = compare_blocks(scan("Homelessness rises."), scan("Far more people rent their homes now."))

    assert said(change.html) == "Social [-Homelessness rises.-] [+Far more people rent their homes now.+]"


def test_marks_carry_words_for_screen_readers():
    assert '<ins><span class="govuk-visually-hidden csp-said">inserted: </span>new</ins>' in marked(
        "<p></p>", "<p>new</p>"
    )


def test_moving_one_block_moves_one_block():
    blocks = [block(key, html=f"<p>{key}</p>") for key in "abcd"]

    comparison = compare(document(*blocks), document(blocks[3], *blocks[:3]))

    assert [(each.key, each.status) for each in comparison.changes] == [("d", "moved")]
    assert comparison.summary == "1 chapter moved"


def test_summary_counts_chapters_with_their_sections():
    one, within, two = block("a", html="<p>1</p>"), block("b", level=2, html="<p>2</p>"), block("c", html="<p>3</p>")
    new = block("d", html="<p>4</p>")

    comparison = compare(
        document(one, within, two), document(one, {**within, "heading": "Within"}, {**two, "heading": "Two"}, new)
    )

    assert comparison.summary == "2 chapters changed, 1 added"


def test_title_is_a_fact_of_the_whole():
    comparison = compare(document(), document(title="Safer plan"))

    assert comparison.facts == [("Title", "Plan", "Safer plan")]
    assert comparison.summary == "title changed"


@pytest.mark.parametrize(
    ("before", "after", "status"), [(None, "x", "added"), ("x", None, "removed"), ("x", "y", "changed")]
)
def test_compare_blocks_takes_states_of_one_block(before, after, status):
    change = compare_blocks(before and block(html=f"<p>{before}</p>"), after and block(html=f"<p>{after}</p>"))

    assert change.status == status


def test_removed_block_keeps_no_anchor_that_could_stand_twice():
    change = compare_blocks(block(heading="Gone", html="<p>x</p>"), None)

    assert " id=" not in change.html


def test_chapters_beside_each_other_that_did_not_change_are_told_together():
    before = document(*(block(key, key.upper()) for key in "abcdef"))
    after = document(*(block(key, "Other" if key == "d" else key.upper()) for key in "abcdef"))

    runs = [(changed, [each.key for each in run]) for changed, run in compare(before, after).runs]

    assert runs == [(False, ["a", "b", "c"]), (True, ["d"]), (False, ["e", "f"])]


CELLS = "<table><tbody><tr><td>One</td><td>Two</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("before", "after"), [(CELLS, CELLS.replace("Two", "Three")), ("<p>None.</p>", CELLS), (CELLS, "<p>None.</p>")]
)
def test_a_table_scrolls_inside_its_own_frame_however_it_changed(before, after):
    change = compare_blocks(block(html=before), block(html=after))

    tables = html.fragment_fromstring(str(change.shown), create_parent="div").iter("table")

    assert [table.getparent().get("class").split()[0] for table in tables] == ["csp-table-scroll"]
