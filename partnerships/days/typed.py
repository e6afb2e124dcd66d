"""Days given to a command, as text."""

from datetime import date

from django.core.management.base import CommandError

from partnerships.days.written import Exactness, UnreadDate, written_date


def day_of(text: str) -> date | None:
    """A day as typed, None for nothing; a slip is one line and exit code 2."""
    if not text:
        return None
    try:
        found = written_date(text)
    except UnreadDate as unread:
        raise CommandError(_refusal(text, unread.why), returncode=2) from None
    if found.exactness != Exactness.DAY:
        raise CommandError(_refusal(text), returncode=2)
    if found.remark:
        raise CommandError(found.remark, returncode=2)
    return found.first


def _refusal(text: str, why: str = "") -> str:
    return why if "between" in why else f"“{text}” is not a day: write it as 2017-04-26."
