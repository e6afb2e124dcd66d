"""Samples of Word plans: their outline, what their chapters hold, and what is listed as left out."""

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from plans.document.richtext import words_of
from plans.office.word.choosing import proposals
from plans.office.word.reading import read_word
from tests.plans.office.word.files import sample, with_text, written


def outline(found):
    return [
        (chapter["level"], chapter["heading"], [part["sort"] for part in chapter["parts"]])
        for chapter in found["chapters"]
    ]


def listed(found):
    return [(each["sort"], each["words"], each["place"]) for each in found["left_out"]]


def html_of(build) -> str:
    """The text of the one chapter of a document made by python-docx."""
    (chapter,) = read_word(written(build))["chapters"]
    return "".join(part["html"] for part in chapter["parts"])


def test_a_styled_plan():
    found = read_word(sample("1-styled-plan"))

    assert (found["title"], found["subtitle"]) == (
        "Millbridge Community Safety Plan 2026–2029",
        "Safer Millbridge Partnership",
    )
    assert outline(found) == [
        (1, "Foreword", ["text"]),
        (1, "Who we are", ["text"]),
        (1, "Our priorities", ["text"]),
        (2, "Priority 1: Anti-social behaviour", ["text"]),
        (2, "Priority 2: Domestic abuse", ["text"]),
        (1, "Crime figures", ["table", "text"]),
        (2, "Where we are", ["picture", "text"]),
        (1, "Action plan", ["table"]),
        (1, "Review calendar", ["table"]),
        (1, "Glossary", ["table"]),
        (1, "Useful contacts", ["table"]),
    ]
    assert listed(found) == [
        ("header", "OFFICIAL – draft 3", ""),
        ("footer", "Page footer text", ""),
        ("contents", "Foreword 2", ""),
        ("colour", "4 cells", "Action plan"),
        ("merged", "in the table “Ref – Priority – Action – Lead – By when – Measure of success – RAG”", "Action plan"),
    ]


def test_what_the_chapters_of_a_styled_plan_hold():
    chapters = {chapter["heading"]: chapter["parts"] for chapter in read_word(sample("1-styled-plan"))["chapters"]}

    assert chapters["Foreword"][0]["html"] == (
        "<p>As Chair of the partnership I am <strong>proud</strong> to present this plan.<sup>1</sup></p>"
        '<h2>Notes</h2><ol start="1"><li>Adopted by the partnership board in draft.</li></ol>'
    )
    assert chapters["Who we are"][0]["html"].endswith(
        "<li>Probation Service<ul><li>Sub-item of a list</li></ul></li></ul>"
    )
    table, picture = chapters["Crime figures"][0], chapters["Where we are"][0]
    assert (table["caption"], table["heads"], table["rows"][1]) == (
        "Table 1: Recorded offences", 1, ["Burglary", "412", "380", "-8%"],
    )  # fmt: skip
    assert (picture["name"], picture["alt"], picture["caption"]) == (
        "word/media/image1.png", "Map of the four wards of Millbridge", "Figure 1: the borough",
    )  # fmt: skip
    priorities = [row[1] for row in chapters["Action plan"][0]["rows"][1:]]
    assert priorities == ["Anti-social behaviour", "Anti-social behaviour", "Domestic abuse", "Domestic abuse"]


def test_a_draft_with_tracked_changes_names_each_of_them_with_its_chapter():
    found = read_word(sample("2-reviewed-draft"))

    assert outline(found) == [(1, "Foreword", ["text"]), (1, "Priorities", ["text", "table"])]
    assert found["chapters"][0]["parts"][0]["html"].startswith("<p>We will cut burglary by ten per cent.</p>")
    assert listed(found) == [
        ("comment", "Partner C: Is this still true? The ICB left in April.", "Foreword"),
        ("deleted", "five (Partner B)", "Foreword"),
        ("deleted", "Whole paragraph deleted by review. (P)", "Foreword"),
        ("moved", "Sentence that was moved here. (P)", "Priorities"),
        ("inserted", "ten (Partner B)", "Foreword"),
        ("inserted", "Sentence that was moved here. (P)", "Foreword"),
        ("deleted_row", "Row deleted by review | Police", "Priorities"),
        ("hidden", "Hidden officer note", "Priorities"),
    ]


def test_a_draft_is_read_as_it_was_before_its_tracked_changes():
    found = read_word(sample("2-reviewed-draft"), rejects=True)

    html = found["chapters"][0]["parts"][0]["html"]
    assert html.startswith("<p>We will cut burglary by five per cent.</p>")
    assert "<p>Whole paragraph deleted by review.</p>" in html
    assert [each for each in listed(found) if each[0] not in ("comment", "hidden")] == [
        ("not_added", "ten (Partner B)", "Foreword"),
        ("not_moved", "Sentence that was moved here. (P)", "Foreword"),
        ("not_deleted", "five (Partner B)", "Foreword"),
        ("not_deleted", "Whole paragraph deleted by review. (P)", "Foreword"),
        ("not_deleted", "Sentence that was moved here. (P)", "Priorities"),
    ]
    rows = [row[0] for part in found["chapters"][1]["parts"] for row in part["rows"]]
    assert "Row deleted by review" in rows


