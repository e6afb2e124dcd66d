from partnerships.filters import ChoiceFilter, PortalFilter, WordsFilter
from partnerships.models import RoleAssignment
from partnerships.people.verbs import PARTNERSHIP_ROLES


class PeopleFilter(PortalFilter):
    """Roles of people, by who holds them and what they are."""

    words = WordsFilter(
        label="Name, e-mail or organisation", fields=("user__name", "user__email", "organisation__name")
    )
    role = ChoiceFilter(
        label="Role", empty_label="All roles", choices=[(each, each.label) for each in PARTNERSHIP_ROLES]
    )

    class Meta:
        model = RoleAssignment
        fields = ()
