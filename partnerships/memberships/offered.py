"""Which organisations a form offers: those at the table, and those that its row names already, whoever they are."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from partnerships.models import Membership, Organisation, Partnership


def offered(
    partnership: Partnership, *, named: Q | None = None, days: tuple[date, date] | None = None
) -> list[tuple[Organisation, str]]:
    """Members on any of ``days`` (None: today), and those ``named``; each with its name as it is offered: who has left
    the table is marked.
    """
    seats = Membership.objects.filter(partnership=partnership, organisation=OuterRef("pk"))
    sits = Exists(seats.overlapping(*(days or (timezone.localdate(),) * 2)))
    rows = Organisation.objects.annotate(sits_here=sits, has_sat_here=Exists(seats))
    rows = rows.filter(Q(sits_here=True) | (named or Q(pk=None)))
    return [
        (row, f"{row.name} (former member)" if row.has_sat_here and not row.sits_here else row.name) for row in rows
    ]


def days_to_come(period: tuple[date, date]) -> tuple[date, date]:
    """Those of a period from today on; of one that is over all of them."""
    first, last = period
    return (max(first, timezone.localdate()), last) if last >= timezone.localdate() else period


def offer_members(field, partnership: Partnership, *, named: Collection[int | None] = ()) -> None:
    """``field``: a ModelChoiceField; ``named``: keys of those that the row names."""
    names = {row.pk: name for row, name in offered(partnership, named=Q(pk__in=[pk for pk in named if pk]))}
    field.queryset = Organisation.objects.filter(pk__in=names)
    field.label_from_instance = lambda row: names[row.pk]
