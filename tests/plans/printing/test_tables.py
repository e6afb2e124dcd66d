"""Tables on paper: nothing leaves the page, heads repeat and never stand alone, merged cells are told again."""

import re

import pypdfium2
import pytest
from weasyprint import HTML

from plans.document.canonical import checksum
from plans.printing.assets import house_assets
from plans.printing.pdf import render_pdf
from plans.printing.remarks import remarks_on_block
from plans.printing.tree import tidy
from tests.plans.printing.pdf_reading import Reading

PAGE = '<html lang="en"><title>Tables</title><link rel="stylesheet" href="asset:///pdf.css"><body>{}'


def row(cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def table(head, *rows):
    return f"<table>{row(head, 'th')}{''.join(map(row, rows))}</table>"


def filler(words):
    return "<p>" + "word " * words + "</p>"


def drawn(html):
    return pypdfium2.PdfDocument(render_pdf(PAGE.format(html), house_assets()))


def texts(pdf):
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def outside(pdf):
    """Letters that are not wholly on their page, with the margin that a printer needs."""
    found = []
    for page in pdf:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(index)
            if left < 20 or right > page.get_width() - 20:
                found.append(text.get_text_range(index, 1))
    return "".join(found)


def tree(html):
    root = HTML(string=html).etree_element
    tidy(root)
    return root


MONTHS = ["April", "May", "June", "July", "August", "September", "October", "November", "December", "January"]
WIDE = {
    "months": (["Ward", *MONTHS, "February", "March", "Total", "Change"], ["Elm and Northumberland Heath"], 14),
    "long heads": ([f"Neighbourhood{n}" for n in range(16)], ["Wharf"], 15),
    "twenty": ([f"Responsibility{n}" for n in range(20)], ["Wharf"], 19),
    "addresses": (["Who", *MONTHS], ["Clerk"], 10),
}


@pytest.mark.parametrize("name", WIDE)
def test_every_cell_of_a_wide_table_is_on_its_page(name):
    head, first, numbers = WIDE[name]
    figures = [
        "https://anyborough.example/" + "a" * 90 if name == "addresses" else f"{number},{n:03}"
        for n, number in enumerate(range(1, numbers + 1))
    ]
    pdf = drawn(filler(500) + table(head, *[first + figures] * 3) + filler(500))
    said = " ".join(texts(pdf))

    assert outside(pdf) == ""
    assert [cell for cell in head if cell not in said] == []
    assert [figure for figure in figures if figure not in said.replace(" ", "")] == []
    assert pdf[0].get_width() < pdf[0].get_height()
    assert pdf[len(pdf) - 1].get_width() < pdf[len(pdf) - 1].get_height()


def test_merged_cells_of_a_wide_table_stay_on_the_page():
    head = [f"Responsibility{n}" for n in range(20)]
    pdf = drawn(
        table(head, [f"figure{n}" for n in range(20)]).replace("<td>figure1<", '<td rowspan="1" colspan="1">figure1<')
    )
    merged = drawn(f'<table>{row(head, "th")}<tr><td colspan="2">both</td>{row(head[2:])[4:]}</table>')

    assert (outside(pdf), outside(merged)) == ("", "")


def test_a_table_that_is_split_repeats_its_first_column_and_says_which_part():
    rows = [["Elm", *map(str, range(15))]] * 14
    root = tree(table(["Ward", *[f"Responsibility{n}" for n in range(15)]], *rows))
    parts = [[re.sub(r"\s", "", "".join(line.itertext())) for line in part.iter("tr")] for part in root.iter("table")]

    assert [caption.findtext("span") for caption in root.iter("caption")] == ["Part 1 of 2", "Part 2 of 2"]
    assert [lines[0][:4] + lines[1][:3] for lines in parts] == ["WardElm", "WardElm"]
    assert sum(lines[0].count("Responsibility") for lines in parts) == 15


def test_a_short_wide_table_is_split_where_it_stands_and_leaves_no_page_half_empty():
    head = ["Ward", *[f"Responsibility{n}" for n in range(15)]]
    pdf = drawn(filler(200) + table(head, *[["Elm", *[f"f{n}" for n in range(15)]]] * 3) + filler(100))
    (said,) = texts(pdf)

    assert [said.count(words) for words in ("Part 1 of 3", "Part 2 of 3", "Part 3 of 3", "Ward", "Elm")] == [
        1, 1, 1, 3, 9,
    ]  # fmt: skip
    assert outside(pdf) == ""


HEADS = {
    "header cells": table(["Ward", "2025"], *[["Elm", str(n)] for n in range(60)]),
    "bold words": "<table>" + row(["<b>Ward</b>", "<strong>2025</strong>"]) + row(["Elm", "1"]) * 60 + "</table>",
}


@pytest.mark.parametrize("html", HEADS.values(), ids=HEADS)
def test_the_head_of_a_pasted_table_repeats_on_every_page(html):
    pages = texts(drawn(html))

    assert [page[:13] for page in pages] == ["Ward 2025 Elm"] * 3


def test_two_rows_of_heads_are_one_head():
    pasted = '<table><tr><th rowspan="2">Ward</th><th colspan="2">Year</th></tr>' + row(["2024", "2025"], "th")
    head = tree(pasted + row(["Elm", "1", "2"]) + "</table>").find(".//thead")

    assert [len(line) for line in head] == [2, 2]


@pytest.mark.parametrize("before", range(380, 560, 20))
def test_a_head_never_stands_alone_above_a_tall_row(before):
    steps = "".join(f"<p>Step {n}: meet the school and agree what each does before the term.</p>" for n in range(120))
    pages = texts(drawn(filler(before) + table(["Priority", "What"], ["Violence", steps])))

    assert [page for page in pages if page.replace("word", "").strip().startswith("Priority What Page")] == []
    assert [n for n, page in enumerate(pages) if "Step" in page and "Priority What" not in page] == []
    assert sum(page.count("Step ") for page in pages) == 120


def test_rows_under_a_tall_merged_cell_are_told_what_they_stand_under():
    rows = "".join(row([f"Action {n}"]) for n in range(1, 60))
    pages = texts(
        drawn(f'<table>{row(["Priority", "What"], "th")}<tr><td rowspan="60">Violence</td><td>Action 0</td>{rows}')
    )

    assert [page.count("Violence") == page.count("Action ") for page in pages] == [True] * 3


def test_few_merged_rows_stay_on_one_page():
    merged = '<tr><td rowspan="3">Group {0}</td><td>a{0}</td></tr><tr><td>b{0}</td></tr><tr><td>c{0}</td></tr>'
    pages = texts(drawn("<table>" + row(["Group", "What"], "th") + "".join(merged.format(n) for n in range(20))))

    assert len(pages) == 3
    assert [n for n in range(20) if not any(f"a{n} b{n} c{n}" in page for page in pages)] == []


def test_the_tags_of_a_table_that_is_split_are_right():
    dated = (
        '<meta name="dcterms.created" content="2026-11-28"><meta name="dcterms.modified" content="2026-11-28"><title>'
    )
    html = table(["Ward", *MONTHS, *MONTHS], *[["Elm", *"12345678901234567890"]] * 3)
    pdf = Reading(render_pdf(PAGE.format(html).replace("<title>", dated), house_assets()))

    assert (pdf.misplaced, pdf.untagged) == ([], 0)
    assert [set(each["rows"]) for each in pdf.tags("Table")] == [{11}, {11}]


def block(kind, data):
    return {"key": checksum(data)[:8], "kind": kind, "level": 1, "heading": "Crime", "data": data}


def data_table(columns, rows=1):
    labels = [{"label": f"Neighbourhood {n}", "align": "left"} for n in range(columns)]
    return {"caption": "", "columns": labels, "rows": [["12"] * columns] * rows, "notes": [], "footnotes": []}


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        (4, []),
        (8, ["A table has 8 columns, too many for the width of a page: it is printed on pages turned on their side."]),
    ],
)
def test_a_table_that_is_too_wide_is_said(columns, sentences):
    pasted = {"html": table([f"Neighbourhood {n}" for n in range(columns)], *[["12"] * columns] * 20)}
    found = [remarks_on_block(each) for each in (block("table", data_table(columns, 20)), block("rich_text", pasted))]

    assert [[warning.sentence for warning in warnings] for warnings in found] == [sentences, sentences]


def test_a_table_that_is_split_says_into_how_many_parts():
    (short,) = remarks_on_block(block("table", data_table(8)))
    (warning,) = remarks_on_block(block("table", data_table(20, 20)))

    assert short.sentence.endswith("the width of a page: it is printed in 2 parts under each other.")
    assert warning.sentence.endswith("it is printed on pages turned on their side, in 2 parts under each other.")
