from partnerships.filters import ChoiceFilter, PortalFilter, WordsFilter
from plans.models import Version


class VersionFilter(PortalFilter):
    """Versions by what they were made for."""

    words = WordsFilter(label="Made for", fields=("frozen_for",))
    purpose = ChoiceFilter(label="Why", empty_label="All versions", choices=Version.Purpose.choices)

    class Meta:
        model = Version
        fields = ()
