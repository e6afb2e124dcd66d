"""Councillors and the committees they sit on: a role names its committees, and a committee shows its councillors.

Who has a place of their own on a body (chair, substitute, with days) sits there by that; everybody else by the role.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from governance.models import Appointment, Body
from partnerships.access import Role
from partnerships.models import Organisation, Partnership, RoleAssignment, User
from partnerships.people.bodies import register_bodies

C = Appointment.Capacity
#: In which order those who sit on a body are named.
ORDER = {capacity: place for place, capacity in enumerate((C.CHAIR, C.VICE_CHAIR, C.MEMBER, C.SUBSTITUTE))}


@dataclass(frozen=True)
class PersonOnBody:
    """One person on a body; ``place`` where as what and when is written down."""

    user: User
    place: Appointment | None = None

    @property
    def capacity(self) -> Appointment.Capacity:
        return C(self.place.capacity) if self.place else C.MEMBER

    @property
    def is_substitute(self) -> bool:
        return self.capacity == C.SUBSTITUTE

    def __str__(self):
        return str(self.user) if self.capacity == C.MEMBER else f"{self.user} ({self.capacity.label.lower()})"


def bodies_to_sit_on(place: Organisation | Partnership) -> dict[str, str]:
    """Of a council, or of a partnership, by short name."""
    is_council = isinstance(place, Organisation)
    bodies = Body.objects.of_council(place) if is_council else Body.objects.filter(partnership=place)
    return dict(bodies.meeting_on(timezone.localdate()).values_list("slug", "name"))


def people_of(body: Body):
    """Who may have a place on it: a council's councillors; on a partnership's board everybody with a role there."""
    place = body.access_place()
    at = Q(council__in=place.councils, role=Role.MEMBER) if body.council_id else Q(partnership__in=place.partnerships)
    roles = RoleAssignment.objects.current().filter(at)
    return User.objects.filter(role_assignments__in=roles, is_active=True).distinct().order_by("name", "pk")


def sitting_on(body: Body, on: date | None = None) -> list[PersonOnBody]:
    """Who sits on a body on a day (today), the chair first; on a joint committee those of all its councils."""
    on = on or timezone.localdate()
    if body.has_ended(on):
        return []
    if body.partnership_id:
        return _in_order(PersonOnBody(each.user, each) for each in _places([body], people_of(body)) if each.is_on(on))
    councils = [body.council, *body.also_of.all()]
    return _in_order(
        {each.user: each for at in councils for each in sitting_by_body(at, on).get(body.slug, [])}.values()
    )


def held_by_no_account(places: Iterable[Appointment], on: date | None = None) -> list[Appointment]:
    """Of these places those that are vacant on a day (today), or held by somebody who has no account."""
    on = on or timezone.localdate()
    found = [each for each in places if each.user_id is None and each.is_on(on)]
    return sorted(found, key=lambda each: (ORDER[each.capacity], each.holder))


def places_at(council: Organisation) -> list[Appointment]:
    """All places on the committees of a council, in one question."""
    bodies = Body.objects.of_council(council)
    return list(Appointment.objects.filter(body__in=bodies).select_related("user", "body"))


def sitting_by_body(
    council: Organisation, on: date | None = None, places: list[Appointment] | None = None
) -> dict[str, list[PersonOnBody]]:
    """Who sits on each of a council's committees on a day (today); the committee by its short name. ``places`` spare
    the question for them (``places_at``)."""
    on = on or timezone.localdate()
    roles = RoleAssignment.objects.current().filter(council=council, role=Role.MEMBER, user__is_active=True)
    roles = list(roles.select_related("user"))
    people = {role.user_id for role in roles}
    places = [each for each in (places_at(council) if places is None else places) if each.user_id in people]
    placed = {(place.body.slug, place.user_id) for place in places}
    found: dict[str, dict[int, PersonOnBody]] = {}
    for role in roles:
        for slug in role.bodies:
            if (slug, role.user_id) not in placed:
                found.setdefault(slug, {})[role.user_id] = PersonOnBody(role.user)
    for place in places:
        if place.is_on(on):
            found.setdefault(place.body.slug, {})[place.user_id] = PersonOnBody(place.user, place)
    return {slug: _in_order(people.values()) for slug, people in found.items()}


def _places(bodies, people):
    return list(Appointment.objects.filter(body__in=bodies, user__in=people).select_related("user", "body"))


def _in_order(found: Iterable[PersonOnBody]) -> list[PersonOnBody]:
    return sorted(found, key=lambda each: (ORDER[each.capacity], each.user.name, each.user.pk))


def bodies_sat_on(user: User, on: date) -> list[Body]:
    """The bodies on which a person sits on a day."""
    places = [each for each in user.appointments.select_related("body") if _reaches(user, each.body)]
    bodies = {place.body_id: place.body for place in places if place.is_on(on)}
    named = Q(pk=None)
    for role in user.roles_held():
        if role.role == Role.MEMBER and role.bodies:
            named |= Q(slug__in=role.bodies) & (Q(council=role.council_id) | Q(also_of=role.council_id))
    by_role = Body.objects.filter(named).exclude(pk__in=[place.body_id for place in places]).distinct()
    return [each for each in (*bodies.values(), *by_role) if not each.has_ended(on)]


def _reaches(user, body):
    place = body.access_place()
    return any(role.reaches(place) for role in user.roles_held())


def is_councillor(user: User) -> bool:
    return user.is_authenticated and any(role.role == Role.MEMBER for role in user.roles_held())


def register():
    register_bodies(bodies_to_sit_on)
