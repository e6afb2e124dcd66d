"""Risks beside the adopted text: the scale by which they are rated, and how each is seen in a period."""

from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Partnership, User

from .periods import ReportingPeriod


class RiskScale(models.Model):
    """A council's own scale. Levels are lists of ``[letter, words]``, the gravest first; ``bands``: of each cell, by
    its code in the order of likelihood and impact, whichever of them is written first."""

    class Band(models.TextChoices):
        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"
        SEVERE = "severe", "Severe"

    class First(models.TextChoices):
        LIKELIHOOD = "likelihood", "How likely it is"
        IMPACT = "impact", "How bad it would be"

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="risk_scale")
    likelihoods = models.JSONField("how likely", default=list)
    impacts = models.JSONField("how bad", default=list)
    first = models.CharField("what a code begins with", max_length=12, choices=First, default=First.LIKELIHOOD)
    between = models.CharField("between the two", max_length=3, blank=True)
    bands = models.JSONField("band of each cell", default=dict)
    appetite = models.CharField("accepted up to", max_length=10, choices=Band, default=Band.MEDIUM)
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__in=["likelihood", "impact"]), name="risk_scale_first_known"),
            models.CheckConstraint(
                condition=Q(appetite__in=["low", "medium", "high", "severe"]), name="risk_scale_appetite_known"
            ),
        ]

    def __str__(self):
        return f"How {self.partnership} rates risks"

    def access_place(self):
        return self.partnership.access_place()


class RiskView(models.Model):
    """How a risk of the text is seen in a period: its code as written, what was done, when it is looked at next."""

    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="risk_views")
    risk_key = models.UUIDField("risk", editable=False)
    code = models.CharField("rating now", max_length=20, blank=True)
    target = models.CharField("rating to reach", max_length=20, blank=True)
    progress = models.TextField("what was done about it", max_length=2_000, blank=True)
    next_review = models.DateField("looked at next on", null=True, blank=True)
    is_closed = models.BooleanField("no longer a risk", default=False)
    said_at = models.DateTimeField(editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["period__number", "pk"]
        constraints = [models.UniqueConstraint(fields=["period", "risk_key"], name="risk_view_once_per_period")]

    def __str__(self):
        return f"{self.code or 'A risk'} in {self.period}"

    def access_place(self):
        return self.period.access_place()
