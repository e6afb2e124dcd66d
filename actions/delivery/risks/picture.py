"""The matrix of risks: a number for each in its cell, and an arrow from where it stood before."""

import math
from collections import defaultdict

from django.utils.safestring import SafeString

from actions.delivery.risks.movement import Levels, RiskCell, RiskWay
from actions.delivery.risks.reading import SeenRisk
from plans.document.drawing import Drawing

CELL, LEFT, TOP, FONT = 76, 44, 10, 15
FILL = {"low": "#e2f1e5", "medium": "#fff3cc", "high": "#fbd9b5", "severe": "#f3bcb4"}
INK, ARROW = "#0b0c0c", "#54409c"


def finding(seen: list[SeenRisk]) -> str:
    """``2 risks went up, 1 went down, 3 stayed.``"""
    ways = [each.movement.way for each in seen if each.movement]
    counts = ((RiskWay.UP, "went up"), (RiskWay.DOWN, "went down"), (RiskWay.SAME, "stayed"), (RiskWay.NEW, "new"))
    said = [(ways.count(way), words) for way, words in counts]
    known = [f"{number} {words}" for number, words in said if number]
    if not ways:
        return f"{_risks(len(seen))}, not looked at yet."
    if not known:
        return f"{_risks(len(seen))}, of which no movement is known."
    return f"Of {_risks(len(seen))} {', '.join(known)}."


def _risks(number: int) -> str:
    return f"{number} risk{'' if number == 1 else 's'}"


def risk_matrix(seen: list[SeenRisk], levels: Levels | None) -> SafeString:
    """An empty text without a scale, or where no rating is on it."""
    if levels is None or not any(each.cell for each in seen):
        return SafeString()
    return _Matrix(seen, levels).drawn()


class _Matrix(Drawing):
    def __init__(self, seen, levels):
        super().__init__("csp-chart", "risk-matrix")
        self.seen, self.levels = seen, levels
        self.wide, self.high = len(levels.impacts), len(levels.likelihoods)
        #: Numbers in a cell stand beside one another.
        self.places = defaultdict(list)
        for number, each in enumerate(seen, start=1):
            if each.cell:
                self.places[each.cell.key].append(number)

    def drawn(self) -> SafeString:
        for likelihood, _ in self.levels.likelihoods:
            for impact, _ in self.levels.impacts:
                self._cell(self.levels.cell(likelihood, impact))
        for row, (letter, _) in enumerate(self.levels.likelihoods):
            self.text(LEFT - 14, TOP + row * CELL + CELL / 2 + 5, letter, bold=True, anchor="end")
        bottom = TOP + self.high * CELL
        for column, (letter, _) in enumerate(reversed(self.levels.impacts)):
            self.text(LEFT + column * CELL + CELL / 2, bottom + 20, letter, bold=True, anchor="middle")
        self.text(LEFT, bottom + 42, "Down to up: more likely. Left to right: worse if it happens.", size=13)
        for number, each in enumerate(self.seen, start=1):
            self._arrow(number, each)
        for number, each in enumerate(self.seen, start=1):
            self._number(number, each)
        width = max(LEFT + self.wide * CELL, 400)
        return self.framed(finding(self.seen), width=width, height=bottom + 52, size=FONT, margin=2)

    def _corner(self, cell: RiskCell) -> tuple[float, float]:
        """The gravest likelihood stands above, the worst impact on the right."""
        return LEFT + (cell.impact_rank - 1) * CELL, TOP + (self.high - cell.likelihood_rank) * CELL

    def _cell(self, cell):
        x, y = self._corner(cell)
        fill = FILL[self.levels.band(cell)]
        self.shape(f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{fill}" stroke="#ffffff"/>')
        self.text(x + 5, y + 15, self.levels.written(cell), size=12, fill="#3d4f57")

    def _place(self, number, cell) -> tuple[float, float]:
        x, y = self._corner(cell)
        others = self.places[cell.key]
        at = others.index(number) if number in others else 0
        return x + 20 + (at % 2) * 36, y + 34 + (at // 2 % 2) * 26

    def _number(self, number, each):
        if each.cell:
            x, y = self._place(number, each.cell)
            self.shape(f'<circle cx="{x}" cy="{y}" r="12" fill="#ffffff" stroke="{INK}" stroke-width="2"/>')
            self.text(x, y + 5, str(number), bold=True, anchor="middle", size=13, fill=INK)

    def _arrow(self, number, each):
        was, now = each.cell_before, each.cell
        if each.view is None or not was or not now or was.key == now.key:
            return
        x, y = self._corner(was)
        start, end = (x + CELL / 2, y + CELL / 2 + 8), self._place(number, now)
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        tip = (end[0] - 14 * math.cos(angle), end[1] - 14 * math.sin(angle))
        self.shape(f'<circle cx="{start[0]:.1f}" cy="{start[1]:.1f}" r="4" fill="{ARROW}"/>')
        self.line(*start, *tip, ARROW, weight=2.5)
        sides = [(tip[0] - 9 * math.cos(angle + a), tip[1] - 9 * math.sin(angle + a)) for a in (0.5, -0.5)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *sides))
        self.shape(f'<polygon points="{points}" fill="{ARROW}"/>')
