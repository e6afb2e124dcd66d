"""Verbs about people and seats: invite, withdraw an invitation, accept it, end a role; save a membership.

Mail is written with the verb. A role is ended, never deleted.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from partnerships.access import ABOUT_ROLE, Permission, Role, may
from partnerships.limits import sentences_of
from partnerships.mail.kinds import ACCESS
from partnerships.mail.rows import forget_unsent, write
from partnerships.models import Invitation, Organisation, Partnership, RoleAssignment, User, audit
from partnerships.people.accounts import account_of, open_account, reasons_not_to_open_again
from partnerships.people.bodies import seat
from partnerships.people.handing_over import hand_over
from partnerships.site_address import full_address
from partnerships.verbs import Refused, require, swap
from partnerships.wording import and_words

VALID_FOR = timedelta(days=14)
#: Roles at a partnership that only its administrator gives and takes away.
GUARDED = {Role.ADMINISTRATOR}
PARTNERSHIP_ROLES = (Role.OFFICER, Role.PARTNER_LEAD, Role.SCRUTINY, Role.READER, Role.ADMINISTRATOR)
COUNCIL_ROLES = (Role.CLERK, Role.SIGNING_OFFICER, Role.MEMBER)
THE_PORTAL = "the whole portal"


def roles_to_give(place: Partnership | Organisation | None, *, by) -> list[Role]:
    """Roles at this partnership, at this council, or (None) for the whole site that ``by`` may give."""
    if place is None:
        return [Role.SITE_ADMINISTRATOR] if by.has_site_role() else []
    if isinstance(place, Organisation):
        return list(COUNCIL_ROLES) if may(by, Permission.MANAGE_COUNCIL, place) else []
    if not may(by, Permission.MANAGE_PEOPLE, place):
        return []
    is_administrator = may(by, Permission.MANAGE_PARTNERSHIP, place)
    return [role for role in PARTNERSHIP_ROLES if is_administrator or role not in GUARDED]


def reasons_not_to_invite(place, role, *, by) -> list[str]:
    given = roles_to_give(place, by=by)
    if not given:
        whose = "this partnership" if isinstance(place, Partnership) else "this council" if place else "the portal"
        return [f"Your roles do not let you manage {whose}'s people."]
    if role not in given:
        return ["Only a partnership administrator gives or ends this role."]
    return []


@transaction.atomic
def invite(place, *, by, email: str, name: str, role: str, **more) -> Invitation:
    """Invite somebody to one role; the worker sends the mail."""
    return invite_to([place], by=by, email=email, name=name, role=role, **more)[0]


@transaction.atomic
def invite_to(
    places, *, by, email: str, name: str, role: str, organisation=None, bodies=(), sits_as=()
) -> list[Invitation]:
    """Invite somebody to the same role at several places, in one mail. ``bodies`` of a councillor are of the first, and
    so is ``sits_as``: where somebody sits as what and when."""
    email, now = email.strip().lower(), timezone.now()
    require(list(dict.fromkeys(why for place in places for why in _why_not(place, email, role, organisation, by))))
    made = []
    for place in places:
        row = Invitation(
            email=email,
            name=name,
            role=role,
            organisation=organisation if role == Role.PARTNER_LEAD else None,
            bodies=list(bodies) if role == Role.MEMBER and not made else [],
            sits_as=[] if made else list(sits_as),
            invited_by=by,
            invited_at=now,
            expires_at=now + VALID_FOR,
            **_at(place),
        )
        row._history_user = by
        row.full_clean()
        row.save()
        audit("person invited", row, by=by, **_at(place))
        made.append(row)
    _write(made[0])
    return made


def _at(place) -> dict:
    is_council = isinstance(place, Organisation)
    return {"partnership": None if is_council else place, "council": place if is_council else None}


def _why_not(place, email, role, organisation, by) -> list[str]:
    reasons = reasons_not_to_invite(place, role, by=by)
    if role == Role.PARTNER_LEAD and organisation is None:
        reasons.append("Say which organisation this partner lead speaks for.")
    where = f" at {place}" if isinstance(place, Organisation) else ""
    if holds(place, email, role, organisation):
        reasons.append(f"{email} has this role already{where}.")
    if open_invitations(place, email, role, organisation).exists():
        reasons.append(f"{email} has an open invitation to this role{where}: send it again instead.")
    return reasons


def holds(place, email, role, organisation=None) -> bool:
    rows = RoleAssignment.objects.current().filter(user__email__iexact=email)
    return rows.filter(**_this_role(place, role, organisation)).exists()


def open_invitations(place, email, role, organisation=None):
    rows = Invitation.objects.open(timezone.now()).filter(email__iexact=email)
    return rows.filter(**_this_role(place, role, organisation))


def _this_role(place, role, organisation) -> dict:
    """A partner lead may speak for several organisations."""
    spoken_for = {"organisation": organisation} if role == Role.PARTNER_LEAD else {}
    return {**_at(place), "role": role, **spoken_for}


def _write(invitation):
    """Write the mail; each time that an invitation is sent has one of its own."""
    together = list(Invitation.objects.together_with(invitation).open(timezone.now()))
    places = [str(each.place) for each in together if each.place]
    address = full_address(reverse("partnerships:accept_invitation", args=[invitation.token]))
    context = {
        "invitation": invitation,
        "places": and_words(places),
        "about": ABOUT_ROLE[invitation.role],
        "address": address,
        "days": VALID_FOR.days,
    }
    write(
        User.objects.filter(email__iexact=invitation.email, is_active=True).first() or invitation.email,
        kind=ACCESS,
        key=f"{_key(invitation)}:{invitation.expires_at.isoformat()}",
        subject=f"Your invitation to {and_words(places) or THE_PORTAL}"[:200],
        text=render_to_string("partnerships/mail/invitation.txt", context),
    )


def _key(invitation):
    return f"invitation-{invitation.pk}"


@transaction.atomic
def send_again(invitation: Invitation, *, by):
    """Send an invitation once more; it is valid for the full time again."""
    require([*reasons_not_to_invite(invitation.place, invitation.role, by=by), *_settled(invitation)])
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
    require([*reasons_not_to_invite(invitation.place, invitation.role, by=by), *_settled(invitation)])
    swap(
        invitation,
        was={"accepted_at": None, "withdrawn_at": None},
        now={"withdrawn_at": timezone.now(), "withdrawn_by": by},
        by=by,
        event="invitation withdrawn",
        **_at(invitation.place),
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
    """Take up the role, as ``user`` (signed in with the invited address), with a new account, or with one's own that
    was closed. Once only."""
    known = account_of(invitation)
    reasons = reasons_not_to_accept(invitation) + reasons_not_to_open_again(known)
    is_open = known is not None and known.is_active
    if is_open and user != known:
        reasons.append(f"There is an account for {invitation.email} already: sign in with it to accept.")
    if user and user != known:
        reasons.append(f"You are signed in as {user.email}; this invitation is for {invitation.email}.")
    require(reasons)
    person = known or User(email=invitation.email.lower())
    if not is_open:
        open_account(person, name=name or invitation.name, password=password, **_at(invitation.place))
    others = Invitation.objects.together_with(invitation).open(timezone.now()).exclude(pk=invitation.pk)
    for each in (invitation, *others.select_related("partnership", "council", "organisation", "invited_by")):
        _take_up(each, person)
    return person


def _take_up(invitation, person):
    swap(
        invitation,
        was={"accepted_at": None, "withdrawn_at": None},
        now={"accepted_at": timezone.now(), "accepted_by": person},
        by=person,
        event="invitation accepted",
        **_at(invitation.place),
        stale=Refused(["This invitation was accepted already."]),
    )
    give_role(
        person,
        by=invitation.invited_by,
        role=invitation.role,
        organisation=invitation.organisation,
        bodies=invitation.bodies,
        **_at(invitation.place),
    )
    seat(person, invitation)


def give_role(user, *, by, role, partnership=None, council=None, organisation=None, bodies=()) -> RoleAssignment:
    """Give a role; the model's constraints say where it may be held."""
    place = {"partnership": partnership, "council": council, "organisation": organisation}
    assignment = RoleAssignment(user=user, role=role, bodies=list(bodies), given_by=by, **place)
    assignment._history_user = by
    try:
        assignment.full_clean()
    except ValidationError as error:
        raise Refused(sentences_of(error)) from error
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
    give_role(to, by=by, role=role.role, bodies=role.bodies, **place)
    to.__dict__.pop("_roles_held", None)
    return True


def reasons_not_to_end(assignment: RoleAssignment, *, by) -> list[str]:
    reasons = []
    if assignment.ended_at:
        reasons.append("This role has ended already.")
    reasons += reasons_not_to_invite(assignment.partnership or assignment.council, assignment.role, by=by)
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
        hand_over(assignment.user, to=to, by=by, reason=reason, at=assignment.partnership or assignment.council)
    swap(
        assignment,
        was={"ended_at": None},
        now={"ended_at": timezone.now(), "ended_by": by},
        by=by,
        event="role ended",
        reason=reason,
        partnership=assignment.partnership,
        council=assignment.council,
        stale=Refused(["This role was ended by somebody else a moment ago."]),
    )
