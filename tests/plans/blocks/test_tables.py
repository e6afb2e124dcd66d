"""Cells of a data table: the figures that they state, the marks of footnotes, and what a chart draws of them."""

from decimal import Decimal

import pytest

from plans.blocks.tables.block import laid_out
from plans.blocks.tables.cells import cell_at, cells_named, figure_at, footnote_words, marked_words
from plans.blocks.tables.charted import chart_series
from plans.document.kinds import kind_named
from tests.plans.blocks.test_blocks import DOCUMENT


def footnote(mark, row=None, column=None, words="", **parts):
    told = [{"label": label, "value": value} for label, value in parts.items()]
    return {"mark": mark, "row": row, "column": column, "text": words, "parts": told}


def table(*rows, footnotes=(), labels=("Year", "Crimes", "Rate"), **fields):
    columns = [{"label": label, "align": "left" if at == 0 else "right"} for at, label in enumerate(labels)]
    return {"caption": "Crimes", "columns": columns, "row_headings": True, "rows": [list(row) for row in rows],
            "notes": [], "footnotes": list(footnotes), "stated_total": None, "source": "", **fields}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [(0, 0, "2025"), (1, 1, "9"), (1, 2, ""), (2, 0, ""), (0, 9, ""), (None, 0, ""), (0, None, "")],
)
def test_a_cell_that_is_not_there_says_nothing(row, column, words):
    assert cell_at(table(("2025", "7", "1.5"), ("2026", "9")), row, column) == words


@pytest.mark.parametrize(
    ("cell", "mark", "value", "told"),
    [
        ("251", "*", 251, "251*"),
        ("251*", "*", 251, "251*"),
        ("251a", "a", 251, "251a"),
        ("251", "1", 251, "251¹"),
        ("251¹", "1", 251, "251¹"),
        ("2511", "1", 2511, "2511¹"),
        ("a", "a", None, "a"),
        ("Data", "a", None, "Dataa"),
        ("n/a", "a", None, "n/aa"),
        ("Police a", "a", None, "Police a"),
        ("", "*", None, "*"),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_its_figure(cell, mark, value, told):
    data = table(("2025", cell), footnotes=[footnote(mark, 0, 1)])

    figure = figure_at(data, 0, 1)
    assert (figure.value, figure.mark, marked_words(data, 0, 1)) == (value, mark.replace("1", "¹"), told)


def test_of_several_footnotes_each_stands_behind_the_figure():
    data = table(("2025", "251"), footnotes=[footnote("a", 0, 1), footnote("2", 0, 1), footnote("b", 0, 0)])

    assert (marked_words(data, 0, 1), figure_at(data, 0, 1).mark) == ("251a²", "a²")


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (footnote("*", words="Provisional."), "Provisional."),
        (footnote("*", words="Cases by source.", Police="289", Health="84"), "Cases by source: 289 Police, 84 Health"),
        (footnote("*", words="By source: ", Police="289"), "By source: 289 Police"),
        (footnote("*", Police="289"), "289 Police"),
        (footnote("*"), ""),
    ],
)
def test_a_footnote_is_told_with_its_parts(note, words):
    assert footnote_words(note) == words


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, ""), (2, "c0; c1"), (8, "c0; c1; c2; c3; c4; c5; c6; c7"), (9, "c0; c1; c2; c3; c4; c5; c6; c7; and 1 more")],
)
def test_of_many_cells_eight_are_named(number, told):
    assert cells_named(f"c{at}" for at in range(number)) == told


