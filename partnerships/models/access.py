import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone

from partnerships.access import PERMISSIONS_OF_ROLE, SCOPE_OF_ROLE, Permission, Place, Role, Scope
from partnerships.history import RowHistory

from .organisations import Organisation
from .partnerships import Partnership
from .users import User


class RoleAssignmentQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def of_granting(self, person: int | OuterRef, permission: Permission):
        """Roles in force, of the person with this key, that hold the permission, wherever they reach."""
        roles = [role for role, granted in PERMISSIONS_OF_ROLE.items() if permission in granted]
        return self.current().filter(user=person, role__in=roles)


class RoleAssignment(models.Model):
    """A role held at a partnership, at a council or on the whole site. Ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="role_assignments")
    role = models.CharField("role", max_length=30, choices=Role)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="role_assignments")
    council = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="council_roles")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_roles",
        help_text="The organisation a partner lead speaks for.",
    )
    bodies = models.JSONField(
        "sits on", default=list, blank=True, help_text="Short names of committees of the council."
    )
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    given_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()
    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_known"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="role_ended_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        role__in=[r for r, s in SCOPE_OF_ROLE.items() if s == Scope.PARTNERSHIP],
                        partnership__isnull=False,
                        council=None,
                    )
                    | Q(
                        role__in=[r for r, s in SCOPE_OF_ROLE.items() if s == Scope.COUNCIL],
                        partnership=None,
                        council__isnull=False,
                    )
                    | Q(
                        role__in=[r for r, s in SCOPE_OF_ROLE.items() if s == Scope.SITE],
                        partnership=None,
                        council=None,
                    )
                ),
                name="role_scope_matches_role",
                violation_error_message="This role needs its partnership or council, and no other.",
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(role=Role.PARTNER_LEAD),
                name="role_organisation_only_for_partner_leads",
                violation_error_message="Only a partner lead speaks for an organisation.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    @property
    def scope(self):
        return SCOPE_OF_ROLE[self.role]

    def reaches(self, place: Place) -> bool:
        if self.scope == Scope.SITE:
            return True
        at_council = bool(self.council_id) and self.council_id in place.councils
        return at_council or self.partnership_id in place.partnerships

    def clean(self):
        if self.role == Role.PARTNER_LEAD and not self.organisation_id:
            raise ValidationError({"organisation": "Say which organisation this partner lead speaks for."})


def _token():
    return secrets.token_urlsafe(32)


class InvitationQuerySet(models.QuerySet):
    def open(self, now):
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=now)

    def together_with(self, invitation):
        """Those that went to the same person in one mail, this one among them: roles at several places at once."""
        one = {"email": invitation.email, "invited_by": invitation.invited_by_id, "invited_at": invitation.invited_at}
        return self.filter(**one).order_by("pk")


class Invitation(models.Model):
    """An e-mailed invitation to take up one role; accepted once, before it expires."""

    email = models.EmailField("e-mail address")
    name = models.CharField("name or post", max_length=200)
    role = models.CharField("role", max_length=30, choices=Role)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="invitations")
    council = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    bodies = models.JSONField("sits on", default=list, blank=True)
    #: Of these the committees on which it is as chair or substitute, or for some time, as a sheet told.
    sits_as = models.JSONField("as what and when", default=list, blank=True)
    token = models.CharField(max_length=64, unique=True, default=_token, editable=False)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    history = RowHistory(excluded_fields=["token"])
    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_withdrawn_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.email} as {self.get_role_display()}"

    @property
    def place(self):
        """Partnership or council; None is the whole site."""
        return self.partnership or self.council
