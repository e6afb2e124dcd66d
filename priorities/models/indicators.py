from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from plans.models.rows import PaperRow, Part


class Indicator(PaperRow):
    """How success is measured. Figures are kept as written (``87.0`` is not ``87``); each is a decimal number."""

    class Kind(models.TextChoices):
        TARGET = "target", "With a target"
        TRACKER = "tracker", "Tracked, without a target"

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"
        NONE = "none", "Neither is better"

    title = models.CharField("indicator", max_length=200)
    kind = models.CharField("kind", max_length=10, choices=Kind, default=Kind.TRACKER)
    unit = models.CharField("unit", max_length=100, blank=True)
    direction = models.CharField("direction of good", max_length=10, choices=Direction, default=Direction.NONE)
    priority_key = models.UUIDField("priority", null=True, blank=True)
    baseline_label = models.CharField("when the baseline was measured", max_length=100, blank=True)
    baseline_value = models.CharField("baseline", max_length=30, blank=True)
    target_label = models.CharField("when the target should be reached", max_length=100, blank=True)
    target_value = models.CharField("target", max_length=30, blank=True)
    source = models.CharField("source of the figures", max_length=300, blank=True)
    note = models.TextField("note", blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        constraints = [
            *PaperRow.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=["target", "tracker"]), name="indicator_kind_known"),
            models.CheckConstraint(condition=Q(direction__in=["up", "down", "none"]), name="indicator_direction_known"),
        ]

    def __str__(self):
        return self.title


class Reading(Part):
    """One measurement of an indicator; an empty value means *not recorded*."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="readings")
    starts_on = models.DateField("measured from", null=True, blank=True)
    ends_on = models.DateField("measured until", null=True, blank=True)
    label = models.CharField("period", max_length=100)
    value = models.CharField("figure", max_length=30, blank=True)
    note = models.CharField("note", max_length=500, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return f"{self.label}: {self.value or 'not recorded'}"
