"""Councillors and the committees they sit on: a role names its committees, and a committee shows its councillors."""

from governance.models import Body
from partnerships.access import Role
from partnerships.models import Organisation, RoleAssignment
from partnerships.people.bodies import register_bodies


def bodies_to_sit_on(council: Organisation) -> dict[str, str]:
    return dict(Body.objects.of_council(council).filter(is_disbanded=False).values_list("slug", "name"))


def councillors_of(body: Body) -> list[RoleAssignment]:
    """Who sits on a council's committee today, by name; on a joint committee those of all its councils."""
    councils = [body.council, *body.also_of.all()] if body.council_id else []
    return [role for council in councils for role in councillors_by_body(council).get(body.slug, [])]


def councillors_by_body(council: Organisation) -> dict[str, list[RoleAssignment]]:
    """Who sits on each of a council's committees today, by name; the committee by its short name."""
    roles = RoleAssignment.objects.current().filter(council=council, role=Role.MEMBER, user__is_active=True)
    found: dict[str, list[RoleAssignment]] = {}
    for role in roles.select_related("user").order_by("user__name"):
        for slug in role.bodies:
            found.setdefault(slug, []).append(role)
    return found


def register():
    register_bodies(bodies_to_sit_on)
