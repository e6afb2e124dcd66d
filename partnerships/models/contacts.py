import hashlib
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory

from .organisations import Organisation
from .partnerships import Partnership
from .users import User


class PartnerContactQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None, person__is_active=True)


class PartnerContact(models.Model):
    """Who answers for an organisation at a partnership without an account: by the links in mails alone.

    The person is a user without a password and without any role: signed in, nothing would be open to them.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="contacts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(User, models.PROTECT, related_name="contact_of")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()
    objects = PartnerContactQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "person"],
                condition=Q(ended_at=None),
                name="contact_once_per_organisation",
                violation_error_message="This person is a contact of the organisation already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="contact_ended_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.person} of {self.organisation}"

    def access_place(self):
        return self.partnership.access_place()


class LinkTokenQuerySet(models.QuerySet):
    def of_secret(self, secret: str):
        return self.filter(digest=digest_of(secret))

    def valid(self, on):
        return self.filter(revoked_at=None, expires_on__gte=on, person__is_active=True)


class LinkToken(models.Model):
    """Base: a link that lets one person without an account do one thing until a day. Only its hash is kept."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    uses = models.PositiveIntegerField(default=0, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = LinkTokenQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="%(class)s_revoked_at_and_by_together",
            ),
        ]

    def is_valid(self, on) -> bool:
        return self.revoked_at is None and self.expires_on >= on and self.person.is_active


def new_secret() -> str:
    """256 bits, as they stand in an address."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
