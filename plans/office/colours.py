"""What the fill of a cell tells where officers rate by colour: red, amber, green, and blue for done. Pure."""

from colorsys import hls_to_rgb, rgb_to_hls, rgb_to_hsv

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: Theme colours as cells count them: light before dark.
_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
#: Up to which hue (of 360) a colour is called so; greys and the pale shades of a house style have none.
_HUES = ((16, "red"), (68, "amber"), (170, "green"), (190, ""), (255, "blue"), (335, ""), (360, "red"))
_LEAST_SATURATION, _LEAST_LIGHT = 0.14, 0.35


def theme_of(content: bytes | None) -> list[str]:
    """The colours of a workbook's theme, in the order in which cells name them."""
    if not content:
        return []
    scheme = etree.fromstring(content, etree.XMLParser(resolve_entities=False)).find(f".//{_DRAWING}clrScheme")
    named = {each.tag.removeprefix(_DRAWING): each for each in (scheme if scheme is not None else ())}
    return [next((c.get("lastClr") or c.get("val") for c in named.get(name, ())), "") for name in _ORDER]


def rated(fill, theme: list[str]) -> str:
    """The word for the colour of a filled cell; empty where it is none of these."""
    if fill is None or fill.fill_type != "solid":
        return ""
    return _word_for(_rgb_of(fill.fgColor, theme))


def _rgb_of(colour, theme) -> str:
    if colour.type == "theme":
        found = theme[colour.theme] if colour.theme < len(theme) else ""
    elif colour.type == "indexed":
        found = COLOR_INDEX[colour.indexed][2:] if colour.indexed < len(COLOR_INDEX) else ""
    else:
        found = str(colour.rgb)[-6:]
    return _tinted(found, colour.tint) if found and colour.tint else found


def _tinted(rgb: str, tint: float) -> str:
    hue, light, saturation = rgb_to_hls(*_parts(rgb))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, saturation))


def _parts(rgb: str) -> list[float]:
    return [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def _word_for(rgb: str) -> str:
    try:
        hue, saturation, light = rgb_to_hsv(*_parts(rgb))
    except ValueError:
        return ""
    if saturation < _LEAST_SATURATION or light < _LEAST_LIGHT:
        return ""
    return next(word for most, word in _HUES if hue * 360 <= most)
