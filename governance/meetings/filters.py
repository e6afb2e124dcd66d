from governance.models import Body, Meeting
from governance.models.bodies import BodyKind
from partnerships.filters import ChoiceFilter, DayFilter, PortalFilter, WordsFilter


class BodyFilter(PortalFilter):
    """Bodies by name, owner and kind."""

    words = WordsFilter(label="Name, council or partnership", fields=("name", "council__name", "partnership__name"))
    kind = ChoiceFilter(label="Kind", empty_label="All kinds", choices=BodyKind.choices)

    class Meta:
        model = Body
        fields = ()


class BodyMeetingFilter(PortalFilter):
    """Meetings of one body between two days."""

    from_day = DayFilter(field_name="on", lookup_expr="gte", label="From")
    until_day = DayFilter(field_name="on", lookup_expr="lte", label="Until")

    class Meta:
        model = Meeting
        fields = ()
