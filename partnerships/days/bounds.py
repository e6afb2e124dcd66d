"""A day that is only known not to be later: ``by 2020``, ``before March 2021``, ``no later than the end of 2019/20``.
Pure, no clock."""

import re
from datetime import timedelta

from partnerships.days.written import Exactness, WrittenDate, written_date

#: How much of a day is kept of what was written.
PARTS = {Exactness.YEAR: "%Y", Exactness.MONTH: "%Y-%m", Exactness.DAY: "%Y-%m-%d"}
_BEFORE = re.compile(r"(?:(?:some ?time )?before|prior to|ahead of|earlier than) ", re.IGNORECASE)
_BY = re.compile(
    r"(?:by(?: no later than)?|(?:no|not) later than|not after|on or before|until|up to(?: and including)?"
    r"|at the latest(?: by)?|at latest|latest) ",
    re.IGNORECASE,
)
_END = re.compile(r"(?:the )?(?:very )?(?:end|close)(?: of)? |(?:the )?year[ -]end ", re.IGNORECASE)
_BEHIND = re.compile(r",? at (?:the )?latest$", re.IGNORECASE)


def bound_in(text: str) -> str | None:
    """The last day that is meant, as far as it is known (``2020``, ``2021-02``, ``2020-03-31``); None where the words
    are no such bound. Raises UnreadDate where they are, and name no date."""
    words = " ".join(text.split()).strip(" .")
    said = _BEHIND.sub("", words)
    before = _BEFORE.match(said)
    prefix = before or _BY.match(said)
    said = said[prefix.end() :] if prefix else said
    end = _END.match(said)
    if said == words and not end:
        return None
    found = written_date(said[end.end() :] if end else re.sub(r"^the ", "", said, flags=re.IGNORECASE))
    return _day_before(found) if before and not end else _last(found)


def is_before(text: str) -> bool:
    """Whether a time is told by one that comes after it: ``before April 2021`` is over with March."""
    return bool(_BEFORE.match(text.strip()))


def _day_before(found: WrittenDate) -> str:
    """Of a year or a month the one before it."""
    return (found.first - timedelta(days=1)).strftime(PARTS.get(found.exactness, "%Y-%m-%d"))


def _last(found: WrittenDate) -> str:
    return found.last.strftime(PARTS.get(found.exactness, "%Y-%m-%d"))
