"""Sums of pounds: how a Document holds them, how they read, and the field in which they are typed."""

import re
from decimal import Decimal

from django import forms

from plans.forms.fields import LineField

#: A sum of money, always with two places, so that it reads back as it was written.
MONEY = {"type": "string", "maxLength": 15, "pattern": r"^(0|[1-9][0-9]{0,11})\.[0-9]{2}$"}


def pounds_words(value: str | None) -> str:
    """``£1,250`` · ``£99.50`` · nothing where no sum is stated."""
    if value is None:
        return ""
    return f"£{Decimal(value):,.2f}".removesuffix(".00")


class PoundsField(LineField):
    """A sum in pounds, as ``106,460`` or ``£99.50``; given back with two places, None where it is left empty."""

    def __init__(self, **options):
        super().__init__(most=20, width="10", **options)

    def prepare_value(self, value):
        return "" if value is None else str(value).removesuffix(".00")

    def clean(self, value):
        value = re.sub(r"[£,\s]", "", super().clean(value))
        if not value:
            return None
        if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", value):
            raise forms.ValidationError("Enter a sum in pounds, such as 106,460 or 99.50.")
        whole, _, pence = value.partition(".")
        return f"{int(whole)}.{pence.ljust(2, '0')}"
