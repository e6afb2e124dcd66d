from django.db import models
from django.db.models import Q

from partnerships.models import User

from .on_record import OnRecord, OnRecordQuerySet
from .timetables import Stage


class AmendmentQuerySet(OnRecordQuerySet):
    def accepted(self):
        """Those that change the text, wholly or in part."""
        return self.standing().filter(result__in=[Amendment.Result.ACCEPTED, Amendment.Result.IN_PART])


class Amendment(OnRecord):
    """A change to the text that was moved at a stage: by whom, what became of it and why, and where it went."""

    class Result(models.TextChoices):
        PENDING = "pending", "Not decided yet"
        ACCEPTED = "accepted", "Accepted"
        IN_PART = "in_part", "Accepted in part"
        REJECTED = "rejected", "Rejected"

    COLOURS = {"pending": "grey", "accepted": "green", "in_part": "teal", "rejected": "red"}

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="amendments")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField("the amendment", max_length=5000)
    moved_by = models.CharField(
        "moved by (post or board)", max_length=200, help_text="Such as “Chair of Overview and Scrutiny”; not a name."
    )
    result = models.CharField("what became of it", max_length=10, choices=Result, default=Result.PENDING)
    why = models.TextField("why", max_length=2000, blank=True, help_text="Needed where it is rejected or cut down.")
    block_key = models.UUIDField("part of the text", null=True, blank=True)
    taken_in_at = models.DateTimeField("the text holds it since", null=True, blank=True, editable=False)
    taken_in_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="said by", null=True, blank=True, editable=False, related_name="+"
    )

    objects = AmendmentQuerySet.as_manager()

    class Meta(OnRecord.Meta):
        ordering = ["stage", "position", "pk"]
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(result__in=["pending", "accepted", "in_part", "rejected"]), name="amendment_result_known"
            ),
            models.CheckConstraint(
                condition=Q(taken_in_at=None, taken_in_by=None)
                | Q(taken_in_at__isnull=False, taken_in_by__isnull=False),
                name="amendment_taken_in_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"Amendment {self.number} ({self.stage})"

    @property
    def number(self):
        return self.position + 1

    @property
    def colour(self):
        return self.COLOURS[self.result]

    @property
    def wants_a_reason(self):
        """Rejected or cut down: why is part of the record."""
        return self.result in (self.Result.REJECTED, self.Result.IN_PART)

    @property
    def changes_the_text(self):
        return self.is_standing and self.result in (self.Result.ACCEPTED, self.Result.IN_PART)


class Condition(OnRecord):
    """One condition on which a body approved, and the evidence that it is met."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="conditions")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField("condition", max_length=2000)
    is_met = models.BooleanField("met", default=False)
    met_on = models.DateField("met on", null=True, blank=True)
    evidence = models.TextField(
        "evidence", max_length=2000, blank=True, help_text="What shows that it is met, and where it can be seen."
    )

    class Meta(OnRecord.Meta):
        ordering = ["stage", "position", "pk"]

    def __str__(self):
        return f"Condition {self.position + 1} ({self.stage})"
