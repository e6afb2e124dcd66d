"""A history narrowed to one person, one chapter, one day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from plans.models import Block


@dataclass(frozen=True)
class Narrowing:
    """What is asked for; a chapter brings the rows that it shows."""

    person: int | None = None
    day: date | None = None
    block: Block | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether some changes of one row may be left out."""
        return bool(self.person or self.day)

    def rows(self, rows):
        """Of the history rows of one model."""
        rows = rows.filter(history_user=self.person) if self.person else rows
        return rows.filter(history_date__date=self.day) if self.day else rows

    def entries(self, entries):
        """Of the audit log."""
        entries = entries.filter(by=self.person) if self.person else entries
        return entries.filter(at__date=self.day) if self.day else entries


EVERYTHING = Narrowing()


def row_before(history) -> Subquery:
    """The history row before each, also where that one is left out."""
    earlier = Q(history_date__lt=OuterRef("history_date")) | Q(
        history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")
    )
    rows = history.objects.filter(earlier, id=OuterRef("id")).order_by("-history_date", "-history_id")
    return Subquery(rows.values("history_id")[:1])
