import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Area, User

from .measures import Measure

#: The largest figure and the finest: 15 digits before the point and 6 behind.
FIGURE = {"max_digits": 21, "decimal_places": 6}
PERIOD_RIGHT = Q(ends_on__gte=F("starts_on"))
ENDS_FIRST = "The last day of a period cannot be before its first."


class MeasureValueQuerySet(models.QuerySet):
    """Figures are added and never changed: what was told once can be told again."""

    def update(self, **kwargs):
        raise TypeError("A figure is never changed: enter the newer one.")

    def bulk_update(self, *args, **kwargs):
        raise TypeError("A figure is never changed: enter the newer one.")

    def delete(self):
        raise TypeError("A figure is never deleted: enter the newer one.")

    def newest(self):
        """Of each period and area the figure that counts."""
        return self.filter(superseded_by=None)

    def in_order(self):
        return self.order_by("starts_on", "ends_on", "area", "pk")

    def whole(self):
        """Figures for the whole partnership, not for a part of it."""
        return self.filter(area="")

    def known_on(self, moment):
        """As they were known at a moment: what a report that was closed then had shown."""
        return self.filter(entered_at__lte=moment).exclude(superseded_by__entered_at__lte=moment)


class MeasureValue(models.Model):
    """One figure of a measure for a period: of all that were ever given for it the newest counts, none is lost."""

    class State(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        FINAL = "final", "Final"
        REVISED = "revised", "Revised"

        @property
        def mark(self) -> str:
            """Public statistics' shorthand; the word stands beside it."""
            return {"provisional": "[p]", "revised": "[r]"}.get(self, "")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="values")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    starts_on = models.DateField("from")
    ends_on = models.DateField("until")
    area = models.CharField("part of the area", max_length=100, blank=True)
    numerator = models.DecimalField("count", **FIGURE, null=True, blank=True)
    denominator = models.DecimalField("counted among", **FIGURE, null=True, blank=True)
    value = models.DecimalField("figure", **FIGURE)
    state = models.CharField("state", max_length=20, choices=State, default=State.FINAL)
    as_of = models.DateField("as known on", null=True, blank=True)
    note = models.CharField("note", max_length=500, blank=True)
    #: A figure that a source marks as doubtful is shown with the reason and is not rated.
    quality_note = models.CharField("what makes it doubtful", max_length=500, blank=True)
    source = models.CharField("where it was read", max_length=300, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name="instead of"
    )

    objects = MeasureValueQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "ends_on", "area", "pk"]
        indexes = [models.Index(fields=["measure", "starts_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "starts_on", "ends_on", "area"],
                condition=Q(supersedes=None),
                name="one_first_figure_of_a_period",
            ),
            models.CheckConstraint(
                condition=PERIOD_RIGHT, name="figure_ends_after_it_starts", violation_error_message=ENDS_FIRST
            ),
            models.CheckConstraint(
                condition=Q(state__in=["provisional", "final", "revised"]), name="figure_state_known"
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False, denominator__gt=0),
                name="figure_numerator_and_denominator_together",
            ),
        ]

    def __str__(self):
        return f"{self.starts_on} to {self.ends_on}: {self.value.normalize():f}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A figure is never changed: enter the newer one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A figure is never deleted: enter the newer one.")

    @property
    def count(self):
        """The count of people or offences behind the figure; None where it is no count (a share, a mean)."""
        if self.numerator is not None:
            return self.numerator
        return self.value if self.measure.adds_up == Measure.AddsUp.SUM else None


class TargetPoint(models.Model):
    """Where a measure should stand in a period: targets are a path through the year, not one number at its end."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="targets")
    starts_on = models.DateField("from")
    ends_on = models.DateField("until")
    value = models.DecimalField("target", **FIGURE)

    history = RowHistory()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "starts_on", "ends_on"],
                name="one_target_of_a_period",
                violation_error_message="This period has a target already: leave one of the two out.",
            ),
            models.CheckConstraint(
                condition=PERIOD_RIGHT, name="target_ends_after_it_starts", violation_error_message=ENDS_FIRST
            ),
        ]

    def __str__(self):
        return f"{self.starts_on} to {self.ends_on}: {self.value.normalize():f}"


class Comparator(models.Model):
    """Figures of others beside ours: a county, a force, a group of like places. Some may not be told to the public."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="comparators")
    name = models.CharField("compared with", max_length=200)
    source = models.CharField("source of its figures", max_length=300, blank=True)
    may_be_published = models.BooleanField("may be published", default=False)

    history = RowHistory()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "name"],
                name="comparator_once_per_measure",
                violation_error_message="It is compared with these already: put their figures together.",
            )
        ]

    def __str__(self):
        return self.name


class ComparatorPoint(models.Model):
    """One figure of a comparator."""

    comparator = models.ForeignKey(Comparator, models.CASCADE, related_name="points")
    starts_on = models.DateField("from")
    ends_on = models.DateField("until")
    value = models.DecimalField("figure", **FIGURE)

    history = RowHistory()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparator", "starts_on", "ends_on"],
                name="one_comparator_of_a_period",
                violation_error_message="This period has a figure already: leave one of the two out.",
            ),
            models.CheckConstraint(
                condition=PERIOD_RIGHT, name="comparator_ends_after_it_starts", violation_error_message=ENDS_FIRST
            ),
        ]

    def __str__(self):
        return f"{self.starts_on} to {self.ends_on}: {self.value.normalize():f}"


class Population(models.Model):
    """How many people live in an area, as one release of the estimates has it (ONS, middle of the year)."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="populations")
    year = models.PositiveSmallIntegerField("middle of the year")
    count = models.PositiveIntegerField("people")
    vintage = models.CharField("release", max_length=60)

    history = RowHistory()

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "vintage"], name="population_once_per_release"),
            models.CheckConstraint(condition=Q(count__gt=0), name="population_above_nought"),
        ]

    def __str__(self):
        return f"{self.area}, {self.year}: {self.people}"

    @property
    def people(self) -> str:
        return f"{self.count:,}"
