"""Several timetables under one another: each a lane with its steps on one axis of months. Pure: no ORM, no clock.

Each step bears the number of its card and leads to its page. On a narrow picture names stand above their lanes.
"""

import hashlib
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString

from governance.timetables.picture import shapes
from governance.timetables.picture.axis import DayAxis
from governance.timetables.picture.drawing import LAYOUTS, WIDE
from governance.timetables.picture.drawn import Mark
from governance.timetables.picture.shapes import BRAND, INK, LINE, MUTED, TODAY
from plans.document.drawing import Drawing

#: Two marks nearer than this have their numbers above and below the line.
NEXT_TO = 15
#: What a finger meets.
TARGET = 24


@dataclass(frozen=True)
class Lane:
    """One timetable: its text, where its page is, what comes next in words, and its steps."""

    title: str
    url: str
    following: str
    marks: tuple[Mark, ...]

    @property
    def sentence(self) -> str:
        told = "; ".join(f"{mark.number}. {mark.body}, {mark.words}" for mark in self.marks)
        return f"{self.title}: {told}."


def lanes_svg(lanes: list[Lane], *, today: date | None = None, layout: str = "wide") -> SafeString:
    return _Lanes(lanes, LAYOUTS[layout], today).drawn()


class _Lanes(Drawing):
    ink = INK

    def __init__(self, lanes, layout, today):
        self.lanes, self.layout, self.today = lanes, layout, today
        days = [day for lane in lanes for mark in lane.marks for day in mark.days or ()]
        self.axis = DayAxis([*days, today] if today and days else days, layout.left + 8, layout.width - 12)
        fingerprint = hashlib.sha256(repr((lanes, layout, today)).encode()).hexdigest()[:10]
        super().__init__("csp-timeline", f"timetables-{fingerprint}")

    @property
    def _row(self):
        return 64 if self.layout is WIDE else 112

    @property
    def _track(self):
        return 32 if self.layout is WIDE else 78

    def drawn(self) -> SafeString:
        top = 34
        bottom = top + self._row * len(self.lanes)
        self._grid(top, bottom)
        for number, lane in enumerate(self.lanes):
            self._lane(lane, top + number * self._row)
        title = f"{len(self.lanes)} timetable{'' if len(self.lanes) == 1 else 's'} under way"
        return self.framed(
            title, width=self.layout.width, height=self._legend(bottom + 30), size=self.layout.size,
            description=" ".join(lane.sentence for lane in self.lanes), role="group",
        )  # fmt: skip

    def _grid(self, top, bottom):
        for day in self.axis.months(7 if self.layout is WIDE else 4):
            x = self.axis(day)
            self.line(x, top - 8, x, bottom, LINE)
            if x < self.layout.width - 60:
                self.text(x + 3, top - 14, f"{day:%b} {day.year}", fill=MUTED, size=12)
        if self.today and self.axis.holds(self.today):
            x = self.axis(self.today)
            is_late = x > self.layout.width - 60
            self.line(x, top - 8, x, bottom, TODAY, dash="5 3", weight=2)
            at, anchor = (x - 4, "end") if is_late else (x + 4, "")
            self.text(at, bottom + 13, "today", fill=TODAY, size=13, anchor=anchor)

    def _lane(self, lane, y):
        self.line(0, y, self.layout.width, y, LINE)
        if self.layout is not WIDE:  # names stand where lines of months run: those stop behind them
            self.shape(f'<rect x="0" y="{y + 1}" width="{self.layout.width}" height="{self._track - 28}" fill="#fff"/>')
        lines = textwrap.wrap(lane.title, self.layout.letters)[:2]
        self.shape(f'<a href="{escape(lane.url)}">')
        for n, line in enumerate(lines):
            self.text(0, y + 20 + n * 17, line, bold=True)
        self.shape("</a>")
        if lane.following:
            words = textwrap.shorten(lane.following, self.layout.letters + 6, placeholder=" …")
            self.text(0, y + 20 + len(lines) * 17, words, fill=MUTED, size=12)
        middle = y + self._track
        dated = [mark for mark in lane.marks if mark.days]
        if dated:
            self.line(self.axis(dated[0].days[0]), middle, self.axis(dated[-1].days[0]), middle, MUTED, weight=1.5)
        for mark, is_below in self._numbered(dated):
            self._step(mark, middle, is_below)

    def _numbered(self, dated) -> Iterator[tuple[Mark, bool]]:
        """Numbers stand above; below where the one before is so near that they would meet."""
        before, is_below = None, False
        for mark in dated:
            x = self.axis(mark.days[0])
            is_below = before is not None and x - before < NEXT_TO and not is_below
            yield mark, is_below
            before = x

    def _step(self, mark, y, is_below):
        x = self.axis(mark.days[0])
        told = escape(f"{mark.number}. {mark.body}, {mark.words}")
        half = TARGET / 2
        self.shape(f'<a href="{escape(mark.url)}" aria-label="{told}"><title>{told}</title>')
        self.shape(
            f'<rect x="{x - half:.1f}" y="{y - half}" width="{TARGET}" height="{TARGET}" fill="#fff" fill-opacity="0"/>'
        )
        self.shape(shapes.point(mark.state, x, y))
        self.text(x, y + 24 if is_below else y - 13, str(mark.number), bold=True, size=12, anchor="middle", fill=BRAND)
        self.shape("</a>")

    def _legend(self, y):
        x = 0
        for label, shape in shapes.keys([mark for lane in self.lanes for mark in lane.marks]):
            self.shape(f'<g transform="translate({x:.0f},{y})">{shape}</g>')
            self.text(x + 22, y + 1, label, fill=MUTED, size=13)
            x += 32 + len(label) * 7.5
        return int(y + 12)
