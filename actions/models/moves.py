"""What moves an action beside its adopted text: finished or not after all, and a new date by the board."""

import uuid

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from partnerships.history import RowHistory
from partnerships.models import Organisation, User
from plans.models import Paper


class FinishNoteQuerySet(models.QuerySet):
    def of(self, paper):
        return self.filter(paper=paper)

    def newest_day(self):
        """The day that the newest note of an action gives, for a query of actions; none: not finished."""
        notes = self.filter(paper=OuterRef("paper"), action_key=OuterRef("key")).order_by("-pk")
        return Subquery(notes.values("finished_on")[:1])


class FinishNote(models.Model):
    """Somebody said that an action is finished since a day, or (no day) that it is not after all. The newest counts."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    action_key = models.UUIDField("action")
    finished_on = models.DateField("finished on", null=True, blank=True)
    reason = models.TextField("reason", max_length=2_000, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    history = RowHistory()
    objects = FinishNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["paper", "action_key"], name="finish_notes_of_action")]

    def __str__(self):
        return f"Finished on {self.finished_on}" if self.finished_on else "Not finished after all"

    def access_place(self):
        return self.paper.access_place()


class DateChange(models.Model):
    """A new date that a lead asks for. Granted by the board, with its minute, it is measured against from then on."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        GRANTED = "granted", "Granted"
        REFUSED = "refused", "Refused"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="date_changes")
    action_key = models.UUIDField("action", editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, editable=False, related_name="+")
    to = models.DateField("new date")
    reason = models.TextField("reason", max_length=2_000)
    state = models.CharField("state", max_length=10, choices=State, default=State.ASKED, editable=False)
    asked_at = models.DateTimeField(editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    minute = models.CharField("minute", max_length=200, blank=True, help_text="Such as: Board, 14 October, item 6.")
    decided_on = models.DateField("decided on", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["asked", "granted", "refused"]), name="date_change_state_known"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="date_change_decided_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | (~Q(minute="") & Q(decided_on__isnull=False)),
                name="date_change_granted_with_its_minute",
            ),
        ]

    def __str__(self):
        return f"New date {self.to}"

    def access_place(self):
        return self.paper.access_place()
