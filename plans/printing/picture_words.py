"""Words in pictures, drawn whole. WeasyPrint's own way draws an SVG's words letter by letter, so that scripts whose
letters join (Arabic, Bengali …) or move (accents typed on their own) fall apart. Import lazily: this loads WeasyPrint.
"""

from math import inf

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.svg import TAGS
from weasyprint.svg.text import Style, TextBox
from weasyprint.text.line_break import split_first_line

WEIGHTS = {"normal": 400, "bold": 700}
#: How much of its own width a line of words stands left of its place.
ANCHORS = {"start": 0, "middle": 0.5, "end": 1}


def draw_words_whole() -> None:
    """Tell WeasyPrint to; to say it again changes nothing."""
    TAGS["text"] = _draw_words


def _draw_words(svg, node, font_size) -> None:
    """One ``<text>`` of our drawings (x, y, anchor, weight, slope; nothing inside it) as one line of Pango's."""
    if not node.text:
        return
    style = _style(svg, node, font_size)
    layout, _, _, width, _, baseline = split_first_line(node.text, style, svg.context, inf, 0)
    x = svg.length(node.get("x"), font_size) - width * ANCHORS[node.get("text-anchor", "start")]
    y = svg.length(node.get("y"), font_size)
    svg.stream.push_state()
    fill, stroke = svg.set_graphical_state(node, font_size)
    svg.stream.begin_text()
    layout.reactivate(style)
    svg.fill_stroke(fill, stroke, text=True)
    box = TextBox(layout, style)
    box.baseline = baseline
    draw_first_line(svg.stream, box, "none", "none", Matrix(d=-1, e=x, f=y))
    svg.stream.end_text()
    svg.stream.pop_state()


def _style(svg, node, font_size):
    style = Style(INITIAL_VALUES)
    style.font_config = svg.font_config
    weight = node.get("font-weight", "normal")
    style["font_family"] = [name.strip("\"' ") for name in node.get("font-family", "sans-serif").split(",")]
    style["font_style"] = node.get("font-style", "normal")
    style["font_weight"] = WEIGHTS.get(weight) or int(weight)
    style["font_size"] = font_size
    return style
