"""Days given to a command, as text."""

from datetime import date

from django.core.management.base import CommandError

FIRST_YEAR, LAST_YEAR = 1900, 2099  # for which bank holidays are known


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
