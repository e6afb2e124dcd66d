import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q

from partnerships.history import RowHistory
from plans.models import Paper
from plans.papers.record import words

from .partial_dates import partial_date


class RecommendationQuerySet(models.QuerySet):
    def not_carried(self):
        """Without those that were carried to the next plan: what stands there counts."""
        later = Recommendation.objects.filter(
            key=OuterRef("key"), paper__partnership=OuterRef("paper__partnership"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later))

    def with_answers(self):
        """``is_answered``: beside the text, by each authority that was asked."""
        answers = self.model._meta.get_field("answers").related_model.objects.filter(recommendation=OuterRef("pk"))
        return self.annotate(is_answered=Q(Exists(answers) & ~Exists(answers.filter(decision=""))))

    def unanswered(self):
        """Open in the text, and not answered beside it."""
        return self.with_answers().filter(is_answered=False, state=Recommendation.State.OPEN)


class Recommendation(models.Model):
    """What scrutiny recommended to the partnership, and the answer (PJA 2006 s19: a written response)."""

    class State(models.TextChoices):
        OPEN = "open", "Awaiting a response"
        ACCEPTED = "accepted", "Accepted"
        IN_PART = "in_part", "Accepted in part"
        REJECTED = "rejected", "Not accepted"
        DONE = "done", "Done"

    COLOURS = {"open": "yellow", "accepted": "blue", "in_part": "blue", "rejected": "red", "done": "green"}

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="recommendations")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(default=0)
    text = models.TextField("recommendation", max_length=5000)
    made_by = models.CharField("made by", max_length=200, blank=True)
    made_on = models.CharField("date", max_length=10, blank=True, validators=[partial_date])
    addressee = models.CharField("addressed to", max_length=200, blank=True)
    response = models.TextField("response", max_length=5000, blank=True)
    responded_on = models.CharField("date of the response", max_length=10, blank=True, validators=[partial_date])
    state = models.CharField("state", max_length=10, choices=State, default=State.OPEN)
    is_public = models.BooleanField(
        "on the public tracker", default=False, help_text="Everybody reads it and what becomes of it, once adopted."
    )

    history = RowHistory()
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "key"], name="recommendation_key_once_per_paper"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "in_part", "rejected", "done"]),
                name="recommendation_state_known",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def colour(self):
        return self.COLOURS[self.state]

    @property
    def made_on_words(self):
        return words(self.made_on)

    def access_place(self):
        return self.paper.access_place()
