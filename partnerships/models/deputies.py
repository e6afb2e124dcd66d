from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .users import User


class DeputyQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(ended_at=None)

    def in_force(self, on):
        return self.standing().filter(starts_on__lte=on, ends_on__gte=on)


class Deputy(models.Model):
    """Who stands in for a person who is away, from one day to another. Taken back, never deleted."""

    person = models.ForeignKey(User, models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="stands_in_for", verbose_name="who stands in")
    starts_on = models.DateField("from")
    ends_on = models.DateField("until")
    named_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    named_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    history = HistoricalRecords()
    objects = DeputyQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name_plural = "deputies"
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="deputy_is_somebody_else"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="deputy_ends_after_it_starts",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="deputy_ended_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.deputy} for {self.person}"
