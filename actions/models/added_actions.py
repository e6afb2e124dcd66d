import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Organisation, User
from plans.models import Paper

from .actions import Activity
from .moves import FinishNote


class AddedActionQuerySet(models.QuerySet):
    def with_finish(self):
        """As for the actions of a text."""
        return self.annotate(finished_on=FinishNote.objects.newest_day())

    def of(self, paper):
        return self.filter(paper=paper)


class AddedAction(models.Model):
    """An action that came up in the year, beside the adopted text and never in it; reported on as the others are.

    A confidential one is told to its lead and the board alone: until a day, or while none is set.
    """

    class Source(models.TextChoices):
        BOARD = "board", "Board decision"
        SCRUTINY = "scrutiny", "Recommendation of scrutiny"
        DEATH = "death", "Review after a death"
        AUDIT = "audit", "Audit or inspection"
        GRANT = "grant", "Grant"

    #: What the text of an action states, and one added in the year has not.
    reference = timescale_text = measure = ""
    starts_on = ends_on = None

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="added_actions")
    title = models.CharField("action", max_length=300)
    text = models.TextField("what is to be done", max_length=5_000, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lead organisation"
    )
    due_on = models.DateField("due on", null=True, blank=True)
    source = models.CharField("where it comes from", max_length=10, choices=Source)
    minute = models.CharField("minute or reference", max_length=200)
    is_confidential = models.BooleanField("confidential", default=False)
    confidential_until = models.DateField("confidential until", null=True, blank=True)
    came_from = models.UUIDField("recommendation", null=True, blank=True, editable=False)
    added_on = models.DateField("added on", editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    ended_on = models.DateField("ended on", null=True, blank=True, editable=False)
    ended_because = models.TextField("ended because", max_length=500, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()
    objects = AddedActionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "came_from", "organisation"], name="recommendation_added_once_for_each_lead"
            ),
            models.CheckConstraint(
                condition=Q(source__in=["board", "scrutiny", "death", "audit", "grant"]),
                name="added_action_source_known",
            ),
            models.CheckConstraint(
                condition=Q(confidential_until=None) | Q(is_confidential=True), name="added_action_confidential_until"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_because="") | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
                name="added_action_ended_with_reason",
            ),
        ]

    def __str__(self):
        return self.title

    def access_place(self):
        return self.paper.access_place()

    @property
    def activities(self):
        """None of its own: whoever reads actions finds the same on each."""
        return Activity.objects.none()

    @property
    def source_words(self) -> str:
        return f"{self.get_source_display()}: {self.minute}"

    def is_secret(self, on: date) -> bool:
        return self.is_confidential and (self.confidential_until is None or on < self.confidential_until)
