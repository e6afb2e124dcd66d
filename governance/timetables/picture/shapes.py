"""The shapes of a timetable's picture and their legend: each thing its own shape, so that colour never tells alone."""

from datetime import date

from governance.dates.stages import STILL_OPEN, StageState

INK, MUTED, LINE, TINT = "#14252c", "#4a5c63", "#c9d5d7", "#dcebec"
BRAND, DONE, LATE, TODAY = "#0b6870", "#0b6b45", "#8a4b00", "#b12a2a"
#: The ink of a tag's colour, for stages that are over; one that is still open is a ring in the portal's own.
INKS = {"green": DONE, "orange": LATE, "red": TODAY}
#: A phase of the plan's way; days of the council on which nobody meets, and before an election.
PHASE = "#9cc3c7"
QUIET = {"recess": "#eef1f2", "election": "#fbeee0"}
QUIET_WORDS = {"recess": "recess", "election": "before an election"}
#: Held, and what it decided is not recorded.
UNKNOWN = "unknown"
#: Days inside the council before publication, each with its shape; only on pictures of the workspace.
DEADLINES = {"comments": "comments due", "sign-off": "draft to those who sign", "final-report": "final report"}


def diamond(x, y) -> str:
    return f'<path d="M{x:.1f},{y - 7} l6,7 l-6,7 l-6,-7 z" fill="#fff" stroke="{BRAND}" stroke-width="2"/>'


def deadline(what: str, x, y) -> str:
    """A triangle, a square, a bar: small, on the stage's own line."""
    shape = {
        "comments": f'<path d="M{x:.1f},{y - 5} l5,9 h-10 z"',
        "sign-off": f'<path d="M{x - 4:.1f},{y - 4} h8 v8 h-8 z"',
        "final-report": f'<path d="M{x - 2:.1f},{y - 6} h4 v12 h-4 z"',
    }[what]
    return f'{shape} fill="{INK}" stroke="#fff" stroke-width="1"/>'


def slack(left, right, y, *, is_short: bool) -> str:
    """A light bar from the date to the latest date, closed at the latest; hatched where the date is past the latest."""
    width = max(right - left, 2)
    if not is_short:
        return (
            f'<rect x="{left:.1f}" y="{y - 3}" width="{width:.1f}" height="6" fill="#bfe3d0"/>'
            f'<path d="M{right:.1f},{y - 6} v12" stroke="{DONE}" stroke-width="2" fill="none"/>'
        )
    strokes = "".join(f"M{left + n:.1f},{y + 3} l4,-6 " for n in range(0, max(int(width) - 3, 1), 6))
    return (
        f'<rect x="{left:.1f}" y="{y - 3}" width="{width:.1f}" height="6" fill="#fdf1f1"/>'
        f'<path d="{strokes}" stroke="{TODAY}" stroke-width="1.5" fill="none"/>'
        f'<path d="M{left:.1f},{y - 6} v12" stroke="{TODAY}" stroke-width="2" fill="none"/>'
    )


def question(x, y) -> str:
    parts = f'x="{x:.1f}" y="{y + 4.5:.1f}" fill="{MUTED}" text-anchor="middle" font-size="12" font-weight="700"'
    return f"<text {parts}>?</text>"


def crossed_ring(x, y) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y}" r="6" fill="#fff" stroke="{LATE}" stroke-width="1.5"/>'
        f'<path d="M{x - 4:.1f},{y - 4} l8,8 m0,-8 l-8,8" stroke="{LATE}" stroke-width="1.5" fill="none"/>'
    )


def adjourned(x, y) -> str:
    """A ring with two bars: it met, and paused."""
    return (
        f'<circle cx="{x:.1f}" cy="{y}" r="7" fill="#fff" stroke="{BRAND}" stroke-width="2"/>'
        f'<path d="M{x - 2:.1f},{y - 3} v6 M{x + 2:.1f},{y - 3} v6" stroke="{BRAND}" stroke-width="2" fill="none"/>'
    )


def ink_of(state: str) -> str:
    if state == UNKNOWN:
        return MUTED
    return BRAND if state in STILL_OPEN else INKS[StageState(state).colour]


def point(state: str, x, y) -> str:
    """A day on which a body meets: a ring, filled once it is over, ticked when decided, a question where unknown."""
    colour = ink_of(state)
    is_ring = state == UNKNOWN or state in STILL_OPEN
    fill = "#fff" if is_ring else colour
    ring = f'<circle cx="{x:.1f}" cy="{y}" r="8" fill="{fill}" stroke="{colour}" stroke-width="2.5"/>'
    if state == StageState.DECIDED:
        ring += f'<path d="M{x - 3.5:.1f},{y} l3,3.2 l5,-6" fill="none" stroke="#fff" stroke-width="2"/>'
    return ring + (question(x, y) if state == UNKNOWN else "")


def stretch(state: str, x, width, y) -> str:
    """A month or a year, where the day is not known."""
    colour = ink_of(state)
    return (
        f'<rect x="{x:.1f}" y="{y - 6}" width="{width:.1f}" height="12" rx="6" fill="{colour}" '
        f'fill-opacity="0.35" stroke="{colour}" stroke-width="1.5" stroke-dasharray="4 3"/>'
    )


def quiet_keys(kinds: set[str]):
    """Words and shape of the shades behind the rows."""
    for kind, fill in QUIET.items():
        if kind in kinds:
            yield QUIET_WORDS[kind], f'<rect x="0" y="-12" width="16" height="14" fill="{fill}" stroke="{LINE}"/>'


def keys(marks, today: date | None = None):
    """Words and shape of everything that is on the picture."""
    states = {mark.state for mark in marks}
    if StageState.DECIDED in states:
        yield "decided", f'<circle cx="8" cy="-4" r="7" fill="{DONE}"/>'
    if UNKNOWN in states:
        ring = f'<circle cx="8" cy="-4" r="6.5" fill="#fff" stroke="{MUTED}" stroke-width="2.5"/>'
        yield "outcome not recorded", ring + question(8, -4)
    if states & set(STILL_OPEN):
        yield "still to come", f'<circle cx="8" cy="-4" r="6.5" fill="#fff" stroke="{BRAND}" stroke-width="2.5"/>'
    if any(mark.publish_by for mark in marks):
        is_worked_out = any(mark.publish_by and mark.is_worked_out for mark in marks)
        yield "publish by (worked out)" if is_worked_out else "publish by", diamond(8, -4)
    for what, words in DEADLINES.items():
        if any(what == each for mark in marks for each, _ in mark.deadlines):
            yield words, deadline(what, 8, -4)
    if any(mark.slipped for mark in marks):
        yield "earlier date", crossed_ring(8, -4)
    if any(mark.sat for mark in marks):
        yield "met and adjourned", adjourned(8, -4)
    latest = [(mark.days[0], mark.latest) for mark in marks if mark.days and mark.latest]
    if any(day <= last for day, last in latest):
        yield "slack, up to the latest date", slack(0, 16, -4, is_short=False)
    if any(day > last for day, last in latest):
        yield "past the latest date", slack(0, 16, -4, is_short=True)
