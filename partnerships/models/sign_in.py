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
