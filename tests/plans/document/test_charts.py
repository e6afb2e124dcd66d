"""Charts: well-formed SVG with an alternative text, whatever the numbers."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plans.document.chart_parts import FILLS, written
from plans.document.charts import DRAW, bar_chart, line_chart, stacked_bar_chart

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


def grey(colour):
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


def test_neighbouring_series_are_told_apart_in_grey():
    assert [abs(grey(one) - grey(other)) > 45 for one, other in pairwise(FILLS)] == [True] * 5


def test_a_stacked_bar_that_cannot_show_each_figure_has_them_beside_its_label():
    series = [("Agreed", [300, 4]), ("Open", [200, -5]), ("Late", [100, None])]

    assert texts(stacked_bar_chart(["Harbour", "Castle"], series, title="Actions")) == [
        *("Agreed", "Open", "Late", "Harbour", "300", "200", "100", "Castle: 4 · −5 · not stated"),
    ]


def test_long_labels_under_a_line_stay_inside_the_picture_and_apart():
    labels = [f"Neighbourhood number {n}" for n in range(6)]
    svg = parsed(line_chart(labels, [("Burglary", range(6))], title="Burglary"))
    shown = [text for text in svg.iter(f"{SVG}text") if text.text in labels]

    assert [text.text[-1] for text in shown] == ["1", "5"]
    assert [round(float(text.get("x")) + 3.75 * 22) for text in shown] == [188, 420]


def test_lines_are_named_at_their_end_with_their_last_figure():
    labels = [f"Q{n}" for n in range(9)]
    series = [("Figure", [*range(20, 28), None]), ("Target", [27] * 9)]

    assert [words for words in texts(line_chart(labels, series, title="T", unit="%")) if " " in words] == [
        "27% Figure",
        "27% Target",
    ]


@pytest.mark.parametrize("figures", [(87, 92), (12, 4020), (-5, -2), (0, 0), ()])
def test_every_scale_has_nought(figures):
    series = [("Figure", figures), ("Target", figures)]

    assert texts(line_chart(["2024", "2025"], series, title="T")).count("0") == 1


def test_short_labels_stand_beside_their_bars_and_long_ones_above():
    beside, above = (parsed(bar_chart([label], [("2025", [3])], title="T")) for label in ("Safe", "Very much " * 4))

    assert [text.get("text-anchor") for text in beside.iter(f"{SVG}text")] == ["end", None]
    assert [text.get("text-anchor") for text in above.iter(f"{SVG}text")] == [None, None]


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


def test_parts_of_a_bar_have_the_colours_that_they_are_given():
    series = [("Green", [3]), ("Red", [1])]
    picture = stacked_bar_chart(["Quarter 1"], series, title="", fills=[("#00703c", "#004d29"), ("#c0271a", "#7a1a12")])

    coloured = [(bar.get("fill"), bar.get("stroke")) for bar in parsed(picture).iter(f"{SVG}rect") if bar.get("stroke")]

    assert coloured[-2:] == [("#00703c", "#004d29"), ("#c0271a", "#7a1a12")]


def bold(svg):
    return [text for text in parsed(svg).iter(f"{SVG}text") if text.get("font-weight")]


@pytest.mark.parametrize("value", [Decimal("12345678.5"), Decimal("-12345678.5")])
def test_a_long_figure_stays_inside_the_picture(value):
    [figure] = bold(bar_chart(["Harbour"], [("Cost", [value])], title="Cost", unit="£"))

    assert float(figure.get("x")) + 8.5 * len(figure.text) <= 420


def test_the_name_of_a_series_that_is_longer_than_a_line_goes_on_in_the_next():
    name = "Offences that residents reported themselves on the telephone or at the front desk"

    assert " ".join(texts(stacked_bar_chart([], [(name, [])], title="Offences"))) == name


def test_figures_that_stand_alone_are_marked_on_level_lines_too():
    series = [("Figure", [1, 2, 3, 4, 5]), ("Target", [5, None, 5, None, 5])]
    picture = parsed(line_chart(list("12345"), series, title="T"))

    assert sum(shape.get("width") == "8" for shape in picture.iter(f"{SVG}rect")) == 3


def test_figures_that_would_run_together_above_a_line_give_way_to_the_last():
    costs = [106_460 + n for n in range(8)]

    assert [text.text for text in bold(line_chart(list("12345678"), [("Cost", costs)], title="T", unit="£"))] == [
        "£106,467",
    ]


def test_names_at_the_end_of_lines_stay_above_the_labels():
    series = [(f"Series {n}", [n, 0]) for n in range(4)]

    assert [text.get("y") for text in bold(line_chart(["1", "2"], series, title="T"))] == [
        "115.0", "131.0", "147.0", "163.0",
    ]  # fmt: skip


def test_bars_under_long_labels_begin_at_a_line_of_nought():
    picture = parsed(bar_chart(["Very much " * 4], [("2025", [-3])], title="T"))

    assert len(list(picture.iter(f"{SVG}line"))) == 1
