from datetime import timedelta

from django.db import models
from django.utils import timezone


class SignInFailure(models.Model):
    """One try to sign in that has not succeeded, counted for a while under a name that cannot be read back.

    A row of its own for each, so that tries at the same moment are all counted; never kept for longer than an hour.
    """

    counted = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["counted", "at"], name="sign_in_failure_counted"),
            models.Index(fields=["at"], name="sign_in_failure_at"),
        ]

    def __str__(self):
        return f"{self.counted[:8]} at {self.at:%H:%M:%S}"


class FirstStart(models.Model):
    """The one-time address that makes the first administrator: one row, which keeps no secret but its digest."""

    VALID_FOR = timedelta(hours=24)

    digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"first start, made {self.made_at}"

    def is_open(self, now) -> bool:
        return self.used_at is None and self.made_at is not None and self.made_at <= now < self.made_at + self.VALID_FOR
