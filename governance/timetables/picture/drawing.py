"""Drawing a timetable as SVG: rows of marks over an axis of months. Pure; used by ``timeline.py`` beside it only."""

import hashlib
import textwrap
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import escape
from django.utils.safestring import SafeString

from governance.timetables.picture import shapes
from governance.timetables.picture.axis import DayAxis
from governance.timetables.picture.drawn import Around
from governance.timetables.picture.shapes import BRAND, DONE, INK, LATE, LINE, MUTED, TINT, TODAY
from plans.document.drawing import Drawing


@dataclass(frozen=True)
class Layout:
    """Measures of one picture, in its own units (a unit is a pixel at full size)."""

    width: int
    left: int  # where the axis begins
    row: int
    track: int  # where the track runs within a row
    letters: int  # longest line of a label
    size: int


#: How far the plan's first day may be from its way, to stand on the picture.
NEAR = timedelta(days=200)
WIDE = Layout(width=760, left=268, row=50, track=24, letters=34, size=14)
NARROW = Layout(width=340, left=12, row=98, track=76, letters=42, size=14)
LAYOUTS = {"wide": WIDE, "narrow": NARROW}


def draw(marks, title, description, layout, today, name, around=None) -> SafeString:
    return _Timeline(marks, LAYOUTS[layout], today, name, around or Around()).drawn(title, description)


def _days(marks, around) -> list[date]:
    """All that stands on the picture; the plan's first day too, where it is near."""
    days = [day for mark in marks for day in mark.all_days()]
    days += [day for each in around.phases for day in (each.first, each.last) if day] if days else []
    if days and around.starts_on and abs(around.starts_on - max(days)) <= NEAR:
        days.append(around.starts_on)
    return days


