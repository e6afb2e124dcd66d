"""Verbs about people and seats: invite, withdraw an invitation, accept it, end a role; save a membership.

Mail is written with the verb. A role is ended, never deleted.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Permission, Role, may
from partnerships.mail.kinds import ACCESS
from partnerships.mail.rows import forget_unsent, write
from partnerships.models import Invitation, Partnership, RoleAssignment, User, audit
from partnerships.people.handing_over import hand_over
from partnerships.site_address import full_address
from partnerships.verbs import Refused, require, swap

VALID_FOR = timedelta(days=14)
#: Roles at a partnership that only its administrator gives and takes away.
GUARDED = {Role.ADMINISTRATOR}
PARTNERSHIP_ROLES = (Role.OFFICER, Role.PARTNER_LEAD, Role.SCRUTINY, Role.READER, Role.ADMINISTRATOR)


def roles_to_give(partnership: Partnership, *, by) -> list[Role]:
    """Roles at this partnership that ``by`` may give."""
    if not may(by, Permission.MANAGE_PEOPLE, partnership):
        return []
    is_administrator = may(by, Permission.MANAGE_PARTNERSHIP, partnership)
    return [role for role in PARTNERSHIP_ROLES if is_administrator or role not in GUARDED]


def reasons_not_to_invite(partnership: Partnership, role, *, by) -> list[str]:
    if not may(by, Permission.MANAGE_PEOPLE, partnership):
        return ["Your roles do not let you manage this partnership's people."]
    if role not in roles_to_give(partnership, by=by):
        return ["Only a partnership administrator gives or ends this role."]
    return []


@transaction.atomic
def invite(partnership: Partnership, *, by, email: str, name: str, role: str, organisation=None) -> Invitation:
    """Invite somebody to one role; the worker sends the mail."""
    email = email.strip().lower()
    reasons = reasons_not_to_invite(partnership, role, by=by)
    if role == Role.PARTNER_LEAD and organisation is None:
        reasons.append("Say which organisation this partner lead speaks for.")
    if _holds(partnership, email, role, organisation):
        reasons.append(f"{email} has this role already.")
    if _open_invitation(partnership, email, role).exists():
        reasons.append(f"{email} has an open invitation to this role: send it again instead.")
    require(reasons)
    invitation = Invitation(
        email=email,
        name=name,
        role=role,
        partnership=partnership,
        organisation=organisation if role == Role.PARTNER_LEAD else None,
        invited_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )
    invitation._history_user = by
    invitation.full_clean()
    invitation.save()
    audit("person invited", invitation, by=by, partnership=partnership)
    _write(invitation)
    return invitation


def _holds(partnership, email, role, organisation):
    rows = RoleAssignment.objects.current().filter(partnership=partnership, role=role, user__email__iexact=email)
    return rows.filter(organisation=organisation).exists() if role == Role.PARTNER_LEAD else rows.exists()


def _open_invitation(partnership, email, role):
    return Invitation.objects.open(timezone.now()).filter(partnership=partnership, email__iexact=email, role=role)


def _write(invitation):
    """Write the mail; each time that an invitation is sent has one of its own."""
    address = full_address(reverse("partnerships:accept_invitation", args=[invitation.token]))
    context = {"invitation": invitation, "address": address, "days": VALID_FOR.days}
    write(
        User.objects.filter(email__iexact=invitation.email, is_active=True).first() or invitation.email,
        kind=ACCESS,
        key=f"{_key(invitation)}:{invitation.expires_at.isoformat()}",
        subject=f"Your invitation to {invitation.partnership}",
        text=render_to_string("partnerships/mail/invitation.txt", context),
    )


def _key(invitation):
    return f"invitation-{invitation.pk}"


@transaction.atomic
def send_again(invitation: Invitation, *, by):
    """Send an invitation once more; it is valid for the full time again."""
    require([*reasons_not_to_invite(invitation.partnership, invitation.role, by=by), *_settled(invitation)])
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation._history_user, invitation._change_reason = by, "Sent again"
    invitation.save(update_fields=["expires_at"])  # an answer that came meanwhile stands
    _write(invitation)


def _settled(invitation):
    if invitation.accepted_at:
        return ["This invitation was accepted already."]
    return ["This invitation was withdrawn."] if invitation.withdrawn_at else []


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by):
    require([*reasons_not_to_invite(invitation.partnership, invitation.role, by=by), *_settled(invitation)])
    swap(
        invitation,
        was={"accepted_at": None, "withdrawn_at": None},
        now={"withdrawn_at": timezone.now(), "withdrawn_by": by},
        by=by,
        event="invitation withdrawn",
        partnership=invitation.partnership,
        stale=Refused(["This invitation was answered or withdrawn a moment ago: look at the list again."]),
    )
    forget_unsent(ACCESS, _key(invitation))


def reasons_not_to_accept(invitation: Invitation) -> list[str]:
    reasons = _settled(invitation)
    if not reasons and invitation.expires_at <= timezone.now():
        reasons.append("This invitation has expired: ask for a new one.")
    return reasons


@transaction.atomic
def accept(invitation: Invitation, *, name: str = "", password: str = "", user: User | None = None) -> User:
    """Take up the role, as ``user`` (signed in with the invited address) or with a new account. Once only."""
    reasons = reasons_not_to_accept(invitation)
    known = User.objects.filter(email__iexact=invitation.email).first()
    if known and user != known:
        reasons.append(f"There is an account for {invitation.email} already: sign in with it to accept.")
    if user and user != known:
        reasons.append(f"You are signed in as {user.email}; this invitation is for {invitation.email}.")
    require(reasons)
    person = known or _new_account(invitation, name, password)
    swap(
        invitation,
        was={"accepted_at": None, "withdrawn_at": None},
        now={"accepted_at": timezone.now(), "accepted_by": person},
        by=person,
        event="invitation accepted",
        partnership=invitation.partnership,
        stale=Refused(["This invitation was accepted already."]),
    )
    give_role(
        person,
        by=invitation.invited_by,
        role=invitation.role,
        partnership=invitation.partnership,
        council=invitation.council,
        organisation=invitation.organisation,
    )
    return person


def _new_account(invitation, name, password):
    user = User(email=invitation.email.lower(), name=name or invitation.name)
    user.set_password(password)
    user.full_clean(exclude=["password"])
    user.save()
    return user


def give_role(user, *, by, role, partnership=None, council=None, organisation=None) -> RoleAssignment:
    """Give a role; the model's constraints say where it may be held."""
    assignment = RoleAssignment(
        user=user, role=role, partnership=partnership, council=council, organisation=organisation, given_by=by
    )
    assignment._history_user = by
    try:
        assignment.full_clean()
    except ValidationError as error:
        raise Refused(error.messages) from error
    assignment.save()
    audit("role given", assignment, by=by, partnership=partnership, council=council)
    return assignment


