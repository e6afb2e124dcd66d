"""Our own drawings (``plans.document.drawing``) as PNG, for programs that show no SVG: their shapes and no others."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import hypot

from lxml.etree import _Element as Element
from PIL import Image, ImageDraw, ImageFont

from plans.printing.assets import FONTS

SCALE = 3
INK = "#0b0c0c"
PAPER = (255, 255, 255)
_ANCHORS = {"middle": "ms", "end": "rs"}
_STEP = re.compile(r"([MmLlHhVvZz])|(-?[\d.]+)")
Point = tuple[float, float]


def png_of(svg: Element) -> bytes:
    left, top, width, height = (float(each) for each in (svg.get("viewBox") or svg.get("viewbox")).split())
    canvas = _Canvas(width, height, -left, -top, float(svg.get("font-size") or 15))
    canvas.draw_all(svg)
    out = BytesIO()
    canvas.image.save(out, "PNG", compress_level=6)  # a third of the time of the smallest file, a twentieth larger
    return out.getvalue()


@cache
def _font(is_bold: bool, size: int) -> ImageFont.FreeTypeFont:
    """The portal's own, where set-up has left it; a plain one where it has not."""
    try:
        return ImageFont.truetype(FONTS / f"SourceSans3-{'Bold' if is_bold else 'Regular'}.ttf", size)
    except OSError:
        return ImageFont.load_default(size)


class _Canvas:
    def __init__(self, width: float, height: float, dx: float, dy: float, size: float):
        self.image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.dx, self.dy, self.size = dx, dy, size

    def draw_all(self, parent: Element) -> None:
        for element in parent:
            draw = getattr(self, f"draw_{element.tag}", None) if isinstance(element.tag, str) else None
            if draw:
                draw(element)

    def draw_g(self, group: Element) -> None:
        moved = re.match(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)", group.get("transform", ""))
        x, y = (float(each) for each in moved.groups()) if moved else (0.0, 0.0)
        self.dx, self.dy = self.dx + x, self.dy + y
        self.draw_all(group)
        self.dx, self.dy = self.dx - x, self.dy - y

    def draw_rect(self, rect: Element) -> None:
        x, y, width, height = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
        box = [*self._at(x, y), *self._at(x + width, y + height)]
        radius = float(rect.get("rx") or 0) * SCALE
        self.pen.rounded_rectangle(box, radius, _plain(rect.get("fill", INK)), self._stroke(rect), self._weight(rect))

    def draw_circle(self, circle: Element) -> None:
        x, y, r = (float(circle.get(name) or 0) for name in ("cx", "cy", "r"))
        box = [*self._at(x - r, y - r), *self._at(x + r, y + r)]
        self.pen.ellipse(box, _plain(circle.get("fill", INK)), self._stroke(circle), self._weight(circle))

    def draw_line(self, line: Element) -> None:
        ends = [(float(line.get(f"x{n}") or 0), float(line.get(f"y{n}") or 0)) for n in (1, 2)]
        self._trace(line, ends)

    def draw_polyline(self, line: Element) -> None:
        self._trace(line, [tuple(float(n) for n in pair.split(",")) for pair in line.get("points").split()])

    def draw_path(self, path: Element) -> None:
        for points, is_closed in _lines_of(path.get("d", "")):
            fill = _plain(path.get("fill", INK))
            if fill and len(points) > 2:
                self.pen.polygon([self._at(*point) for point in points], fill)
            self._trace(path, [*points, points[0]] if is_closed else points)

    def draw_text(self, text: Element) -> None:
        is_bold = text.get("font-weight") == "700"
        font = _font(is_bold, round(float(text.get("font-size") or self.size) * SCALE))
        place = self._at(float(text.get("x") or 0), float(text.get("y") or 0))
        anchor = _ANCHORS.get(text.get("text-anchor", ""), "ls")
        self.pen.text(place, "".join(text.itertext()), _plain(text.get("fill", INK)) or INK, font, anchor)

    def _at(self, x: float, y: float) -> Point:
        return (x + self.dx) * SCALE, (y + self.dy) * SCALE

    def _stroke(self, element: Element) -> str | tuple[int, ...] | None:
        """Its colour, mixed with the paper's where it lets the paper through."""
        colour, opacity = _plain(element.get("stroke", "none")), float(element.get("stroke-opacity") or 1)
        if not colour or opacity == 1:
            return colour
        rgb = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
        return tuple(round(own * opacity + paper * (1 - opacity)) for own, paper in zip(rgb, PAPER, strict=True))

    def _weight(self, element: Element) -> int:
        return max(round(float(element.get("stroke-width") or 1) * SCALE), 1) if element.get("stroke") else 0

    def _trace(self, element: Element, points: list[Point]) -> None:
        colour = self._stroke(element)
        if colour is None:
            return
        dashes = [float(each) for each in element.get("stroke-dasharray", "").split()]
        for run in _dashed(points, dashes) if dashes else [points]:
            self.pen.line([self._at(*point) for point in run], colour, self._weight(element), "curve")


def _plain(colour: str) -> str | None:
    return {"none": None, "currentColor": INK}.get(colour, colour)


def _lines_of(path: str) -> Iterator[tuple[list[Point], bool]]:
    """The lines of a path of straight strokes, each as its points and whether it is closed."""
    x = y = 0.0
    points: list[Point] = []
    verb, numbers = "", []
    for command, number in _STEP.findall(path):
        if command:
            verb, numbers = command, []
            if verb in "Mm" and points:
                yield points, False
                points = []
            if verb in "Zz" and points:
                yield points, True
                points = []
            continue
        numbers.append(float(number))
        if len(numbers) < (1 if verb in "HhVv" else 2):
            continue
        x, y = _moved(verb, numbers, x, y)
        points.append((x, y))
        numbers = []
    if points:
        yield points, False


def _moved(verb: str, numbers: list[float], x: float, y: float) -> Point:
    is_relative = verb.islower()
    if verb in "Hh":
        return (x if is_relative else 0) + numbers[0], y
    if verb in "Vv":
        return x, (y if is_relative else 0) + numbers[0]
    return (x if is_relative else 0) + numbers[0], (y if is_relative else 0) + numbers[1]


def _dashed(points: list[Point], dashes: list[float]) -> Iterator[list[Point]]:
    """A line in pieces: the drawn stretches of a pattern of strokes and gaps."""
    at, left = 0, dashes[0]
    for (x1, y1), (x2, y2) in pairwise(points):
        length, done = hypot(x2 - x1, y2 - y1), 0.0
        while done < length:
            step = min(left, length - done)
            ends = [done / length, (done + step) / length]
            if at % 2 == 0:
                yield [(x1 + (x2 - x1) * each, y1 + (y2 - y1) * each) for each in ends]
            done, left = done + step, left - step
            if left <= 0:
                at += 1
                left = dashes[at % len(dashes)]
