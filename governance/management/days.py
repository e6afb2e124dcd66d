"""Days given to a command."""

from datetime import date

from django.core.management.base import CommandError

from governance.clear_days import FIRST_YEAR, LAST_YEAR


def day_of(text: str) -> date | None:
    """A day as typed, None for nothing; a slip is one line and exit code 2."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"“{text}” is not a day: write it as 2017-04-26.", returncode=2) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CommandError(f"“{text}” is not between {FIRST_YEAR} and {LAST_YEAR}.", returncode=2)
    return day