def test_headings_that_only_look_like_some_are_marked_as_guesses():
    found = read_word(sample("3-faked-headings"))

    assert found["title"] == "EASTVALE COMMUNITY SAFETY STRATEGY 2025-28"
    assert [(c["level"], c["heading"], c["is_guess"]) for c in found["chapters"]] == [
        (1, "1. INTRODUCTION FROM THE CHAIR", True),
        (1, "2. WHO WE ARE", True),
        (1, "3. OUR PRIORITIES", True),
        (2, "3.1 Violence", True),
        (2, "3.2 Road safety", True),
        (1, "4. ACTION PLAN", True),
        (1, "APPENDIX A – CONTACTS", True),
    ]
    assert listed(found) == []


def test_styles_that_are_no_headings_and_look_so_are_chapters_and_sections():
    def build(document):
        for name, size in (("Council one", 22), ("Council two", 15)):
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.font.size, style.font.bold = document.styles["Normal"], Pt(size), True
        for words, style in (("Our borough", "one"), ("People", "two"), ("Contact us", "one")):
            document.add_paragraph(words, style=f"Council {style}")
            document.add_paragraph("Some words of text.")

    found = read_word(written(build))

    assert [(c["level"], c["heading"], c["is_guess"]) for c in found["chapters"]] == [
        (1, "Our borough", True),
        (2, "People", True),
        (1, "Contact us", True),
    ]


def test_words_in_simple_fields_and_hyphens_that_are_elements_come_in():
    markup = (
        b'<w:p><w:fldSimple w:instr=" SEQ p "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
        b"<w:r><w:t>. Patrols</w:t></w:r></w:p>"
        b'<w:p><w:dir w:val="rtl"><w:r><w:t>Salaam</w:t></w:r></w:dir></w:p>'
        b"<w:p><w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>so</w:t><w:softHyphen/><w:t>cial</w:t></w:r></w:p>"
    )

    found = read_word(with_text(markup))

    assert found["chapters"][-1]["parts"][-1]["html"].endswith("<p>7. Patrols</p><p>Salaam</p><p>anti‑social</p>")
    assert "lost" not in {sort for sort, _, _ in listed(found)}


def test_paragraphs_whose_end_was_deleted_are_one():
    end = b'<w:pPr><w:rPr><w:del w:id="7" w:author="Bo"/></w:rPr></w:pPr>'
    markup = b"<w:p>" + end + b"<w:r><w:t>first half, </w:t></w:r></w:p><w:p><w:r><w:t>second half</w:t></w:r></w:p>"

    found = read_word(with_text(markup))

    assert found["chapters"][-1]["parts"][-1]["html"].endswith("<p>first half, second half</p>")


def test_heads_over_merged_heads_are_heads_too():
    def build(document):
        table = document.add_table(rows=3, cols=3)
        for row, words in zip(
            table.rows, (("Offence", "2026", ""), ("", "Q1", "Q2"), ("Theft", "4", "5")), strict=True
        ):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(0, 2))

    (chapter,) = read_word(written(build))["chapters"]

    assert chapter["parts"][0]["heads"] == 2


def test_chapters_of_priorities():
    assert [(level, heading) for level, heading, _ in outline(read_word(sample("5-priority-chapters")))] == [
        (1, "Chair’s introduction"),
        (1, "Priority One – Serious violence"),
        (2, "What we will do"),
        (1, "Priority Two – Community cohesion"),
        (2, "What we will do"),
        (1, "Abbreviations"),
        (1, "Membership of the partnership"),
    ]


def test_strict_open_xml_is_read_too():
    (chapter,) = read_word(sample("strict"))["chapters"]

    assert words_of(chapter["parts"][0]["html"]) == "Test"


def test_lists_whose_levels_are_told_by_their_styles_alone_are_nested():
    def build(document):
        for words, style in (("One", "List Bullet"), ("Inner", "List Bullet 2"), ("Two", "List Bullet")):
            document.add_paragraph(words, style=style)

    assert html_of(build) == "<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>"


def test_emphasis_and_struck_words_stay():
    def build(document):
        paragraph = document.add_paragraph("plain ")
        for words, look in (("bold", "bold"), ("slanted", "italic"), ("struck", "strike")):
            setattr(paragraph.add_run(words).font, look, True)

    assert html_of(build) == "<p>plain <strong>bold</strong><em>slanted</em><s>struck</s></p>"


