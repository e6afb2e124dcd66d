"""A partnership's brand: its colours made readable (pure functions over ``#rrggbb`` strings), its name and logo.

Contrast is that of WCAG 2.2 (success criterion 1.4.3): (L1 + 0.05) / (L2 + 0.05) of the relative luminances.
"""

import colorsys

from django.urls import reverse

WHITE = "#ffffff"


def _channels(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _hex(channels) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""

    def linear(channel):
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` (0 to 1) of ``other`` in it."""
    return _hex(a + (b - a) * share for a, b in zip(_channels(colour), _channels(other), strict=True))


def darkened(colour: str, ratio: float) -> str:
    """The colour, darkened in steps until it stands out from white by at least ``ratio``."""
    for step in range(51):
        darker = mix(colour, "#000000", step / 50)
        if contrast(darker, WHITE) >= ratio:
            return darker
    return "#000000"


def palette(colour: str, accent: str) -> dict[str, str]:
    """The four colours that page and PDF are drawn with."""
    return {
        "brand": darkened(colour, 4.5),
        "brand_dark": darkened(mix(colour, "#000000", 0.35), 9),
        "brand_soft": mix(colour, WHITE, 0.9),
        "accent": accent,
    }


#: Steps around the circle of hues, so that neighbours in a series are far apart.
STEPS = (0, 4, 2, 6, 1, 5, 3, 7)


def series_of_colours(colour: str, many: int) -> list[str]:
    """So many colours told apart, the first near the given one; white text can be read on each."""
    hue, _, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    found = []
    for number in range(many):
        turned = (hue + STEPS[number % len(STEPS)] / len(STEPS) + number // len(STEPS) / 16) % 1
        plain = colorsys.hls_to_rgb(turned, 0.36, min(max(saturation, 0.45), 0.7))
        found.append(darkened(_hex(channel * 255 for channel in plain), 4.5))
    return found


def brand_of(partnership) -> dict:
    """What the page's frame shows of a partnership: name, logo, address."""
    return {
        "name": partnership.name,
        "url": partnership.get_absolute_url(),
        "logo_url": reverse("partnerships:logo", args=[partnership.slug]) if partnership.logo else "",
        "slug": partnership.slug,
    }