class _Timeline(Drawing):
    ink = INK

    def __init__(self, marks, layout, today, name, around):
        self.marks, self.layout, self.today, self.around = marks, layout, today, around
        self.axis = DayAxis(_days(marks, around), layout.left + 8, layout.width - 12)
        fingerprint = hashlib.sha256(repr((marks, layout, today, around)).encode()).hexdigest()[:10]
        super().__init__("csp-timeline", f"timeline-{name or 'picture'}-{fingerprint}")

    def drawn(self, title, description) -> SafeString:
        head = 34
        top = head + self._phase_height * len(self.around.phases)
        bottom = top + self.layout.row * len(self.marks)
        self._quiet(head, bottom)
        self._grid(head, bottom)
        for number, phase in enumerate(self.around.phases):
            self._phase(phase, head + number * self._phase_height)
        for number, mark in enumerate(self.marks):
            self._row(mark, number, top + number * self.layout.row)
        height = self._legend(bottom + 26)
        size = self.layout.size
        is_linked = any(mark.url for mark in self.marks)
        return self.framed(
            title, width=self.layout.width, height=height, size=size, description=description,
            role="group" if is_linked else "img",
        )  # fmt: skip

    @property
    def _phase_height(self):
        return 20 if self.layout is WIDE else 32

    def _quiet(self, top, bottom):
        """Recesses and the weeks before an election behind everything, each in its own shade."""
        for each in self.around.quiet:
            left, right = max(each.first, self.axis.first), min(each.last, self.axis.last)
            if left < right:
                x, width = self.axis(left), self.axis(right) - self.axis(left)
                fill = shapes.QUIET[each.label]
                self._bar(x, top - 8, width, bottom - top + 8, fill)

    def _phase(self, phase, y):
        """A bar in a row of its own, its name beside it, so that no two names meet."""
        first = phase.first or self.axis.first
        left, right = self.axis(first), self.axis(max(phase.last, first))
        is_wide = self.layout is WIDE
        self.text(0, y + (13 if is_wide else 12), phase.label, fill=MUTED, size=13)
        at = y + 4 if is_wide else y + 17
        self._bar(left, at, max(right - left, 3), 10, shapes.PHASE)

    def _bar(self, x, y, width, height, fill):
        self.shape(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}" fill="{fill}"/>')

    def _grid(self, top, bottom):
        is_wide = self.layout is WIDE
        months = list(self.axis.months(7 if is_wide else 4))
        if not months:  # a few days within one
            self.text(self.axis.start, top - 14, f"{self.axis.first:%b} {self.axis.first.year}", fill=MUTED, size=12)
        for day in months:
            x = self.axis(day)
            self.line(x, top - 8, x, bottom, LINE)
            if x < self.layout.width - 60:
                self.text(x + 3, top - 14, f"{day:%b} {day.year}", fill=MUTED, size=12)
        for day in self.axis.weeks() if is_wide else ():
            self.line(self.axis(day), top - 8, self.axis(day), top - 4, MUTED)
        self._first_day(top, bottom)
        if self.today and self.axis.holds(self.today):
            x = self.axis(self.today)
            near_end = x > self.layout.width - 60
            self.line(x, top - 8, x, bottom, TODAY, dash="5 3", weight=2)
            self.text(
                x + (-4 if near_end else 4), bottom + 13, "today", fill=TODAY, size=13, anchor="end" if near_end else ""
            )

    def _first_day(self, top, bottom):
        """Of the plan: the text has to be adopted by then."""
        day = self.around.starts_on
        if day and self.axis.holds(day):
            x = self.axis(day)
            near_end = x > self.layout.width - 90
            self.line(x, top - 8, x, bottom, DONE, dash="1 3", weight=2)
            at, anchor = (x - 4, "end") if near_end else (x + 4, "")
            self.text(at, bottom + 27, "plan begins", fill=DONE, size=13, anchor=anchor)

    def _row(self, mark, number, y):
        if number:
            self.line(0, y, self.layout.width, y, "#e6eeee")
        if mark.url:
            self.shape(f'<a href="{escape(mark.url)}">')
        self._row_itself(mark, number, y)
        if mark.url:
            self.shape("</a>")

    def _row_itself(self, mark, number, y):
        self._label(mark, number, y)
        middle = y + self.layout.track
        if mark.days is None:
            self.text(self.axis.start, middle + 5, mark.words, fill=MUTED, italic=True)
            return
        for day in mark.slipped:
            self._slip(day, mark.days[0], middle)
        self._before(mark, middle)
        for day in mark.sat:
            self._sat(day, mark.days[0], middle)
        if mark.latest:
            left, right = sorted(self.axis(day) for day in (mark.days[0], mark.latest))
            self.shape(shapes.slack(left, right, middle + 15, is_short=mark.latest < mark.days[0]))
        start, end = (self.axis(day) for day in mark.days)
        is_day = mark.days[0] == mark.days[1]
        stretch = shapes.stretch(mark.state, start, end - start, middle)
        self.shape(shapes.point(mark.state, start, middle) if is_day else stretch)
        self._date_beside(mark, self.axis(mark.days[1]), middle)

    def _label(self, mark, number, y):
        """Number and name on one line or two, the role under them where there is room."""
        lines = textwrap.wrap(f"{mark.number or number + 1}. {mark.body}", self.layout.letters)[:2]
        for n, line in enumerate(lines):
            self.text(0, y + 20 + n * 17, line, bold=True)
        if len(lines) == 1:
            self.text(0, y + 37, mark.role, fill=MUTED, size=13)

    def _slip(self, earlier, day, y):
        """An earlier date stays: a crossed ring, and a dashed line to the date that stands."""
        x = self.axis(earlier)
        self.line(x, y, self.axis(day), y, LATE, dash="3 3", weight=1.5)
        self.shape(shapes.crossed_ring(x, y))

    def _sat(self, earlier, day, y):
        """A sitting that was adjourned took place: a ring of its own, and a line to the day on which it goes on."""
        x = self.axis(earlier)
        self.line(x, y, self.axis(day), y, BRAND, weight=2)
        self.shape(shapes.adjourned(x, y))

    def _before(self, mark, y):
        """What leads up to the meeting: deadlines on a thin line, the day of publication, the days of notice."""
        if mark.deadlines:
            first = min(day for _, day in mark.deadlines)
            self.line(self.axis(first), y, self.axis(mark.publish_by or mark.days[0]), y, MUTED)
        if mark.publish_by:
            left, right = self.axis(mark.publish_by), self.axis(min([*mark.sat, mark.days[0]]))
            width = max(right - left, 0)
            self.shape(f'<rect x="{left:.1f}" y="{y - 4}" width="{width:.1f}" height="8" fill="{TINT}"/>')
        for what, day in mark.deadlines:
            self.shape(shapes.deadline(what, self.axis(day), y))
        if mark.publish_by:
            self.shape(shapes.diamond(self.axis(mark.publish_by), y))

    def _date_beside(self, mark, x, y):
        """The date, on whichever side of the mark has room for it."""
        room = len(mark.words) * 7.4 + 16
        if x + room < self.layout.width:
            self._plate(x + 11, y - 9, room - 14)
            self.text(x + 13, y + 5, mark.words)
        elif self.layout is WIDE:
            left = self.axis(mark.left())
            self._plate(left - 9 - room, y - 9, room - 6)
            self.text(left - 13, y + 5, mark.words, anchor="end")
        else:
            self.text(self.layout.width, y - 14, mark.words, anchor="end")

    def _plate(self, x, y, width):
        """White behind a date, so that lines do not run through it."""
        self.shape(f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="18" fill="#fff"/>')

    def _quiet_shown(self):
        return {each.label for each in self.around.quiet if each.first < self.axis.last and each.last > self.axis.first}

    def _legend(self, y):
        x, y = 0, y + (14 if self.around.starts_on else 0)
        for label, shape in (*shapes.keys(self.marks), *shapes.quiet_keys(self._quiet_shown())):
            width = 32 + len(label) * 7.5
            if x + width > self.layout.width:
                x, y = 0, y + 22
            self.shape(f'<g transform="translate({x:.0f},{y})">{shape}</g>')
            self.text(x + 22, y + 1, label, fill=MUTED, size=13)
            x += width
        return int(y + 12)
