"""Charts: well-formed SVG with an alternative text, whatever the numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plans.document.charts import DRAW, bar_chart, line_chart, stacked_bar_chart, written

SVG = "{http://www.w3.org/2000/svg}"
numbers = st.one_of(st.none(), st.integers(-1000, 10**7), st.decimals(-5, 500, places=2))


def parsed(svg):
    return etree.fromstring(str(svg))


def texts(svg):
    return [text.text for text in parsed(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", DRAW)
@given(
    labels=st.lists(st.text("abc <&>\"'é", max_size=80), max_size=8),
    rows=st.lists(st.lists(numbers, max_size=9), max_size=7),
)
def test_any_numbers_give_well_formed_svg_with_a_title(kind, labels, rows):
    series = [(f"Series <{n}>", row) for n, row in enumerate(rows)]

    picture = parsed(DRAW[kind](labels, series, title="Crime & fear", summary="It fell <fast>."))

    assert picture.find(f"{SVG}title").text == "It fell <fast>."
    assert picture.get("role") == "img"
    assert not picture.xpath("//@style")
    places = [
        float(value)
        for value in picture.xpath("//@width | //@x | //@y | //@cx")
        if value.replace(".", "").replace("-", "").isdigit()
    ]
    assert all(-50 < place < 20_000 for place in places)


def test_bar_chart_states_each_figure():
    svg = bar_chart(["Harbour", "Castle"], [("2025", [1820, None])], title="Incidents")

    assert texts(svg) == ["Harbour", "1,820", "Castle", "not stated"]


def test_series_are_told_apart_by_pattern_as_well_as_colour():
    svg = parsed(stacked_bar_chart(["Harbour"], [("Agreed", [3]), ("Open", [4])], title="Actions"))

    fills = [rect.get("fill") for rect in svg.iter(f"{SVG}rect") if (rect.get("fill") or "").startswith("url(")]
    assert len(set(fills)) == 2


def test_long_labels_under_a_line_stay_inside_the_picture_and_apart():
    labels = [f"Neighbourhood number {n}" for n in range(6)]
    svg = parsed(line_chart(labels, [("Burglary", range(6))], title="Burglary"))
    shown = [text for text in svg.iter(f"{SVG}text") if text.text in labels]

    assert [text.text[-1] for text in shown] == ["0", "4"]
    assert [round(float(text.get("x")) - 3.75 * 22) for text in shown] == [0, 241]


def test_line_chart_breaks_where_a_figure_is_missing():
    svg = parsed(line_chart(["1", "2", "3", "4", "5"], [("Burglary", [1, 2, None, 4, 5])], title="Burglary"))

    assert len(list(svg.iter(f"{SVG}polyline"))) == 2


def test_words_are_drawn_in_the_colour_of_the_text_around():
    svg = parsed(bar_chart(["Harbour"], [("2025", [12])], title="Incidents"))

    assert {text.get("fill") for text in svg.iter(f"{SVG}text")} == {"currentColor"}


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1820, "", "1,820"),
        (Decimal("2.70"), "%", "2.7%"),
        (106460, "£", "£106,460"),
        (-5, "£", "−£5"),
        (-5, "", "−5"),
        (100, "", "100"),
        (None, "", "not stated"),
    ],
)
def test_written(value, unit, words):
    assert written(value, unit) == words
