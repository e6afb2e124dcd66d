import re
from datetime import date

from django.core.exceptions import ValidationError


def partial_date(value):
    """A day, month or year that the calendar has: 2017-04-18, 2017-04 or 2017."""
    try:
        if not re.fullmatch(r"(19|20)\d\d(-\d\d){0,2}", value, re.ASCII):
            raise ValueError
        date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)
    except ValueError:
        raise ValidationError("Give a day as 2017-04-18, a month as 2017-04 or a year as 2017.") from None
