"""Pictures made up for the demonstration: a town for the cover, marks for partners, a portrait. Nobody's, nowhere's."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

#: Drawn so much larger, then made smaller, so that edges are smooth.
SMOOTH = 2
SKY = ("#f6c27a", "#e98e5b", "#8f5a6c")
HOUSES = ("#2b4a5c", "#23404f", "#1a3341")
WINDOW, WATER, HILL = "#ffd98a", "#3f6d7c", "#5d4a63"
PALETTE = ("#0b5a7a", "#8c2f39", "#2f6b3c", "#5b3f8c", "#a35a00", "#1f4e8c", "#6b4c2a", "#007a6c")


def town(width: int = 1654, height: int = 962) -> bytes:
    """A river town at dusk, as a PNG."""
    chance = Random(7)
    across, down = width * SMOOTH, height * SMOOTH
    image = Image.new("RGB", (across, down))
    draw = ImageDraw.Draw(image)
    _sky(draw, across, down)
    sun, size = across * 0.7, down * 0.16
    draw.ellipse((sun - size, down * 0.3 - size, sun + size, down * 0.3 + size), fill="#ffe3a8")
    draw.polygon([(0, down * 0.66), (across * 0.3, down * 0.47), (across * 0.62, down * 0.66)], fill=HILL)
    draw.polygon([(across * 0.4, down * 0.68), (across * 0.8, down * 0.5), (across, down * 0.64), (across, down)], HILL)
    for row, colour in enumerate(HOUSES):
        _street(draw, chance, down * (0.68 + row * 0.08), across, down, colour)
    draw.rectangle((0, down * 0.9, across, down), fill=WATER)
    for _ in range(60):
        left, top = chance.random() * across, down * (0.915 + chance.random() * 0.07)
        draw.rectangle((left, top, left + across * 0.03, top + SMOOTH * 2), fill="#6f98a3")
    return _png(image.resize((width, height), Image.Resampling.LANCZOS).quantize(128))


def _sky(draw, across, down):
    for line in range(down):
        share = line / down * (len(SKY) - 1)
        first, rest = SKY[int(share)], share % 1
        second = SKY[min(int(share) + 1, len(SKY) - 1)]
        mixed = (int(a + (b - a) * rest) for a, b in zip(_rgb(first), _rgb(second), strict=True))
        draw.line((0, line, across, line), fill=tuple(mixed))


def _street(draw, chance, foot, across, down, colour):
    left = 0.0
    while left < across:
        width, height = across * chance.uniform(0.03, 0.07), down * chance.uniform(0.08, 0.22)
        top = foot - height
        draw.rectangle((left, top, left + width, down), fill=colour)
        if chance.random() < 0.6:
            draw.polygon([(left, top), (left + width / 2, top - width * 0.5), (left + width, top)], fill=colour)
        for number in range(3):
            if chance.random() < 0.5:
                x, y = left + width * (0.18 + number * 0.26), top + height * 0.25
                draw.rectangle((x, y, x + width * 0.13, y + width * 0.2), fill=WINDOW)
        left += width * chance.uniform(1, 1.15)


def mark(number: int, letters: str) -> bytes:
    """A partner's logo: a shape in a colour of its own, as a PNG; the name stands beside it in words."""
    colour, side = PALETTE[number % len(PALETTE)], 240
    image = Image.new("RGB", (side * 2, side), "white")
    draw = ImageDraw.Draw(image)
    shapes = (draw.ellipse, draw.rectangle)
    shapes[number % 2]((12, 12, side - 12, side - 12), fill=colour)
    draw.polygon([(side * 0.5, 50), (side - 55, side - 60), (55, side - 60)], fill="white")
    size = 190 // max(len(letters), 2)
    draw.text((side + 14, side / 2), letters, fill=colour, font_size=size, anchor="lm")
    return _png(image.quantize(16))


def portrait(width: int = 420, height: int = 560) -> bytes:
    """A head and shoulders that are nobody's, as a PNG."""
    across, down = width * SMOOTH, height * SMOOTH
    image = Image.new("RGB", (across, down), "#c9dde0")
    draw = ImageDraw.Draw(image)
    middle = across / 2
    draw.ellipse((middle - across * 0.27, down * 0.13, middle + across * 0.27, down * 0.6), fill="#4a3428")
    draw.ellipse((across * 0.04, down * 0.68, across * 0.96, down * 1.5), fill="#1d4f5f")
    draw.polygon([(middle - 110, down * 0.7), (middle + 110, down * 0.7), (middle, down * 0.86)], fill="#f4efe6")
    draw.rectangle((middle - across * 0.09, down * 0.5, middle + across * 0.09, down * 0.73), fill="#c98f6d")
    draw.ellipse((middle - across * 0.2, down * 0.2, middle + across * 0.2, down * 0.6), fill="#dba382")
    draw.pieslice((middle - across * 0.24, down * 0.13, middle + across * 0.24, down * 0.5), 180, 360, fill="#4a3428")
    for side in (-1, 1):
        x = middle + side * across * 0.075
        draw.ellipse((x - 9, down * 0.385, x + 9, down * 0.385 + 18), fill="#2b2320")
    draw.arc((middle - 58, down * 0.44, middle + 58, down * 0.52), 20, 160, fill="#8a4f3d", width=8)
    return _png(image.resize((width, height), Image.Resampling.LANCZOS).quantize(64))


def _rgb(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _png(image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
