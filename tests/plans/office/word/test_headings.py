"""Headings of other councils' plans: in frames, underlined, in capitals, or bold among real ones."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from plans.office.word.reading import read_word
from tests.plans.office.word.files import written

W = nsdecls("w")
TEXT = "Some words of text that say what it is about."


def headings_of(build):
    found = read_word(written(build))
    return found["title"], [(c["level"], c["heading"], c["is_guess"]) for c in found["chapters"]]


def line(document, words, *, bold=None, underline=None, size=None):
    run = document.add_paragraph().add_run(words)
    run.bold, run.underline, run.font.size = bold, underline, size and Pt(size)
    document.add_paragraph(TEXT)


def framed(document, *cells, style=None):
    table = document.add_table(rows=1, cols=len(cells))
    for cell, words in zip(table.rows[0].cells, cells, strict=True):
        cell.text = words
    if style:
        table.rows[0].cells[-1].paragraphs[0].style = document.styles[style]
    document.add_paragraph(TEXT)


def test_real_headings_in_frames_are_chapters_with_the_numbers_beside_them():
    def build(document):
        document.add_heading("Introduction", 1)
        document.add_paragraph(TEXT)
        framed(document, "Our priorities", style="Heading 1")
        framed(document, "1", "Serious violence", style="Heading 2")

    _, headings = headings_of(build)

    assert headings == [(1, "Introduction", False), (1, "Our priorities", False), (2, "1 Serious violence", False)]


def test_priorities_named_in_frames_or_in_bold_among_real_headings_are_guesses():
    def build(document):
        document.add_heading("What matters here", 1)
        framed(document, "Priority 1 – Serious violence")
        line(document, "Priority Two: Drugs", bold=True)
        line(document, "Note on figures", bold=True)
        document.add_heading("Contacts", 1)

    _, headings = headings_of(build)

    assert headings == [
        (1, "What matters here", False),
        (2, "Priority 1 – Serious violence", True),
        (2, "Priority Two: Drugs", True),
        (1, "Contacts", False),
    ]


def test_underlined_lines_and_capitals_are_headings_where_a_text_has_no_others():
    def build(document):
        document.add_paragraph("COMMUNITY SAFETY PLAN 2027–2030")
        line(document, "INTRODUCTION")
        line(document, "Who we are", underline=True)

    title, headings = headings_of(build)

    assert (title, headings) == (
        "COMMUNITY SAFETY PLAN 2027–2030",
        [(1, "INTRODUCTION", True), (1, "Who we are", True)],
    )


def test_bold_lines_are_headings_where_nothing_else_is_one():
    def build(document):
        for words in ("Introduction", "Our partners"):
            line(document, words, bold=True)
        document.add_paragraph("We will:").runs[0].bold = True

    _, headings = headings_of(build)

    assert headings == [(1, "Introduction", True), (1, "Our partners", True)]


def test_large_letters_are_headings_only_where_they_are_larger_than_the_text():
    def build(document):
        for words, size in (("Introduction", 18), (TEXT, 14), ("Police, fire and health", 14)):
            document.add_paragraph().add_run(words).font.size = Pt(size)

    _, headings = headings_of(build)

    assert headings == [(1, "Introduction", True)]


def test_a_numbered_heading_may_end_with_a_colon():
    def build(document):
        line(document, "2.1 Violence:", bold=True)
        line(document, "2.2 Priority 2 – Drugs:", bold=True)

    _, headings = headings_of(build)

    assert [words for _, words, _ in headings] == ["2.1 Violence:", "2.2 Priority 2 – Drugs:"]


def test_a_line_before_the_first_heading_that_names_a_plan_is_the_title():
    def build(document):
        document.add_paragraph("Safer Dyfedshire")
        document.add_paragraph("Community Safety Plan 2027–2030")
        document.add_heading("Foreword", 1)
        document.add_paragraph(TEXT)

    title, headings = headings_of(build)

    assert (title, headings) == ("Community Safety Plan 2027–2030", [(1, "", False), (1, "Foreword", False)])


def test_contents_that_somebody_typed_stay_out_with_their_caption():
    def build(document):
        document.add_heading("Contents", 1)
        for line in ("Foreword\t3", "Our priorities ..... 5", "Who we are … 12"):
            document.add_paragraph(line)
        document.add_heading("Foreword", 1)
        document.add_paragraph(TEXT)

    found = read_word(written(build))

    assert [chapter["heading"] for chapter in found["chapters"]] == ["Foreword"]
    assert [(each["sort"], each["words"]) for each in found["left_out"]] == [
        ("contents", "Contents"), ("contents", "Foreword 3"), ("contents", "Our priorities ..... 5"),
        ("contents", "Who we are … 12"),
    ]  # fmt: skip


def test_lines_of_a_heading_are_words_of_one():
    def build(document):
        run = document.add_heading("", 1).add_run("Our")
        run.add_break()
        run.add_text("priorities")

    assert headings_of(build)[1] == [(1, "Our priorities", False)]


def counted(document, *lines):
    """Lines that Word numbers by one list: words, depth, bold."""
    levels = "".join(f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="decimal"/></w:lvl>' for depth in range(3))
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for words, depth, is_bold in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(words).bold = is_bold
        told = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(told))


def test_bold_lines_that_word_numbers_are_headings_and_text_under_them_is_one_list():
    def build(document):
        counted(
            document,
            ("Violence", 0, True), ("Knives", 1, True), (TEXT, 2, False), (TEXT, 2, False), ("Money", 0, True),
            (TEXT, 1, False),
        )  # fmt: skip

    assert headings_of(build)[1] == [(1, "Violence", True), (2, "Knives", True), (1, "Money", True)]
    assert read_word(written(build))["chapters"][2]["parts"][0]["html"] == f"<ol><li>{TEXT}</li></ol>"


def test_bold_lines_that_word_numbers_stand_below_headings_of_larger_letters():
    def build(document):
        line(document, "Our aims", size=20)
        line(document, "Our work", size=20)
        counted(document, ("Violence", 0, True))
        document.add_paragraph(TEXT)
        paragraph = document.add_paragraph()
        paragraph.add_run("Money").bold = True
        told = f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(told))
        document.add_paragraph(TEXT)

    assert [heading[:2] for heading in headings_of(build)[1]] == [
        (1, "Our aims"), (1, "Our work"), (2, "Violence"), (2, "Money"),
    ]  # fmt: skip


def test_a_list_that_goes_on_after_text_goes_on_counting():
    def build(document):
        counted(document, ("One", 0, False), ("Two", 0, False))
        document.add_paragraph("Between", style="Quote")
        for words, depth in (("Three", 0), ("a", 1), ("Four", 0)):
            paragraph = document.add_paragraph(words)
            told = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(told))

    assert read_word(written(build))["chapters"][0]["parts"][0]["html"] == (
        "<ol><li>One</li><li>Two</li></ol><blockquote><p>Between</p></blockquote>"
        '<ol start="3"><li>Three<ol><li>a</li></ol></li><li>Four</li></ol>'
    )


def test_bold_items_of_a_list_are_no_headings():
    def build(document):
        counted(document, ("Listen", 0, True), ("Act", 0, True), ("Report", 0, True))
        document.add_paragraph(TEXT)

    assert headings_of(build)[1] == [(1, "", False)]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (
            ["1. Violence", "1.1 Knives", TEXT, "1.2 Homes", TEXT, "2. Money", TEXT],
            [(1, "1. Violence"), (2, "1.1 Knives"), (2, "1.2 Homes"), (1, "2. Money")],
        ),
        (["1. Listen", "2. Act", "3. Report", TEXT], [(1, "")]),
        (["1 in 4 people said so", TEXT, "3 in 4 did not", TEXT], [(1, "")]),
    ],
    ids=["headings", "a list", "sentences"],
)
def test_numbers_typed_in_the_letters_of_the_text_make_headings_where_text_is_under_them(lines, headings):
    def build(document):
        for words in lines:
            document.add_paragraph(words)

    assert [(level, words) for level, words, _ in headings_of(build)[1]] == headings
