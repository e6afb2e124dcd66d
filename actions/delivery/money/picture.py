"""Budgets as bars: what each has, what is spent of it, what is still expected, and how far it should be by now. Each
figure is written below its bar.
"""

from textwrap import wrap

from django.utils.safestring import SafeString

from actions.delivery.money.reading import BudgetLine
from actions.delivery.money.reckoning import Variance, pounds_of, total
from plans.document.axes import Scale
from plans.document.drawing import Drawing

WIDTH, BAR, FONT = 420, 18, 15
#: Letters of a line, and its height.
LETTERS, LINE = 52, 19
SPENT, COMING, PLANNED = "#0b6870", "#9fd0cf", "#a8265a"


def finding(lines: list[BudgetLine], until: str) -> str:
    """``£17,550 is spent of £22,000 planned by the end of Quarter 2: £4,450 less (−20.2%).``"""
    found = [line.standing for line in lines]
    actual, planned = total(each.actual for each in found), total(each.planned for each in found)
    variance = Variance(actual - planned, planned)
    return f"{pounds_of(actual)} is spent of {pounds_of(planned)} planned by the end of {until}: {variance.words}."


def budget_bars(lines: list[BudgetLine], until: str) -> SafeString:
    return _Bars(lines, until).drawn()


class _Bars(Drawing):
    def __init__(self, lines, until):
        super().__init__("csp-chart", "budget-bars")
        self.lines, self.until = lines, until
        most = max(self._longest(line.standing) for line in lines)
        self.across = Scale(0, float(most) or 1, 0, WIDTH)

    def _longest(self, found):
        return max(found.allocation, found.outturn or 0, found.actual, found.planned)

    def drawn(self) -> SafeString:
        self._legend()
        y = 34
        for line in self.lines:
            y = self._row(y, line)
        return self.framed(finding(self.lines, self.until), width=WIDTH, height=y - 14, size=FONT, margin=3)

    def _legend(self):
        x = 0
        for words, colour in (("Spent", SPENT), ("Still expected", COMING)):
            self.shape(f'<rect x="{x}" y="4" width="16" height="12" fill="{colour}" stroke="{SPENT}"/>')
            self.text(x + 23, 15, words)
            x += 42 + len(words) * 8
        self.line(x + 4, 1, x + 4, 19, PLANNED, weight=3)
        self.text(x + 12, 15, "Planned by now")

    def _row(self, y: int, line) -> int:
        """Where the next one begins."""
        found = line.standing
        y = self._words(y, line.budget.project, bold=True)
        top, spent = y + 3, self.across(float(found.actual))
        self.shape(
            f'<rect x="0" y="{top}" width="{self.across(float(found.allocation)):.1f}" height="{BAR}" fill="none" '
            f'stroke="currentColor"/>'
        )
        if found.outturn is not None:
            width = max(self.across(float(found.outturn)) - spent, 0)
            self.shape(
                f'<rect x="{spent:.1f}" y="{top + 3}" width="{width:.1f}" height="{BAR - 6}" fill="{COMING}" '
                f'stroke="{SPENT}" stroke-dasharray="3 2"/>'
            )
        self.shape(f'<rect x="0" y="{top + 3}" width="{max(spent, 0):.1f}" height="{BAR - 6}" fill="{SPENT}"/>')
        at = self.across(float(found.planned))
        self.line(at, top - 3, at, top + BAR + 3, PLANNED, weight=3)
        told = (
            (found.actual, "spent"), (found.planned, "planned by now"), (found.outturn, "expected"),
            (found.allocation, "in all"),
        )  # fmt: skip
        # A figure and its words stay on one line.
        parts = [f"{pounds_of(sum_)} {words}".replace(" ", "\xa0") for sum_, words in told if sum_ is not None]
        return self._words(top + BAR + 4, " · ".join(parts)) + 16

    def _words(self, y: int, words: str, *, bold: bool = False) -> int:
        for words_of_line in wrap(words, LETTERS):
            y += LINE
            self.text(0, y - 5, words_of_line, bold=bold)
        return y
