import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User


def new_token():
    return secrets.token_urlsafe(32)


class CalendarAddressQuerySet(models.QuerySet):
    def open(self):
        return self.filter(revoked_at=None)


class CalendarAddress(models.Model):
    """The secret address of one person's calendar. Whoever knows it reads it; revoked, it leads nowhere for ever."""

    user = models.ForeignKey(User, models.PROTECT, related_name="calendar_addresses")
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    history = RowHistory(excluded_fields=["token"])
    objects = CalendarAddressQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "calendar addresses"
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at=None),
                name="one_open_calendar_address_per_person",
                violation_error_message="This person's calendar has an address already.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="calendar_address_revoked_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"Calendar of {self.user}"
