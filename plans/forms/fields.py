"""Fields that several forms share."""

import re
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.text import capfirst

from partnerships.days.bounds import PARTS, bound_in
from partnerships.days.written import UnreadDate, written_date
from partnerships.limits import LIMITS
from plans.document.figures import COUNTED, figure_in, why_unread
from plans.document.richtext import tidy


class LineField(forms.CharField):
    """One line of text."""

    default_error_messages = {"max_length": LIMITS["max_length"]}  # cells of sheets are read without a form

    def __init__(self, *, most=200, width="", **options):
        options.setdefault("required", False)
        super().__init__(max_length=most, **options)
        if width:
            self.widget.attrs["class"] = f"govuk-input--width-{width}"

    def clean(self, value):
        return tidy(super().clean(value))


class ParagraphField(LineField):
    """Several lines of plain text."""

    def __init__(self, *, most=5_000, rows=4, **options):
        super().__init__(most=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class LinesField(forms.CharField):
    """A list of texts, one on each line; empty lines do not count."""

    def __init__(self, *, most=1_000, lines=100, rows=4, **options):
        self.most, self.lines = most, lines
        options.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def prepare_value(self, value):
        return "\n".join(" ".join(item.split("\n")) for item in value) if isinstance(value, list) else value

    def clean(self, value):
        value = super().clean(value)
        if len(value) > 2 * self.most * self.lines:
            raise ValidationError(f"This list has {len(value):,} characters: enter at most {self.lines} short lines.")
        lines = [line.strip() for line in tidy(value).split("\n") if line.strip()]
        if len(lines) > self.lines:
            raise ValidationError(f"There are {len(lines)} lines; the most is {self.lines}.")
        for number, line in enumerate(lines, start=1):
            if len(line) > self.most:
                raise ValidationError(f"Line {number} has {len(line):,} characters; the most is {self.most:,}.")
        return lines


class PartialDateField(LineField):
    """A day, a month or a year: ``2017``, ``2017-01``, ``2017-01-18``; typed as officers write them: ``March 2025``."""

    def __init__(self, **options):
        options.setdefault("help_text", "A year, month or day: 2017, March 2017 or 18/03/2017.")
        super().__init__(most=60, width="10", **options)

    def prepare_value(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
            return "/".join(reversed(value.split("-")))
        return value

    def clean(self, value):
        value = super().clean(value).strip()
        if not value:
            return ""
        try:
            found = written_date(value)
        except UnreadDate as unread:
            raise ValidationError(unread.why or self.refusal(value)) from None
        if found.remark:
            raise ValidationError(found.remark)
        if found.exactness not in PARTS:
            raise ValidationError(self.refusal(value))
        return found.first.strftime(PARTS[found.exactness])

    def refusal(self, value):
        return f"“{value}” is not a year, a month or a day, such as 2017, 01/2017 or 18/01/2017."


class BoundDate(NamedTuple):
    """A day as far as it is known: ``is_by`` where only the last possible one is."""

    on: str = ""
    is_by: bool = False


class BoundDateField(PartialDateField):
    """A day, a month or a year, or “by” one of them, “before” it, “no later than” it, at its end."""

    def clean(self, value):
        try:
            by = bound_in(value or "")
        except UnreadDate as unread:
            raise ValidationError(unread.why or self.refusal(value)) from None
        return BoundDate(super().clean(by or value), by is not None)


class FigureField(LineField):
    """A number, kept with the digits that were typed; empty where it is not stated.

    Letters of size count (``1.2k``); a ``unit`` may be typed or not; what is not surely one number is refused.
    """

    refusal = "Enter a number, such as 412, 61.5 or 1,204, without its unit."
    units: tuple[str, ...] = ("",)

    def __init__(self, *, most=30, width="10", **options):
        super().__init__(most=most, width=width, **options)

    def clean(self, value):
        value = super().clean(value).strip()
        if not value:
            return self.empty
        figure = figure_in(value)
        if not figure.is_read or figure.unit not in self.units or figure.mark or not self.is_possible(figure):
            raise ValidationError(f"{why_unread(value)} {self.refusal}".strip())
        return self.kept(figure)

    empty: str | None = ""

    def is_possible(self, figure):
        return bool(re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", figure.digits))

    def kept(self, figure):
        return figure.digits


#: What nobody counts up to, and what a small column holds on PostgreSQL.
MOST, SMALL = 100_000_000, 32_767


class CountField(FigureField):
    """How many, as ``1,204``; None where it is not stated. ``least`` and ``largest`` bound it."""

    refusal = "Enter a whole number, such as 85 or 1,204."
    units = ("", *COUNTED)
    empty = None

    def __init__(self, *, least=0, largest=MOST, **options):
        super().__init__(**options)
        self.least, self.largest = least, largest
        if largest < MOST:
            self.refusal = f"Enter a whole number between {least} and {largest:,}, such as {min(least + 5, largest)}."

    def is_possible(self, figure):
        is_whole = figure.value == int(figure.value) and "." not in figure.digits
        return is_whole and self.least <= figure.value <= self.largest

    def has_changed(self, initial, data):
        """“1,204” is what was there before, when that was 1204."""
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True

    def prepare_value(self, value):
        return "" if value is None else str(value)

    def kept(self, figure):
        return int(figure.value)


def counted(column, **options):
    """The field of a form for a column of the database: whole numbers are read as officers write them."""
    if not isinstance(column, models.PositiveIntegerField | models.PositiveSmallIntegerField):
        return column.formfield(**options)
    bounds = [each.limit_value for each in column.validators if isinstance(each, MaxValueValidator)]
    bounds += [SMALL] if isinstance(column, models.PositiveSmallIntegerField) else []
    usual = {"label": capfirst(column.verbose_name), "help_text": column.help_text, "required": not column.blank}
    return CountField(largest=min([*bounds, MOST]), **(usual | options))


class PercentField(FigureField):
    """A percentage: a whole number stays one, another is kept as a string; None where it is not stated."""

    refusal = "Give a percentage between 0 and 100, such as 56 or 2.7."
    units = ("", "%")
    empty = None

    def __init__(self, **options):
        options.setdefault("label", "Per cent")
        super().__init__(most=20, width="4", **options)

    def prepare_value(self, value):
        return "" if value is None else str(value)

    def is_possible(self, figure):
        return bool(re.fullmatch(r"100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?", figure.digits))

    def kept(self, figure):
        return figure.digits if "." in figure.digits else int(figure.digits)
