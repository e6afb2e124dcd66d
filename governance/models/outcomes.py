from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from governance.dates.outcomes import Meaning, OutcomeKind
from partnerships.history import RowHistory
from partnerships.models import User

from .timetables import Stage


class Outcome(models.Model):
    """What a body did with a paper. A correction is a new row: the old value stays, and why it was set aside."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="outcomes")
    kind = models.CharField("outcome", max_length=40, choices=OutcomeKind.choices)
    resolution = models.TextField("resolution, as minuted", max_length=5000, blank=True)
    reasons = models.TextField("reasons for the decision", max_length=5000, blank=True)
    alternatives = models.TextField("alternative options considered and rejected", max_length=5000, blank=True)
    conditions = models.TextField("conditions", max_length=5000, blank=True)
    delegated_to = models.CharField("final amendments delegated to (post)", max_length=200, blank=True)
    delegated_with = models.CharField("in consultation with (post)", max_length=200, blank=True)
    delegated_until = models.DateField("last day for the final amendments", null=True, blank=True)
    was_quorate = models.BooleanField("there was a quorum", null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField("votes for", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("votes against", null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField("abstentions", null=True, blank=True)
    mover = models.CharField("moved by (post)", max_length=200, blank=True)
    seconder = models.CharField("seconded by (post)", max_length=200, blank=True)
    minute_reference = models.CharField("minute reference", max_length=100, blank=True)
    link = models.URLField("link to the minutes", max_length=500, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    is_current = models.BooleanField(default=True, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="replaced_by"
    )
    set_aside_at = models.DateTimeField("replaced on", null=True, blank=True, editable=False)
    set_aside_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="replaced by", null=True, blank=True, editable=False, related_name="+"
    )
    set_aside_because = models.TextField("why it was replaced", blank=True, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OutcomeKind.values), name="outcome_kind_known"),
            models.UniqueConstraint(
                fields=["stage"],
                condition=Q(is_current=True),
                name="one_current_outcome_per_stage",
                violation_error_message="This stage has an outcome already: correct it instead.",
            ),
            models.CheckConstraint(
                condition=Q(is_current=True, set_aside_at=None, set_aside_by=None)
                | Q(is_current=False, set_aside_at__isnull=False, set_aside_by__isnull=False),
                name="outcome_set_aside_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.stage})"

    @property
    def means(self) -> Meaning:
        """What follows from it."""
        return OutcomeKind(self.kind).means

    @property
    def colour(self):
        return self.means.colour

    @property
    def votes(self):
        """ "12 for, 3 against, 1 abstained"; what is not recorded is left out."""
        counts = [(self.votes_for, "for"), (self.votes_against, "against"), (self.votes_abstained, "abstained")]
        return ", ".join(f"{number} {word}" for number, word in counts if number is not None)


class UndoRequestQuerySet(models.QuerySet):
    def waiting(self):
        """No administrator has agreed or declined yet."""
        return self.filter(settled_at=None)


class UndoRequest(models.Model):
    """A clerk asks to undo an adoption; a partnership administrator must agree."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="undo_requests")
    reason = models.TextField("why the adoption was recorded in error")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    settled_at = models.DateTimeField("answered on", null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        User, models.PROTECT, verbose_name="answered by", null=True, blank=True, editable=False, related_name="+"
    )
    was_agreed = models.BooleanField(null=True, editable=False)

    history = RowHistory()
    objects = UndoRequestQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, was_agreed=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False, was_agreed__isnull=False),
                name="undo_request_settled_at_and_by_together",
            ),
            models.UniqueConstraint(
                fields=["stage"],
                condition=Q(settled_at=None),
                name="one_open_undo_request_per_stage",
                violation_error_message="It has been asked already to undo this adoption.",
            ),
        ]

    def __str__(self):
        return f"Undo the adoption: {self.stage}"

    def get_absolute_url(self):
        return reverse("governance:settle_undo", args=[self.pk])

    def access_place(self):
        return self.stage.access_place()
