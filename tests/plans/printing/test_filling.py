"""A wide table turns its page, and leaves none beside it half empty."""

import io

import pypdfium2
import pytest
from weasyprint import HTML

from plans.printing.assets import house_assets
from plans.printing.filling import filled
from plans.printing.pdf import render_pdf

PAGE = (
    '<html lang="en"><title>Tables</title><link rel="stylesheet" href="asset:///pdf.css"><main class="csp-document">{}'
)


def words(number, word="word"):
    return "<p>" + f"{word} " * number + "</p>"


def wide(rows):
    head = "".join(f"<th>Responsibility{n}</th>" for n in range(9))
    return f"<table><tr>{head}</tr>" + ("<tr>" + "<td>row</td>" * 9 + "</tr>") * rows + "</table>"


def narrow(rows):
    return "<table><tr><th>Ward</th><th>2027</th></tr>" + "<tr><td>cell</td><td>1</td></tr>" * rows + "</table>"


def chapter(*parts):
    body = f'<h2>Chapter</h2><div class="csp-prose">{"".join(parts)}</div>'
    return f'<section class="csp-block csp-block--level-2">{body}</section>'


def pages(html):
    """Of each page whether it is turned, and how often it says which word."""
    pdf = pypdfium2.PdfDocument(io.BytesIO(render_pdf(PAGE.format(html), house_assets())))
    told = [(page.get_width() > page.get_height(), page.get_textpage().get_text_bounded().split()) for page in pdf]
    return [(is_turned, *map(said.count, ("word", "row", "after"))) for is_turned, said in told]


def items(number):
    return "<ul>" + f"<li>{'word ' * 12}</li>" * number + "</ul>"


BEHIND = [(True, 144, 99, 0), (True, 0, 36, 200), (False, 0, 0, 400)]
CASES = {
    "words before": (chapter(words(60), wide(15)), [(True, 60, 135, 0), (False, 0, 0, 600)]),
    "items before, words behind": (chapter(items(45), wide(15)), [(False, 396, 0, 0), *BEHIND]),
    "a full page": (chapter(words(600), wide(15)), [(False, 600, 0, 0), (True, 0, 135, 0), (False, 0, 0, 600)]),
}


@pytest.mark.parametrize("name", CASES)
def test_no_page_beside_a_turned_one_is_left_half_empty(name):
    html, right = CASES[name]

    assert pages(html + chapter(words(200, "after") * 3)) == right


def test_what_always_begins_a_page_still_does():
    contents = f'<section class="contents">{words(20)}</section><section class="csp-document">'

    assert pages(contents + chapter(wide(15)))[-2:] == [(False, 20, 0, 0), (True, 0, 135, 0)]


def test_the_notes_of_a_turned_table_stand_below_it():
    frame = f'<div class="csp-table-scroll">{wide(15)}</div><div class="csp-table-notes">{words(3, "after")}</div>'

    assert pages(chapter(words(600), frame))[-1] == (True, 0, 135, 3)


def test_the_last_rows_of_a_long_table_go_on_above_the_turned_one_under_their_head():
    html = chapter(narrow(36), wide(15)) + chapter(words(80, "after") * 3)
    pdf = pypdfium2.PdfDocument(io.BytesIO(render_pdf(PAGE.format(html), house_assets())))

    said = [page.get_textpage().get_text_bounded() for page in pdf]
    told = [[text.count(word) for word in ("Ward", "cell", "row", "after")] for text in said]
    assert told == [[1, 27, 0, 0], [1, 9, 99, 0], [0, 0, 36, 240]]
    assert [page.get_width() > page.get_height() for page in pdf] == [False, True, True]


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    for before in range(560, 700, 20):
        table = f"<table><tr><td>{'row ' * 90}</td><td>{'row ' * 90}</td></tr></table>"
        told = pages(chapter(words(before), "<h3>after</h3>", f"<div>{table}</div>"))

        assert [(after, row > 0) for _, _, row, after in told if after] == [(1, True)]


@pytest.mark.parametrize(("gap", "chosen", "pages"), [(25, "closer", 2), (8, None, 2), (45, None, 4)])
def test_other_spaces_are_taken_only_where_they_make_emptier_pages_fuller(gap, chosen, pages):
    style = f"@page {{ size: 99px 99px; margin: 0 }} p {{ margin: 0 0 {gap}px; height: 40px; break-inside: avoid }}"
    closer = f"body {{ margin: 0 }} .closer p {{ margin-bottom: {gap - 10}px }}"
    page = HTML(string=f"<style>{style} {closer}</style>" + "<p>a" * 4)

    document = filled(page)

    assert (page.etree_element.find("body").get("class"), len(document.pages)) == (chosen, pages)


def test_little_that_is_left_over_for_a_last_page_is_taken_onto_the_one_before():
    style = (
        "@page { size: 99px 99px; margin: 0 } body { margin: 0; font-size: 6px } p { margin: 0 0 8px; height: 40px }"
    )
    end = "<p style='height: 9px'>end</p>"
    page = HTML(string=f"<style>{style} .closer p {{ margin-bottom: 2px }}</style><p>a</p><p>b</p>{end}")

    assert len(filled(page).pages) == 1


def test_the_label_of_what_changed_goes_with_its_passage():
    passage = '<div class="csp-change"><p class="csp-muted">after</p><figure style="height: 200mm">row</figure></div>'

    assert pages(words(300) + passage) == [(False, 300, 0, 0), (False, 0, 1, 1)]


def test_the_parts_of_a_report_stand_closer_where_little_is_left_over():
    parts = "".join(f"<h2>Part</h2>{words(10)}" for _ in range(11))

    assert pages(f'</main><main class="report">{parts}') == [(False, 110, 0, 0)]
