"""Standing in for a colleague who is away: whoever has the same roles sees the other's tasks and answers for them."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from partnerships.models import Deputy, RoleAssignment, User, audit
from partnerships.verbs import Refused, require, swap


def stood_in_for(user: User, on: date) -> list[User]:
    """For whom this person stands in on a day, as long as the roles of both still agree."""
    rows = Deputy.objects.in_force(on).filter(deputy=user, person__is_active=True).select_related("person")
    return [row.person for row in rows if not roles_lacking(row.person, user)]


def deputies_of(person: User, on: date) -> list[User]:
    rows = Deputy.objects.in_force(on).filter(person=person, deputy__is_active=True).select_related("deputy")
    return [row.deputy for row in rows if not roles_lacking(person, row.deputy)]


def roles_lacking(person: User, deputy: User) -> list[RoleAssignment]:
    """The person's roles that the deputy has not: without them, tasks would show what the deputy may not see."""
    held = {_place_of(role) for role in deputy.roles_held()}
    return [role for role in person.roles_held() if _place_of(role) not in held]


def _place_of(role):
    return role.role, role.partnership_id, role.council_id, role.organisation_id


def colleagues_of(person: User):
    """People with a role at one of the person's places, among whom a deputy is chosen."""
    roles = RoleAssignment.objects.current()
    near = roles.filter(partnership__in=person.partnership_ids()) | roles.filter(council__in=person.council_ids())
    people = User.objects.filter(is_active=True, is_system=False, pk__in=near.values("user"))
    return people.exclude(pk=person.pk)


def reasons_not_to_name(person: User, deputy: User) -> list[str]:
    if deputy == person:
        return ["Choose somebody else."]
    return [
        f"{deputy} does not have the role “{role.get_role_display()}” at "
        f"{role.partnership or role.council or 'the site'}: ask for it first."
        for role in roles_lacking(person, deputy)
    ]


@transaction.atomic
def name_deputy(person: User, deputy: User, *, starts_on: date, ends_on: date, by: User) -> Deputy:
    """``by`` is the person, who alone names a deputy."""
    require([] if by == person else ["Everybody names their own deputy."])
    require(reasons_not_to_name(person, deputy))
    require(["The last day cannot be before the first."] if ends_on < starts_on else [])
    row = Deputy(person=person, deputy=deputy, starts_on=starts_on, ends_on=ends_on, named_by=by)
    row._history_user = by
    row.save()
    audit("deputy named", row, by=by)
    return row


@transaction.atomic
def end_deputy(row: Deputy, *, by: User) -> None:
    require([] if by in (row.person, row.deputy) else ["Only the two of you end this."])
    now = {"ended_at": timezone.now(), "ended_by": by}
    swap(row, was={"ended_at": None}, now=now, by=by, event="deputy ended", stale=Refused(["It had ended already."]))
