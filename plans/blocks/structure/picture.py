"""The structure chart: boxes under one another with the lines between them. Pure.

On paper and on wide screens the groups under the first stand beside each other and what is under them hangs below; on a
phone all of it hangs, so that letters stay as large as they are.
"""

import hashlib
import textwrap

from django.utils.safestring import SafeString

from plans.blocks.structure.tree import Branch, words_of
from plans.document.chart_parts import FONT, WIDE
from plans.document.drawing import Drawing

#: Letters of a name and of who leads, as parts of a line.
BOLD, PLAIN, SMALL = 7.9, 6.3, 13
LINE, SMALL_LINE, INSIDE, ABOVE = 19, 16, 10, 7
PHONE, TOP, MOST_WIDE = 340, 340, 240
#: Between boxes beside each other, under each other, and before those that hang below.
BESIDE, BELOW, INDENT, DROP = 16, 10, 24, 16
MOST_BESIDE = 4
EDGE, TIE = "#0b6870", "#3d4f57"
#: Fill and letters of boxes at the top, under it, and below.
LOOKS = (("#0b4f57", "#ffffff"), ("#e0eff0", "#14252c"), ("#ffffff", "#14252c"))


def structure_svg(branches: list[Branch], *, is_wide: bool) -> SafeString:
    drawing = StructureDrawing(branches, WIDE if is_wide else PHONE)
    height = drawing.draw_wide() if is_wide else drawing.draw_hanging()
    return drawing.framed(words_of(branches), width=drawing.width, height=round(height), size=FONT, margin=2)


class StructureDrawing(Drawing):
    def __init__(self, branches: list[Branch], width: int) -> None:
        fingerprint = f"{width} {[each.group for top in branches for each in top.walk()]}"
        super().__init__("csp-structure__svg", f"structure-{hashlib.sha256(fingerprint.encode()).hexdigest()[:12]}")
        self.branches, self.width = branches, width

    def draw_hanging(self) -> float:
        y = 0.0
        for top in self.branches:
            y = self.hang(top, 0, y, self.width, depth=0) + DROP
        return self.key(y)

    def draw_wide(self) -> float:
        y = 0.0
        for top in self.branches:
            if top.branches:
                y = self.top(top, y, depth=0) + DROP
        alone = [top for top in self.branches if not top.branches]
        return self.key(self.row(alone, y, depth=0, is_tied=False) + DROP if alone else y)

    def top(self, branch: Branch, y: float, *, depth: int) -> float:
        """A box in the middle, and all that is under it; a single one under it stands in the middle too."""
        below = y + self.box(branch, (self.width - TOP) / 2, y, TOP, depth)
        if len(branch.branches) == 1:
            self.tie(self.width / 2, below, self.width / 2, below + DROP, branch.branches[0])
            return self.top(branch.branches[0], below + DROP, depth=depth + 1)
        if not branch.branches:
            return below
        self.line(self.width / 2, below, self.width / 2, below + DROP, TIE, weight=1.5)
        return self.row(branch.branches, below + DROP, depth=depth + 1)

    def row(self, branches: list[Branch], y: float, *, depth: int, is_tied: bool = True) -> float:
        """Boxes beside each other in rows of equal length, which a line at the left side leads on to."""
        rows = -(-len(branches) // MOST_BESIDE)
        across = -(-len(branches) // rows)
        room = (self.width - INDENT - BESIDE * (across - 1)) / across
        width, first = min(room, MOST_WIDE), y
        for start in range(0, len(branches), across):
            beside = branches[start : start + across]
            left = INDENT / 2 + (self.width - INDENT - len(beside) * width - (len(beside) - 1) * BESIDE) / 2
            middles = [left + at * (width + BESIDE) + width / 2 for at in range(len(beside))]
            if is_tied:
                ends = [*middles, self.width / 2 if start == 0 else 0, 0 if rows > 1 else middles[0]]
                self.line(min(ends), y, max(ends), y, TIE, weight=1.5)
                if start:
                    self.line(0, first, 0, y, TIE, weight=1.5)
                    first = y
                for middle, branch in zip(middles, beside, strict=True):
                    self.tie(middle, y, middle, y + DROP, branch)
            top = y + (DROP if is_tied else 0)
            height = max(self.height(branch, width) for branch in beside)
            ends = [
                self.hang(branch, middle - width / 2, top, width, depth=depth, height=height)
                for middle, branch in zip(middles, beside, strict=True)
            ]
            y = max(ends) + DROP
        return y - DROP

    def hang(self, branch: Branch, x: float, y: float, width: float, *, depth: int, height: float = 0) -> float:
        """A box with those under it below, each led to from its side; the place where they end."""
        below = y + self.box(branch, x, y, width, depth, height)
        side, end = x + INDENT / 2, below
        for under in branch.branches:
            top = end + BELOW
            middle = top + self.height(under, width - INDENT) / 2
            self.line(side, below, side, middle, TIE, weight=1.5)
            self.tie(side, middle, x + INDENT, middle, under)
            end = self.hang(under, x + INDENT, top, width - INDENT, depth=depth + 1)
        return end

    def tie(self, x1: float, y1: float, x2: float, y2: float, branch: Branch) -> None:
        self.line(x1, y1, x2, y2, TIE, dash="4 3" if branch.works_with else "", weight=1.5)

    def box(self, branch: Branch, x: float, y: float, width: float, depth: int, height: float = 0) -> float:
        """Draws it and says how high it is."""
        fill, ink = LOOKS[min(depth, len(LOOKS) - 1)]
        height = max(height, self.height(branch, width))
        dash = ' stroke-dasharray="4 3"' if branch.works_with else ""
        self.shape(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="4" fill="{fill}" '
            f'stroke="{EDGE}" stroke-width="1.2"{dash}/>'
        )
        names, leads = self.lines(branch, width)
        at = y + (height - len(names) * LINE - len(leads) * SMALL_LINE) / 2
        for words in names:
            at += LINE
            self.text(x + width / 2, at - 4.5, words, bold=True, fill=ink, anchor="middle")
        for words in leads:
            at += SMALL_LINE
            self.text(x + width / 2, at - 4, words, size=SMALL, fill=ink, anchor="middle")
        return height

    def height(self, branch: Branch, width: float) -> float:
        names, leads = self.lines(branch, width)
        return 2 * ABOVE + len(names) * LINE + len(leads) * SMALL_LINE

    @staticmethod
    def lines(branch: Branch, width: float) -> tuple[list[str], list[str]]:
        room = width - 2 * INSIDE
        return (
            textwrap.wrap(branch.name, max(int(room / BOLD), 6)),
            textwrap.wrap(branch.group["lead"], max(int(room / PLAIN), 6)),
        )

    def key(self, y: float) -> float:
        """What a broken line means, where there is one."""
        if not any(each.works_with for top in self.branches for each in top.walk()):
            return y - DROP
        self.line(0, y + 6, 34, y + 6, TIE, dash="4 3", weight=1.5)
        self.text(44, y + 11, "works with", size=SMALL)
        return y + 18
