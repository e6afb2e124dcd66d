from django.db import models


class SweepRunManager(models.Manager):
    def note(self, at, failed: list[str]):
        """The run of *at*, in place of the one before it."""
        self.update_or_create(pk=1, defaults={"at": at, "failed": failed})


class SweepRun(models.Model):
    """When a worker last looked for work left undone, and what of it failed: one row, for those who run the portal."""

    at = models.DateTimeField()
    failed = models.JSONField(default=list)

    objects = SweepRunManager()

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
