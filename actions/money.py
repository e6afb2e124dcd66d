"""Sums of pounds: how a Document holds them, how they read, and the field in which they are typed."""

import re
from decimal import Decimal

from plans.forms.fields import FigureField

#: A sum of money, always with two places, so that it reads back as it was written.
MONEY = {"type": "string", "maxLength": 15, "pattern": r"^(0|[1-9][0-9]{0,11})\.[0-9]{2}$"}


def pounds_words(value: str | None) -> str:
    """``£1,250`` · ``£99.50`` · nothing where no sum is stated."""
    if value is None:
        return ""
    return f"£{Decimal(value):,.2f}".removesuffix(".00")


class PoundsField(FigureField):
    """A sum in pounds, as ``106,460``, ``£99.50`` or ``£1.2m``; given back with two places, None where it is empty."""

    refusal = "Enter a sum in pounds, such as 106,460 or 99.50 or £1.2m."
    units = ("", "£")
    empty = None

    def prepare_value(self, value):
        return "" if value is None else str(value).removesuffix(".00")

    def is_possible(self, figure):
        return bool(re.fullmatch(r"\d{1,12}(\.\d{1,2})?", figure.digits))

    def kept(self, figure):
        return f"{figure.value:.2f}"
