from partnerships.filters import ChoiceFilter, PortalFilter, WordsFilter
from partnerships.models import Organisation
from partnerships.models.organisations import OrganisationKind


class OrganisationFilter(PortalFilter):
    """Organisations by name and kind."""

    words = WordsFilter(label="Name", fields=("name", "short_name"))
    kind = ChoiceFilter(label="Kind", empty_label="All kinds", choices=OrganisationKind.choices)

    class Meta:
        model = Organisation
        fields = ()
