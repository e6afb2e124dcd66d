"""A chart and the table it is drawn from share a page."""

from copy import deepcopy

import pytest

from plans.printing.pdf import document_html, render_pdf
from tests.plans.printing.pdf_reading import Reading
from tests.plans.sample_document import BRAND, FACTS, assets, fixture_documents, record

TABLE, CHART, WORDS = (
    next(b for d in fixture_documents() for b in d["blocks"] if b["kind"] == kind)
    for kind in ("table", "chart", "rich_text")
)


def pages(columns, rows, before):
    """What is said before, the table, and its chart: on which pages each stands."""
    table, chart, words = deepcopy(TABLE), deepcopy(CHART), deepcopy(WORDS)
    filled = [[f"Place {row}", *(str(1000 + row * column) for column in range(1, columns))] for row in range(rows)]
    heads = [{"label": f"Year {column}" if column else "Area", "align": "right"} for column in range(columns)]
    table["data"] |= {
        "caption": "Reports",
        "columns": heads,
        "rows": filled,
        "footnotes": [],
        "notes": [],
        "stated_total": None,
    }
    chart["data"] |= {"table": table["key"], "title": "The same as bars", "label_column": 0, "value_columns": [1]}
    words["data"]["html"] = "<p>said before</p>" * before
    document = {**fixture_documents()[0], "blocks": [words, table, chart]}
    html = document_html(document, record(timeline_svg=""), BRAND, version_facts=FACTS)
    texts = Reading(render_pdf(html, assets())).texts
    return [[number for number, text in enumerate(texts) if words in text] for words in ("Reports", "The same as bars")]


@pytest.mark.parametrize(("columns", "rows", "before"), [(3, 12, 20), (9, 12, 12), (9, 20, 3)])
def test_a_chart_stands_on_the_page_of_its_table(columns, rows, before):
    table, chart = pages(columns, rows, before)

    assert (len(chart), chart[0] in table) == (1, True)
