"""What every list of the portal shares: one look, sorting by a link, pages, a filter above what is long.

A noun's own columns stand beside it, in its ``tables.py`` and ``filters.py``. Sort, page and filter travel in the
address, so a list works without a script and can be sent to a colleague; what the address asks for and the list does
not know is passed over.
"""

import django_tables2 as tables
from django.core.paginator import Paginator
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Lower, NullIf
from django.utils import timezone
from django.utils.formats import date_format
from django_tables2.data import TableListData, TableQuerysetData
from django_tables2.utils import Accessor, OrderBy

#: A list longer than this gets its filter; below it everything is seen at once.
LONG = 10
NOTHING = (None, "")


class QueriedRows(TableQuerysetData):
    """Rows of a query, sorted by the database: words without case, what is empty last, and ties as they came."""

    ordering = None  # never guessed from the query: a table says by which column it is sorted

    def order_by(self, aliases):
        for alias in aliases:
            column = self.table.columns[OrderBy(alias).bare].column
            key = self._key(str(column.sort_by), column.is_words)
            key = key.desc(nulls_last=True) if alias.startswith("-") else key.asc(nulls_last=True)
            ties = self.data.query.order_by or self.data.model._meta.ordering
            self.data = self.data.order_by(key, *ties, "pk")

    def _key(self, path, is_words):
        """A choice is sorted by its label, as it is read."""
        field = Accessor(path).get_field(self.data.model)
        if choices := getattr(field, "flatchoices", None):
            return Case(*[When(**{path: value}, then=Value(str(label).lower())) for value, label in choices])
        return NullIf(Lower(F(path)), Value("")) if is_words else F(path)


class MadeRows(TableListData):
    """Rows made in Python, sorted by the same rules."""

    def order_by(self, aliases):
        for alias in aliases:
            column = self.table.columns[OrderBy(alias).bare].column
            values = [(_key(Accessor(column.sort_by).resolve(row, quiet=True)), row) for row in self.data]
            some = sorted(
                (pair for pair in values if pair[0] not in NOTHING),
                key=lambda pair: pair[0],
                reverse=alias.startswith("-"),
            )
            self.data = [row for _, row in [*some, *(pair for pair in values if pair[0] in NOTHING)]]


def _key(value):
    return value.casefold() if isinstance(value, str) else value


class SortedColumn:
    """How a column is sorted: by ``order_by``, else by its own value."""

    is_words = True
    is_quiet = False  # a quiet column's heading is for those who hear the page

    @property
    def sort_by(self):
        return self.order_by[0] if self.order_by else self.accessor


class WordsColumn(SortedColumn, tables.Column):
    """A text, sorted without case."""


class DayColumn(SortedColumn, tables.Column):
    """A day, or the day of a moment; sorted as a day."""

    is_words = False

    def __init__(self, *args, **options):
        super().__init__(*args, **{"attrs": {"td": {"class": "csp-nowrap"}}} | options)

    def render(self, value):
        return date_format(timezone.localtime(value) if hasattr(value, "tzinfo") else value, "j F Y")


class NumberColumn(SortedColumn, tables.Column):
    is_words = False

    def __init__(self, *args, **options):
        super().__init__(*args, **{"attrs": {"td": {"class": "csp-number"}, "th": {"class": "csp-number"}}} | options)


class CellColumn(SortedColumn, tables.TemplateColumn):
    """What a template of the noun draws of ``record``: links, tags, several facts. Sorted by ``order_by``, if any."""

    def __init__(self, template_name, *, is_words=True, **options):
        super().__init__(template_name=template_name, **{"orderable": "order_by" in options} | options)
        self.is_words = is_words


class StepsColumn(CellColumn):
    """Links and buttons of a row."""

    is_quiet = True

    def __init__(self, template_name, **options):
        usual = {"verbose_name": "Actions", "attrs": {"td": {"class": "csp-list__steps"}}}
        super().__init__(template_name, **usual | options)


class PortalTable(tables.Table):
    """A table as the portal draws it (templates/components/table.html), set up from the address of the request.

    ``found``: the filter (``partnerships.filters.PortalFilter``) whose rows these are. Meta: ``attrs`` with ``caption``
    (always), ``is_titled`` (the page's heading says the same: the caption is for those who hear the page),
    ``empty_hint``, ``empty_url``, ``empty_action``, ``anchor``; ``empty_text`` is the title of an empty list.
    """

    class Meta:
        per_page = 25
        default = "–"

    def __init__(self, rows=None, *, request, found=None, caption="", **options):
        rows = found.qs if rows is None else rows
        super().__init__(QueriedRows(rows) if isinstance(rows, QuerySet) else MadeRows(list(rows)), **options)
        self.found = found
        if caption:
            self.attrs["caption"] = caption
        asked = request.GET.get(self.prefixed_order_by_field, "")
        name = OrderBy(asked).bare
        if name in self.columns and self.columns[name].orderable:
            self.order_by = (asked,)
        self.paginator = Paginator(self.rows, self._meta.per_page)
        self.page = self.paginator.get_page(request.GET.get(self.prefixed_page_field))

    @property
    def anchor(self):
        """Where on the page its links lead: to itself, unless it is the first thing there."""
        return self.attrs.get("anchor") or (f"{self.prefix}caption" if self.prefix else "")

    @property
    def is_there(self):
        """Whether it has rows, for lists that are left out when they have none."""
        return self.paginator.count > 0

    @property
    def is_long(self):
        return self.paginator.count > LONG
