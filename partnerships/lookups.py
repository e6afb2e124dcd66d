"""Numbers of rows as a list that somebody sent: those that no row can have are in none.

Django says so of one number (``pk=…``); in a list of them (``pk__in=…``) SQLite would break over one that is too large.
"""

from django.db.models import ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

from partnerships.numbers import LARGEST_KEY


class OfColumns:
    """Of a list of whole numbers those that a column can hold."""

    def get_prep_lookup(self):
        values = super().get_prep_lookup()
        return [each for each in values if not _is_beyond(each)] if isinstance(values, list) else values


class InColumn(OfColumns, In):
    pass


class InRelatedColumn(OfColumns, RelatedIn):
    pass


def _is_beyond(value) -> bool:
    return isinstance(value, int) and not -LARGEST_KEY <= value <= LARGEST_KEY


def register() -> None:
    IntegerField.register_lookup(InColumn)
    ForeignObject.register_lookup(InRelatedColumn)
