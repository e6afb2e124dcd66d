"""What to know of a day before a meeting is put on it. Pure: no ORM, no clock. Remarks only: nothing here blocks."""

from datetime import date

from governance.dates.clear_days import spell
from governance.dates.notice import QuietKind, Settings

QUIET = {
    QuietKind.RECESS: "nobody usually meets then",
    QuietKind.ELECTION: "nothing is usually decided or consulted on then",
}


def remarks_on(on: date, settings: Settings, *, today: date) -> list[str]:
    """Sentences about a day: past, not a working day, in a recess or before an election. Empty: an ordinary day.

    ``settings`` are those with quiet periods (``planning_settings_of``).
    """
    found = [f"{spell(on)} has passed already."] if on < today else []
    if reason := settings.calendar.why_left_out(on):
        found.append(f"{spell(on)} is not a working day{'' if on.strftime('%A') == reason else f' ({reason})'}.")
    return found + [
        f"{spell(on)} lies in “{period.name}” ({spell(period.starts_on, period.ends_on.year)} to "
        f"{spell(period.ends_on)}): {QUIET[period.kind]}."
        for period in settings.quiet_periods
        if period.holds(on)
    ]
