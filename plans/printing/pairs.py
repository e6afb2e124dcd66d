"""A chart and the table it is drawn from share a page: beside each other where the table is narrow, else the chart
below it, smaller where both would be higher than a page. Works on WeasyPrint's tree, before layout.
"""

from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from plans.printing.tables import add_class

SVG = "{http://www.w3.org/2000/svg}"
#: Millimetres, rather too many: what a pair may take, its headings and words, a row, a line of notes.
PAGE, WORDS, ROW, NOTE, WIDTH = 236, 62, 5.9, 4.3, 170
#: A chart is not drawn smaller than this part of its width.
SMALLEST = 0.65


def pair_up(root: Element) -> None:
    """Change the tree in place."""
    for parent in list(root.iter()):
        for table, chart in list(pairwise(parent)):
            if _has_class(table, "csp-block--table") and _is_drawn_from(chart, table):
                _bring_together(parent, table, chart)


def _has_class(element, name):
    return name in element.get("class", "").split()


def _is_drawn_from(chart, table):
    links = (link.get("href") for link in chart.iter("a"))
    return _has_class(chart, "csp-block--chart") and f"#{table.get('id')}" in links


def _bring_together(parent, table, chart):
    figure = next(chart.iter("figure"))
    if _has_class(figure, "csp-figure--half"):
        parent.remove(chart)
        _put_beside(table, chart)
        return
    rows, notes = (sum(1 for _ in table.iter(name)) for name in ("tr", "p"))
    drawing = next(chart.iter(f"{SVG}svg"))
    height = float(drawing.get("height")) / float(drawing.get("width")) * WIDTH
    part = min((PAGE - WORDS - rows * ROW - notes * NOTE) / height, 1)
    if part >= SMALLEST:
        add_class(chart, "below")
        add_class(table, "above")
        drawing.set("style", f"width: {part:.0%}")
        drawing.set("data-least", f"{SMALLEST:.0%}")


def _put_beside(table, chart):
    """Under the heading of the table: its frame and notes on the left, the chart on the right."""
    pair = Element("div", {"class": "csp-pair"})
    left = SubElement(pair, "div", {"class": "csp-pair__table"})
    for part in list(table):
        if part.tag == "div":
            table.remove(part)
            left.append(part)
    pair.append(chart)
    table.append(pair)