def others_with(role: RoleAssignment) -> list[User]:
    """Who has the same role at the same place, so that its work goes on."""
    place = {"partnership": role.partnership, "council": role.council, "organisation": role.organisation}
    rows = RoleAssignment.objects.current().filter(role=role.role, user__is_active=True, **place)
    return [row.user for row in rows.exclude(user=role.user).select_related("user")]


def take_over(role: RoleAssignment, *, to: User, by: User) -> bool:
    """Give the colleague the same role, unless it is there already."""
    place = {"partnership": role.partnership, "council": role.council, "organisation": role.organisation}
    if to.role_assignments.current().filter(role=role.role, **place).exists():
        return False
    give_role(to, by=by, role=role.role, **place)
    to.__dict__.pop("_roles_held", None)
    return True


def reasons_not_to_end(assignment: RoleAssignment, *, by) -> list[str]:
    reasons = []
    if assignment.ended_at:
        reasons.append("This role has ended already.")
    reasons += reasons_not_to_invite(assignment.partnership, assignment.role, by=by)
    if assignment.role == Role.ADMINISTRATOR and not _other_administrators(assignment):
        reasons.append("A partnership keeps at least one administrator: invite another one first.")
    return reasons


def _other_administrators(assignment):
    rows = RoleAssignment.objects.current().filter(partnership=assignment.partnership, role=Role.ADMINISTRATOR)
    return rows.exclude(pk=assignment.pk).filter(user__is_active=True).exists()


@transaction.atomic
def end_role(assignment: RoleAssignment, *, by, reason: str = "", to: User | None = None):
    """End a role from now on. What the person did stays under their name; what waits for the person by name here goes
    to a colleague, who gets the role as well."""
    require(reasons_not_to_end(assignment, by=by))
    if to:
        take_over(assignment, to=to, by=by)
        hand_over(assignment.user, to=to, by=by, reason=reason, at=assignment.partnership)
    swap(
        assignment,
        was={"ended_at": None},
        now={"ended_at": timezone.now(), "ended_by": by},
        by=by,
        event="role ended",
        reason=reason,
        partnership=assignment.partnership,
        stale=Refused(["This role was ended by somebody else a moment ago."]),
    )
