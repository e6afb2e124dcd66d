"""Search over the people of the partnerships whose people one manages."""

from django.urls import reverse

from partnerships.access import Permission
from partnerships.finding import READ, FoundThing, Sought, under
from partnerships.models import Partnership, RoleAssignment


def people(user, sought: Sought):
    """By name, post, address or organisation: roles in force."""
    places = Partnership.objects.granting(user, Permission.MANAGE_PEOPLE)
    fields = ("user__name", "user__post", "user__email", "organisation__name")
    roles = RoleAssignment.objects.current().filter(sought.within(*fields), partnership__in=places)
    roles = roles.select_related("user", "organisation", "partnership").order_by("user__name", "pk")
    return under("People", (_person(role) for role in roles[:READ]))


def _person(role) -> FoundThing:
    url = reverse("partnerships:people", args=[role.partnership.slug])
    about = [role.get_role_display(), role.organisation and role.organisation.name, role.user.email]
    return FoundThing(str(role.user), url, role.partnership.name, ", ".join(filter(None, about)))
