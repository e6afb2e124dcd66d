"""The tidied Word text as HTML. Pure.

mammoth obeys a style map that lies inside a file, and opens files that one links to, unless it is told not to.
"""

from io import BytesIO

import mammoth
from lxml.html import HtmlElement
from PIL import Image

from plans.document.fragments import parsed, tag_of
from plans.office.word.numbered import take_over_numbers
from plans.office.word.tidying import HEADING_STYLE, LEVELS, TidyText

MOST_PICTURE = 40_000_000  # pixels
PICTURE_KINDS = ("PNG", "JPEG")
STYLES = "\n".join(
    [f"p[style-name='{HEADING_STYLE.format(level)}'] => h{min(level, 6)}:fresh" for level in range(1, LEVELS + 1)]
    + [
        "p[style-name='Title'] => p.title:fresh",
        "p[style-name='Subtitle'] => p.subtitle:fresh",
        "p[style-name='caption'] => p.caption:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
        "u => u",
    ]
)


def as_html(text: TidyText) -> HtmlElement:
    """A tree whose pictures have the names of their parts for addresses."""

    def named(picture):
        with picture.open() as part:
            return {"src": part.read().decode(), "alt": picture.alt_text or ""}

    converted = mammoth.convert_to_html(
        text.package.packed(),
        style_map=STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(named),
        external_file_access=False,
    )
    root = parsed(converted.value or "<p></p>")
    _lift_lists(root)
    take_over_numbers(root)
    for line in [line for line in root.iter("u") if line.find("a") is not None or _is_in_link(line)]:
        line.drop_tag()  # links are underlined by themselves
    return root


def _is_in_link(element: HtmlElement) -> bool:
    return next(element.iterancestors("a"), None) is not None


def _lift_lists(root: HtmlElement) -> None:
    """A list that begins at its second level, as under a heading with the number of the first, stands in no item."""
    for outer in [each for each in root.iter("ul", "ol") if all(map(_holds_a_list_alone, each))]:
        for item in list(outer):
            outer.addprevious(item[0])
        outer.drop_tree()


def _holds_a_list_alone(item: HtmlElement) -> bool:
    return len(item) == 1 and tag_of(item[0]) in ("ul", "ol") and not (item.text or "").strip()


def fault_of_picture(beginning: bytes) -> str:
    """The sort under which a picture is listed that cannot be shown; empty for one that can."""
    try:
        with Image.open(BytesIO(beginning), formats=PICTURE_KINDS) as image:
            return "large_picture" if image.width * image.height > MOST_PICTURE else ""
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "large_picture"
    except Exception:  # a file of another kind, or a broken one
        return "picture"
