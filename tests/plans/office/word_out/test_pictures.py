"""Our drawings as PNG: bars, lines and words where they belong."""

from io import BytesIO

import pytest
from lxml import html
from PIL import Image

from plans.document.chart_parts import COLOURS, FILLS
from plans.document.charts import bar_chart, line_chart
from plans.office.word_out.pictures import SCALE, png_of


def drawn(svg):
    return Image.open(BytesIO(png_of(html.fragment_fromstring(str(svg)))))


def colours(picture):
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in picture.getcolors(picture.width * picture.height)}


def test_a_bar_is_as_long_as_its_figure():
    picture = drawn(bar_chart(["A", "B"], [("", [10, 5])], title="T"))

    rows = [
        sum(picture.getpixel((x, y)) == (0x0B, 0x68, 0x70) for x in range(picture.width))
        for y in range(0, picture.height, SCALE)
    ]
    long, short = sorted({each for each in rows if each > 100})[-1], min(each for each in rows if each > 100)
    assert round(long / short, 1) == 2.0


@pytest.mark.parametrize(("draw", "used"), [(bar_chart, FILLS), (line_chart, COLOURS)])
def test_each_series_has_its_colour_and_words_are_dark(draw, used):
    picture = drawn(draw(["A", "B"], [("One", [1, 2]), ("Two", [3, 4])], title="T"))

    assert {*used[:2], "#0b0c0c", "#ffffff"} <= colours(picture)
