"""What becomes of a recommendation beside the text in which it stands: each authority's answer, and its progress."""

from django.db import models
from django.db.models import Q

from actions.models import ReportingPeriod
from partnerships.history import RowHistory
from partnerships.models import Organisation, User

from .recommendations import Recommendation


class RecommendationAnswer(models.Model):
    """What one authority answers (PJA 2006 s19), or that it has still to answer."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        IN_PART = "in_part", "Accepted in part"
        REJECTED = "rejected", "Not accepted"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    due_on = models.DateField("due on", null=True, blank=True)
    decision = models.CharField("answer", max_length=10, choices=Decision, blank=True)
    text = models.TextField("reasons, and what will be done", max_length=5_000, blank=True)
    answered_on = models.DateField("answered on", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "organisation"], name="one_answer_per_authority"),
            models.CheckConstraint(
                condition=Q(decision__in=["", "accepted", "in_part", "rejected"]), name="answer_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, decision="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(decision="")),
                name="answer_answered_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"Answer of {self.organisation}"

    def access_place(self):
        return self.recommendation.access_place()


class FollowUp(models.Model):
    """One thing said about a recommendation after it was answered; rows are added, so that nothing said is lost."""

    class Kind(models.TextChoices):
        PROGRESS = "progress", "In progress"
        IMPLEMENTED = "implemented", "Said to be implemented"
        CONFIRMED = "confirmed", "Confirmed by scrutiny"
        RETURNED = "returned", "Not confirmed: scrutiny asks for more"

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="follow_ups")
    kind = models.CharField("what it says", max_length=12, choices=Kind, default=Kind.PROGRESS)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("what was done", max_length=5_000)
    due_on = models.DateField("to be done by", null=True, blank=True)
    rating = models.CharField("rating", max_length=3, blank=True)
    said_at = models.DateTimeField(editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["progress", "implemented", "confirmed", "returned"]), name="follow_up_kind_known"
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def access_place(self):
        return self.recommendation.access_place()
