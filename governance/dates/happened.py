"""What is recorded as done has happened: no day of it is still to come. Pure: no ORM, no clock."""

from datetime import date

from partnerships.days.partial import TO_COME

HELD_TO_COME = "This day is still to come: an outcome is recorded after the meeting."


def is_to_come(partial: str, today: date) -> bool:
    """Of a day, a month or a year ("" is none of them): nothing of it has come yet."""
    return partial > today.isoformat()[: len(partial)]


def days_to_come(today: date, *days: date | None) -> list[str]:
    """Why what happened on these days cannot be recorded yet; empty: it can."""
    return [TO_COME] if any(day and day > today for day in days) else []


def not_held_yet(held: str, today: date) -> list[str]:
    """Why nothing can be recorded of a meeting of this day yet; empty: it can."""
    return [HELD_TO_COME] if is_to_come(held, today) else []
