from governance.models import Timetable
from partnerships.filters import PortalFilter, WordsFilter

TITLES = ("plan__title", "plan_year__plan__title", "addendum__plan__title", "addendum__subject", "assessment__title")


class TimetableFilter(PortalFilter):
    """Timetables by the text, the partnership or the council."""

    words = WordsFilter(
        label="Text, partnership or council",
        fields=(*(f"paper__{title}" for title in TITLES), "paper__partnership__name", "council__name"),
    )

    class Meta:
        model = Timetable
        fields = ()
