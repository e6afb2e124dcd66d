"""Councillors and the committees they sit on: a role names its committees, and a committee shows its councillors."""

from governance.models import Body
from partnerships.access import Role
from partnerships.models import Organisation, RoleAssignment
from partnerships.people.bodies import register_bodies


def bodies_to_sit_on(council: Organisation) -> dict[str, str]:
    return dict(Body.objects.filter(council=council, is_disbanded=False).values_list("slug", "name"))


def councillors_of(body: Body) -> list[RoleAssignment]:
    """Who sits on a council's committee today, by name."""
    if body.council_id is None:
        return []
    roles = RoleAssignment.objects.current().filter(council=body.council_id, role=Role.MEMBER, user__is_active=True)
    return [role for role in roles.select_related("user").order_by("user__name") if body.slug in role.bodies]


def register():
    register_bodies(bodies_to_sit_on)
