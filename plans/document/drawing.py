"""Pictures as SVG: what charts and the picture of a timetable are drawn with. Pure; no inline style, for the
Content-Security-Policy holds.

The ``<title>`` (which WeasyPrint makes the alternative text) stands for the whole picture, so every picture has one.
"""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class Drawing:
    """The parts of one picture, in the order in which they are drawn."""

    #: Words are drawn in this colour unless another is named.
    ink = "currentColor"

    def __init__(self, look: str, id: str) -> None:
        self.look, self.id = look, id
        self.parts: list[str] = []

    def shape(self, markup: str) -> None:
        """Markup of our own making; words go through ``text``, which escapes them."""
        self.parts.append(markup)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        fill: str = "",
        bold: bool = False,
        italic: bool = False,
        size: int = 0,
        anchor: str = "",
    ) -> None:
        more = ' font-weight="700"' if bold else ""
        more += ' font-style="italic"' if italic else ""
        more += f' font-size="{size}"' if size else ""
        more += f' text-anchor="{anchor}"' if anchor else ""
        self.shape(f'<text x="{x:.1f}" y="{y:.1f}" fill="{fill or self.ink}"{more}>{escape(words)}</text>')

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, *, dash: str = "", weight: float = 1
    ) -> None:
        more = f' stroke-width="{weight}"' + (f' stroke-dasharray="{dash}"' if dash else "")
        self.shape(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{more}/>')

    def framed(
        self,
        title: str,
        *,
        width: int,
        height: int,
        size: int,
        margin: int = 0,
        description: str = "",
        role: str = "img",
    ) -> SafeString:
        """The whole picture: ``margin`` around it, ``size`` of its letters; one with links in it is a ``group``."""
        width, height = width + 2 * margin, height + 2 * margin
        about = f' aria-describedby="{self.id}-d"' if description else ""
        more = f'<desc id="{self.id}-d">{escape(description)}</desc>' if description else ""
        box = f'viewBox="{-margin} {-margin} {width} {height}" width="{width}" height="{height}"'
        return mark_safe(  # every word in it went through escape()
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{self.look}" role="{role}" '
            f'aria-labelledby="{self.id}"{about} {box} '
            f'font-size="{size}"><title id="{self.id}">{escape(title)}</title>{more}' + "".join(self.parts) + "</svg>"
        )
