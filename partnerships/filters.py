"""What every filter above a list shares."""

import django_filters

from partnerships.fields import DayField
from partnerships.finding import Sought


class WordsFilter(django_filters.CharFilter):
    """Rows in which every typed word stands, in one of the fields, as in the search."""

    def __init__(self, *, fields, label, **options):
        super().__init__(label=label, max_length=100, **options)
        self.fields = fields

    def filter(self, rows, value):
        sought = Sought(value)
        return rows.filter(sought.within(*self.fields)) if sought.words else rows


class DayFilter(django_filters.DateFilter):
    """A day, read as everywhere."""

    field_class = DayField


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of several, or all of them."""

    def __init__(self, *, empty_label="All", **options):
        super().__init__(empty_label=empty_label, **options)


class PortalFilter(django_filters.FilterSet):
    """A filter whose choices travel in the address; a choice that it does not know narrows nothing and is told."""

    def __init__(self, request, rows, *, prefix=None):
        super().__init__(request.GET, queryset=rows, prefix=prefix)
        self.asked = request.GET

    @property
    def names(self):
        return [self.form.add_prefix(name) for name in self.filters]

    @property
    def is_used(self):
        return any(self.asked.get(name, "").strip() for name in self.names)

    @property
    def kept(self):
        """What else the address says and stays: the sort, the state of another list; never the page."""
        return [
            (name, value)
            for name, values in self.asked.lists()
            if name not in self.names and not name.endswith("page")
            for value in values
        ]

    @property
    def without(self):
        """The address that shows the whole list again."""
        rest = self.asked.copy()
        for name in self.names:
            rest.pop(name, None)
        return f"?{rest.urlencode()}"
