import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership, User, in_workspaces_of

from .indicators import Indicator

#: Months from one figure to the next.
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class MeasureQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_workspaces_of(user))

    def public(self):
        return self.filter(is_public=True)

    def of_papers(self, papers):
        """Measures of the indicators that stand in these papers: the key is the indicator's own."""
        keys = Indicator.objects.filter(paper__in=papers, removed_at=None).values("key")
        return self.filter(key__in=keys, partnership__papers__in=papers).distinct()


class Measure(models.Model):
    """What is counted through the years: it outlives the plans that print it, under the key of their indicator.

    Adopted text says what was promised; a measure and its values say what happened, and never write into it.
    """

    class Frequency(models.TextChoices):
        MONTH = "month", "Each month"
        QUARTER = "quarter", "Each quarter"
        HALF = "half", "Each half-year"
        YEAR = "year", "Each year"

    class AddsUp(models.TextChoices):
        SUM = "sum", "Counts that are summed"
        LATEST = "latest", "The latest figure stands"
        MEAN = "mean", "The mean of the figures"
        RATE = "rate", "A count over what it is counted among"

    class SmallCounts(models.TextChoices):
        HIDDEN = "hidden", "Counts of 1 to 4 are hidden"
        SHOWN = "shown", "Every figure may be told"

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="measures")
    code = models.CharField("code", max_length=30, blank=True, help_text="Such as 3.1.1e: what sheets name it by.")
    group = models.CharField("question or group", max_length=200, blank=True)
    title = models.CharField("measure", max_length=200)
    unit = models.CharField("unit", max_length=100, blank=True)
    direction = models.CharField(
        "direction of good", max_length=10, choices=Indicator.Direction, default=Indicator.Direction.NONE
    )
    frequency = models.CharField("how often", max_length=10, choices=Frequency, default=Frequency.QUARTER)
    adds_up = models.CharField("how figures add up", max_length=10, choices=AddsUp, default=AddsUp.SUM)
    is_rolling = models.BooleanField("each figure is the sum of the last twelve months", default=False)
    per = models.PositiveIntegerField("per", default=1000, help_text="Of a rate: per so many people or cases.")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who gives the figures"
    )
    owner_post = models.CharField("post that gives them", max_length=200, blank=True)
    source = models.CharField("source of the figures", max_length=300, blank=True)
    next_expected_on = models.DateField("next figure expected on", null=True, blank=True)
    caveat = models.CharField(
        "to be read with it", max_length=500, blank=True, help_text="Printed beside the figures, in public too."
    )
    is_public = models.BooleanField("may be read by the public", default=False)
    small_counts = models.CharField("small counts", max_length=10, choices=SmallCounts, default=SmallCounts.HIDDEN)
    is_disputed = models.BooleanField("the figures are disputed", default=False)
    baseline_points = models.PositiveSmallIntegerField(
        "points that limits are reckoned from",
        default=12,
        validators=[MinValueValidator(12), MaxValueValidator(20)],
        help_text="12 to 20. The limits then stay where they are.",
    )

    history = RowHistory()
    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["group", "code", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="measure_key_once_per_partnership"),
            models.UniqueConstraint(
                fields=["partnership", "code"],
                condition=~Q(code=""),
                name="measure_code_once_per_partnership",
                violation_error_message="Another measure has this code.",
            ),
            models.CheckConstraint(condition=Q(direction__in=["up", "down", "none"]), name="measure_direction_known"),
            models.CheckConstraint(
                condition=Q(frequency__in=["month", "quarter", "half", "year"]), name="measure_frequency_known"
            ),
            models.CheckConstraint(
                condition=Q(adds_up__in=["sum", "latest", "mean", "rate"]), name="measure_adds_up_known"
            ),
            models.CheckConstraint(condition=Q(small_counts__in=["hidden", "shown"]), name="measure_small_known"),
            models.CheckConstraint(
                condition=Q(baseline_points__gte=12, baseline_points__lte=20), name="measure_baseline_12_to_20"
            ),
            models.CheckConstraint(condition=Q(per__gte=1), name="measure_per_above_nought"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("priorities:measure", args=[self.partnership.slug, self.key])

    def access_place(self):
        return self.partnership.access_place()

    @property
    def is_rate(self) -> bool:
        return self.adds_up == self.AddsUp.RATE

    @property
    def is_higher_better(self) -> bool | None:
        return {Indicator.Direction.UP: True, Indicator.Direction.DOWN: False}.get(self.direction)

    @property
    def hides_small(self) -> bool:
        return self.small_counts == self.SmallCounts.HIDDEN

    @property
    def months(self) -> int:
        """How many months one figure is for."""
        return MONTHS[self.frequency]


class MeasureDefinition(models.Model):
    """What exactly is counted, from a day on. A change that makes figures before and after unlike breaks the series."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="definitions")
    text = models.TextField("what is counted", max_length=4_000)
    applies_from = models.DateField("counts from", null=True, blank=True, help_text="Empty: from the beginning.")
    breaks_series = models.BooleanField("figures before and after cannot be compared", default=False)
    said_at = models.DateTimeField(default=timezone.now)
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = [F("applies_from").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "applies_from"],
                name="one_definition_from_a_day",
                violation_error_message="The measure has a definition from that day already.",
            ),
        ]

    def __str__(self):
        return self.text[:80]


class Rebase(models.Model):
    """That the limits of a chart are reckoned anew from a day: a person decided so, and said why."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="rebases")
    starts_on = models.DateField("new limits from")
    reason = models.TextField("why")
    said_at = models.DateTimeField(default=timezone.now)
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["starts_on"]
        constraints = [models.UniqueConstraint(fields=["measure", "starts_on"], name="rebase_once_a_day")]

    def __str__(self):
        return f"New limits from {self.starts_on}"
