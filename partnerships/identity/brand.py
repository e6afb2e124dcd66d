"""A partnership's brand: its colours made readable (pure functions over ``#rrggbb`` strings), its name and logo.

Contrast is that of WCAG 2.2 (success criterion 1.4.3): (L1 + 0.05) / (L2 + 0.05) of the relative luminances.
"""

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


def brand_of(partnership) -> dict:
    """What the page's frame shows of a partnership: name, logo, address."""
    return {
        "name": partnership.name,
        "url": partnership.get_absolute_url(),
        "logo_url": reverse("partnerships:logo", args=[partnership.slug]) if partnership.logo else "",
        "slug": partnership.slug,
    }