def test_one_heading_above_all_others_is_the_title():
    def build(document):
        for words, level in (("Our plan", 1), ("Foreword", 2), ("Why", 3), ("Actions", 2)):
            document.add_heading(words, level)

    found = read_word(written(build))

    assert (found["title"], outline(found)) == ("Our plan", [(1, "Foreword", []), (2, "Why", []), (1, "Actions", [])])


def test_tables_inside_tables_and_of_one_cell_are_taken_out():
    def build(document):
        outer = document.add_table(2, 2)
        outer.cell(0, 0).text, outer.cell(1, 1).text = "Head", "Outer"
        inner = outer.cell(1, 0).add_table(2, 2)
        inner.cell(0, 0).text, inner.cell(1, 1).text = "Inner head", "Inner"
        document.add_table(1, 1).cell(0, 0).text = "Boxed words"

    found = read_word(written(build))

    assert [(p["sort"], p["html"] or p["rows"]) for p in found["chapters"][0]["parts"]] == [
        ("table", [["Head", ""], ["", "Outer"]]),
        ("table", [["Inner head", ""], ["", "Inner"]]),
        ("text", "<p>Boxed words</p>"),
    ]
    assert [each["sort"] for each in found["left_out"]] == ["inner_table", "layout"]


@pytest.mark.parametrize(
    ("markup", "sort", "words"),
    [
        (b'<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Boxed'
         b"</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>", "text_box", "Boxed"),
        (b'<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r>'
         b"</m:oMath></w:p>", "equation", "a+b"),
        (b'<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"/>',
         "inner_document", "its words are not here"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_listed(markup, sort, words):
    found = read_word(with_text(markup))

    assert [each["words"] for each in found["left_out"] if each["sort"] == sort] == [words]


def test_a_table_with_long_cells_stays_one_and_is_proposed_as_actions_or_text():
    def build(document):
        for heads in (("Section", "Text"), ("Action", "Progress")):
            document.add_heading("Plan", 1)
            for cell, words in zip(
                document.add_table(rows=2, cols=2)._cells, (*heads, "Violence", "word " * 500), strict=True
            ):
                cell.text = words

    found = read_word(written(build))

    assert [len(chapter["parts"][0]["rows"]) for chapter in found["chapters"]] == [2, 2]
    assert [each["sort"] for each in found["left_out"]] == ["long_cells", "long_cells"]
    tables = proposals(found, lambda rows: rows[0][0] == "Action")["tables"]
    assert tables == {"0.0": "text", "1.0": "action_plan"}


def test_a_number_typed_over_a_table_makes_its_caption_though_it_has_no_style():
    def build(document):
        for words in ("Table 1: Recorded crime", "Table 2 shows more than we knew."):
            document.add_paragraph().add_run(words).italic = True
            for cell, figure in zip(document.add_table(rows=2, cols=2)._cells, "abcd", strict=True):
                cell.text = figure

    found = read_word(written(build))

    assert [part["html"] or part["caption"] for part in found["chapters"][0]["parts"]] == [
        "Table 1: Recorded crime",
        "<p><em>Table 2 shows more than we knew.</em></p>",
        "",
    ]


def test_a_row_across_a_whole_table_is_its_caption_and_a_large_first_letter_begins_its_word():
    def build(document):
        document.add_heading("Crime", 1)
        letter = document.add_paragraph("T")
        letter._p.get_or_add_pPr().append(parse_xml(f'<w:framePr {nsdecls("w")} w:dropCap="drop"/>'))
        document.add_paragraph("his year.")
        table = document.add_table(rows=3, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Crime by year"
        for cell, words in zip(table._cells[2:], ("Offence", "2026/27", "Arson", "9"), strict=True):
            cell.text = words

    found = read_word(written(build))

    text, table = found["chapters"][0]["parts"]
    assert (text["html"], table["caption"], table["rows"]) == (
        "<p>This year.</p>",
        "Crime by year",
        [["Offence", "2026/27"], ["Arson", "9"]],
    )
    assert found["left_out"] == []


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        ([["1.2", "Homes"]], [[["No", "What"], ["1.1", "Knives"], ["1.2", "Homes"]]]),
        ([["No", "What"], ["2", "Homes"]], [[["No", "What"], ["1.1", "Knives"], ["2", "Homes"]]]),
        (
            [["Risk", "Score"], ["Money", "9"]],
            [[["No", "What"], ["1.1", "Knives"]], [["Risk", "Score"], ["Money", "9"]]],
        ),
    ],
    ids=["next number", "same heads", "another table"],
)
def test_a_table_right_under_another_may_go_on_with_it(second, rows):
    def build(document):
        document.add_heading("Plan", 1)
        for lines in ([["No", "What"], ["1.1", "Knives"]], second):
            table = document.add_table(rows=len(lines), cols=2)
            for cell, words in zip(table._cells, [words for line in lines for words in line], strict=True):
                cell.text = words
            document.add_paragraph()

    parts = read_word(written(build))["chapters"][0]["parts"]

    assert [part["rows"] for part in parts] == rows
