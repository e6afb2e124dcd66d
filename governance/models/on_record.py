from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User


class OnRecordQuerySet(models.QuerySet):
    def standing(self):
        """Rows that hold; those recorded in error stay, set aside, with the reason."""
        return self.filter(set_aside_at=None)


class OnRecord(models.Model):
    """Something that is recorded of a stage: changed with its history, set aside with a reason, never deleted."""

    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)
    set_aside_at = models.DateTimeField("taken back on", null=True, blank=True, editable=False)
    set_aside_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="taken back by", null=True, blank=True, editable=False, related_name="+"
    )
    set_aside_because = models.TextField("why it was taken back", blank=True, editable=False)

    history = RowHistory(inherit=True)
    objects = OnRecordQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside_at=None, set_aside_by=None)
                | Q(set_aside_at__isnull=False, set_aside_by__isnull=False),
                name="%(class)s_set_aside_at_and_by_together",
            ),
        ]

    @property
    def is_standing(self):
        return self.set_aside_at is None

    def access_place(self):
        return self.stage.access_place()