def test_rows_are_laid_out_as_wide_as_the_head():
    laid = laid_out(table(("2025", "7*"), ("2026",), footnotes=[footnote("*", 0, 1), footnote("a", 1, 0)]))

    assert [[cell["text"] for cell in row] for row in laid["rows"]] == [["2025", "7*", ""], ["2026", "", ""]]
    assert [[cell["marks"] for cell in row] for row in laid["rows"]] == [[[], [], []], [["a"], [], []]]
    assert [(cell["is_heading"], cell["is_number"]) for cell in laid["rows"][0]] == [
        (True, False), (False, True), (False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "texts"),
    [(1, ["Total as stated", "16", ""]), (2, ["Total as stated", "", "16"]), (9, ["Total as stated", "", "16"]),
     (0, ["16", "", ""])],
)  # fmt: skip
def test_a_total_stands_in_its_column(column, texts):
    laid = laid_out(table(("2025", "7"), stated_total={"column": column, "value": "16"}))

    assert [cell["text"] for cell in laid["total"]] == texts
    assert [cell["is_heading"] for cell in laid["total"]] == [True, False, False]


@pytest.mark.parametrize(
    ("rows", "caption", "words"),
    [
        ((), "Crimes", ""),
        ((("2025", "7"),), "Crimes", "Crimes: 1 row, 3 columns"),
        ((("2025", "7"), ("2026", "9")), "", "2 rows, 3 columns"),
    ],
)
def test_a_table_is_summed_up_by_its_size(rows, caption, words):
    assert kind_named("table").summary(table(*rows, caption=caption)) == words


def charted(data, *, chart="bar", label_column=0, value_columns=(1,), of="t"):
    block = {"key": "t", "kind": "table", "heading": "Figures", "data": data}
    asked = {"table": of, "chart": chart, "label_column": label_column, "value_columns": list(value_columns)}
    return chart_series(asked, DOCUMENT | {"blocks": [block]})


THREE = table(("2025", "7", "1.5%"), ("2026", "<5", "-2%"), ("", "", "3%"))


@pytest.mark.parametrize(
    "asked",
    [{"of": "gone"}, {"of": ""}, {"label_column": 3}, {"value_columns": (3,)}, {"value_columns": ()}],
    ids=["another table", "none", "no such labels", "no such figures", "no figures"],
)
def test_without_its_table_or_columns_nothing_is_drawn(asked):
    assert charted(THREE, **asked) is None


def test_a_chart_draws_the_columns_that_are_there():
    found = charted(THREE, value_columns=(2, 1, 9))

    assert (found["labels"], found["head"], found["caption"]) == (
        ["2025", "2026", ""], ["Year", "Rate", "Crimes"], "Crimes",
    )  # fmt: skip
    assert found["series"][0] == ("Rate", [Decimal("1.5"), Decimal(-2), Decimal(3)])
    assert found["cells"][1] == ["2026", "-2%", "<5"]


def test_a_cell_that_is_not_drawn_says_why():
    assert charted(THREE)["gaps"] == "2026, Crimes (“<5”, suppressed); row 3, Crimes (not stated)"


@pytest.mark.parametrize(
    ("chart", "gaps"),
    [("bar", ""), ("line", ""), ("stacked_bar", "2026, Rate (“-2%”, below nought, which stacked bars do not show)")],
)  # fmt: skip
def test_stacked_bars_alone_leave_out_what_is_below_nought(chart, gaps):
    assert charted(THREE, chart=chart, value_columns=(2,))["gaps"] == gaps


@pytest.mark.parametrize(("caption", "heading", "told"), [("C", "H", "C"), ("", "H", "H"), ("", "", "Data table")])
def test_a_chart_is_called_as_its_table(caption, heading, told):
    block = {"key": "t", "kind": "table", "heading": heading, "data": {**THREE, "caption": caption}}
    asked = {"table": "t", "chart": "bar", "label_column": 0, "value_columns": [1]}

    assert chart_series(asked, DOCUMENT | {"blocks": [block]})["caption"] == told


def test_footnotes_of_what_is_drawn_stand_under_the_chart():
    notes = [footnote("a", 0, 1, "Of a."), footnote("b", 0, 2, "Of b."), footnote("c", words="Of all.")]

    assert charted(table(("2025", "7", "1"), footnotes=notes))["footnotes"] == [
        {"mark": "a", "words": "Of a."}, {"mark": "c", "words": "Of all."},
    ]  # fmt: skip
