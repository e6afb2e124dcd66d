"""Rows that are found by what is typed of their names: an organisation, a partnership."""

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from plans.forms.fields import LineField, LinesField

SHOWN = 5  # names that a few letters may mean


def one_called(rows: QuerySet, name: str, *, unknown: str) -> Model:
    """The one of that name (or short name), else the only one of ``rows``, whose names have it in them.

    ``unknown`` is what somebody is told to do who wrote a name that nothing has.
    """
    found = list(rows.order_by("name"))
    exact = [
        row for row in found if name.casefold() in (row.name.casefold(), getattr(row, "short_name", "").casefold())
    ]
    match exact or found:
        case [one]:
            return one
        case []:
            raise ValidationError(unknown)
        case several:
            names = ", ".join(f"“{row.name}”" for row in several[:SHOWN])
            more = ", or another" if len(several) > SHOWN else ""
            raise ValidationError(f"“{name}” may be {names}{more}: write the whole name.")


class CalledField(LineField):
    """One row by its name; None for none. ``among`` gives those whose names have the words in them."""

    def __init__(self, *, among, unknown: str, **options):
        self.among, self.unknown = among, unknown
        super().__init__(**options)

    def prepare_value(self, value):
        return getattr(value, "name", value)

    def clean(self, value):
        words = super().clean(value)
        return one_called(self.among(words), words, unknown=self.unknown.format(words)) if words else None


class CalledLinesField(LinesField):
    """Several rows by their names, one on each line."""

    def __init__(self, *, among, unknown: str, **options):
        self.among, self.unknown = among, unknown
        super().__init__(**options)

    def prepare_value(self, value):
        named = [getattr(each, "name", each) for each in value] if isinstance(value, list) else value
        return super().prepare_value(named)

    def clean(self, value):
        found = [one_called(self.among(name), name, unknown=self.unknown.format(name)) for name in super().clean(value)]
        return list({row.pk: row for row in found}.values())
