"""Charts of tables with cells that hold no figure: a gap is drawn, and said."""

import pytest

from plans.blocks.tables.charted import chart_series
from plans.document.kinds import kind_named

HEAD = [{"label": label, "align": "right"} for label in ("Ward", "Offences", "Change")]
ROWS = [["Elm", "1,204", "–4%"], ["Ash", "<5", "(12)"], ["Oak", "310", "-£500"], ["Yew", "[c]", "+6%"]]


def charted(rows=ROWS, **changes):
    data = {**kind_named("table").empty(), "columns": HEAD, "rows": rows}
    block = {"key": "t", "kind": "table", "level": 1, "heading": "", "data": data}
    chart = {**kind_named("chart").empty(), "table": "t", "value_columns": [1, 2], "summary": "It fell.", **changes}
    return chart, {"blocks": [block]}


def test_chart_of_suppressed_and_negative_figures():
    series = chart_series(*charted())

    assert series["series"] == [
        ("Offences", [1204, "suppressed", 310, "suppressed"]),
        ("Change", [-4, -12, -500, 6]),
    ]
    assert series["gaps"] == "Ash, Offences (“<5”, suppressed); Yew, Offences (“[c]”, suppressed)"


def test_a_suppressed_figure_keeps_the_mark_of_its_footnote_in_the_picture():
    rows = [["Elm", "1,204", "1"], ["Ash", "<5*", "2"]]
    chart, document = charted(rows, value_columns=[1])
    document["blocks"][0]["data"]["footnotes"] = [{"mark": "*", "row": 1, "column": 1, "text": "Small.", "parts": []}]

    assert chart_series(chart, document)["series"] == [("Offences", [1204, "suppressed*"])]


def test_gaps_are_told_under_the_picture_and_in_it():
    chart, document = charted()

    page = kind_named("chart").render({"key": "c", "kind": "chart", "data": chart, "level": 1}, document=document)

    assert "Not drawn: Ash, Offences (“&lt;5”, suppressed); Yew, Offences (“[c]”, suppressed)." in page
    assert page.count(">suppressed</text>") == 2


def test_writer_is_told_of_cells_not_drawn_and_of_units_that_do_not_go_together():
    assert [warning.sentence for warning in kind_named("chart").check(*charted())] == [
        "The chart does not draw every cell: Ash, Offences (“<5”, suppressed); Yew, Offences (“[c]”, suppressed).",
        "The chart draws different units on one scale (%, £): draw a chart for each.",
    ]


def test_stacked_bars_say_which_figures_below_nought_they_leave_out():
    rows = [["Elm", "5", "(2)"], ["Ash", "about 4", ""]]

    assert chart_series(*charted(rows, chart="stacked_bar"))["gaps"] == (
        "Ash, Offences (“about 4”, not read); "
        "Elm, Change (“(2)”, below nought, which stacked bars do not show); Ash, Change (not stated)"
    )


@pytest.mark.parametrize("cells", [("5%", "6%", "%"), ("5%", "<1%", "%"), ("£5", "6", ""), ("5", "6", "")])
def test_unit_is_that_of_every_figure(cells):
    *figures, unit = cells

    assert chart_series(*charted([["Elm", each, ""] for each in figures], value_columns=[1]))["unit"] == unit


def test_the_mark_of_a_footnote_stands_behind_its_figure():
    chart, document = charted([["Elm", "1,204*", "3"], ["Ash", "310", "4"]])

    page = kind_named("chart").render({"key": "c", "kind": "chart", "data": chart, "level": 1}, document=document)

    assert (page.count(">1,204*</text>"), page.count(">310</text>")) == (1, 1)


def test_footnotes_of_cells_stand_behind_their_figures_and_below_the_chart():
    chart, document = charted([["Elm", "251a", "3"], ["Ash", "310", "4"]], value_columns=[1])
    notes = [("a", 0, 1, "Counted anew."), ("2", 1, 1, "Until May."), ("b", 0, 2, "Of what is not drawn.")]
    document["blocks"][0]["data"]["footnotes"] = [
        {"mark": mark, "row": row, "column": column, "text": text, "parts": []} for mark, row, column, text in notes
    ]

    page = kind_named("chart").render({"key": "c", "kind": "chart", "data": chart, "level": 1}, document=document)

    assert [page.count(f">{figure}</text>") for figure in ("251a", "310²")] == [1, 1]
    assert [text in page for *_, text in notes] == [True, True, False]
    assert "310²</td>" in page
