"""Nothing is lost: every paragraph of a Word file is in its chapters or in the list of what stays out."""

import json

from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from plans.office.word.coverage import missing, squeezed
from plans.office.word.reading import read_word
from tests.plans.office.word.files import sample, written
from tests.sizes import examples

STYLES = ["Normal", "Title", "Heading 1", "Heading 2", "Heading 4", "List Bullet 2", "List Number", "Caption", "Quote"]
words = st.text("abc é–•1.&<> ", min_size=1, max_size=12)
paragraphs = st.tuples(st.just("paragraph"), st.sampled_from(STYLES), st.lists(words, max_size=3), st.booleans())
tables = st.tuples(st.just("table"), st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=3))


def build(document, pieces):
    for sort, *rest in pieces:
        if sort == "table":
            table = document.add_table(len(rest[0]), 2)
            for y, row in enumerate(rest[0]):
                for x, cell in enumerate(row):
                    table.cell(y, x).text = cell
        else:
            style, runs, is_bold = rest
            paragraph = document.add_paragraph(style=style)
            for run in runs:
                font = paragraph.add_run(run).font
                font.bold, font.size, font.hidden = is_bold, Pt(14), run.startswith("c")


def all_words(found) -> str:
    parts = [part for chapter in found["chapters"] for part in chapter["parts"]]
    kept = [found["title"], found["subtitle"], *(chapter["heading"] for chapter in found["chapters"])]
    return squeezed(json.dumps([kept, parts, found["left_out"]], ensure_ascii=False))


@examples(25)
@given(st.lists(paragraphs | tables, max_size=8))
def test_every_paragraph_of_any_file_is_kept_or_listed_and_none_is_lost(pieces):
    found = read_word(written(lambda document: build(document, pieces)))

    assert [each for each in found["left_out"] if each["sort"] == "lost"] == []


def test_words_that_found_no_place_are_listed():
    pieces = ["Kept one.", "Listed", "Lost  words", "• Kept two"]

    assert missing(pieces, "Kept\none. Kept two", "Listed") == ["Lost words"]


def test_nothing_of_the_samples_is_lost():
    for name in ("1-styled-plan", "2-reviewed-draft", "3-faked-headings", "5-priority-chapters", "strict"):
        assert "lost" not in {each["sort"] for each in read_word(sample(name))["left_out"]}
