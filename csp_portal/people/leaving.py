"""Somebody goes: every role ends, what waits by name goes to a colleague, who may be given the roles too."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from partnerships.access import Role
from partnerships.models import RoleAssignment, User, audit
from partnerships.people.handing_over import hand_over, in_name_of
from partnerships.people.verbs import take_over
from partnerships.verbs import missing_reason, require, swap


@dataclass(frozen=True)
class Left:
    roles: int
    given: int
    handed_over: int


def reasons_not_to_leave(user: User, *, by: User, to: User | None = None, roles=()) -> list[str]:
    """Sentences why the person's roles cannot all be ended by this now; ``roles``: those that the colleague gets."""
    if not by.has_site_role():
        return ["Only a site administrator ends all roles of a person at once."]
    if user.is_system or not user.is_active:
        return [f"{user} no longer has access."]
    if user == by:
        return ["You cannot close your own account: another site administrator does."]
    if to is None and in_name_of(user):
        return [f"Choose who takes over what stands in the name of {user}."]
    goes_on = {role.pk for role in roles}
    return [
        f"{user} is the only administrator of {role.partnership}: hand that role to somebody."
        for role in user.role_assignments.current().select_related("partnership")
        if role.pk not in goes_on and is_only_administrator(role)
    ]


def is_only_administrator(role: RoleAssignment) -> bool:
    if role.role != Role.ADMINISTRATOR:
        return False
    rows = RoleAssignment.objects.current().filter(partnership=role.partnership, role=Role.ADMINISTRATOR)
    return not rows.exclude(user=role.user).filter(user__is_active=True).exists()


@transaction.atomic
def leave(user: User, *, by: User, reason: str, to: User | None = None, roles=()) -> Left:
    """End all roles and close the account; the colleague gets ``roles`` first, then what stands in the name."""
    roles = list(roles)
    require(reasons_not_to_leave(user, by=by, to=to, roles=roles) + missing_reason(reason, "Say why the person goes."))
    given = sum(take_over(role, to=to, by=by) for role in roles) if to else 0
    handed_over = hand_over(user, to=to, by=by, reason=reason) if to else 0
    ended = end_all_roles(user, by=by, reason=reason)
    user.is_active = False
    user._history_user, user._change_reason = by, reason
    user.save(update_fields=["is_active"])
    audit("person left", user, by=by, reason=reason, handed_over=handed_over)
    return Left(ended, given, handed_over)


def end_all_roles(user: User, *, by: User, reason: str) -> int:
    current = list(user.role_assignments.current().select_related("partnership", "council"))
    for role in current:
        swap(
            role,
            was={"ended_at": None},
            now={"ended_at": timezone.now(), "ended_by": by},
            by=by,
            event="role ended",
            reason=reason,
            partnership=role.partnership,
            council=role.council,
        )
    return len(current)
