"""What moves an action beside its adopted text: finished or not after all, and a new date by the board."""

import uuid

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.formats import date_format

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
    """A new date that a lead asks for with its report, or that the board gave of itself. Granted, with its minute, it
    is measured against from then on; the first date stays told beside it.

    ``to``: the day that counts where it is granted; ``asked_for``: the one that the lead asked for.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        GRANTED = "granted", "Granted"
        REFUSED = "refused", "Refused"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="date_changes")
    action_key = models.UUIDField("action", editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, editable=False, related_name="+")
    report = models.ForeignKey(
        "actions.Return", models.PROTECT, null=True, blank=True, editable=False, related_name="date_changes"
    )
    to = models.DateField("new date")
    asked_for = models.DateField("date asked for", null=True, blank=True, editable=False)
    reason = models.TextField("reason", max_length=2_000)
    state = models.CharField("state", max_length=10, choices=State, default=State.ASKED, editable=False)
    asked_at = models.DateTimeField(editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    minute = models.CharField("minute", max_length=200, blank=True, help_text="Such as: Board, 14 October, item 6.")
    decision = models.TextField("the board's words", max_length=500, blank=True, editable=False)
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
            models.UniqueConstraint(
                fields=["report"], condition=Q(state="asked"), name="one_open_date_asked_for_in_a_report"
            ),
        ]

    def __str__(self):
        return f"New date {self.to}"

    @property
    def sentence(self) -> str:
        """``The board moved it to 31 March 2027 on 4 November 2026 (Board, item 6); asked for: 30 June 2027.``"""
        asked_for = date_format(self.asked_for or self.to, "j F Y")
        if self.state == self.State.ASKED:
            return f"Asked of the board: {asked_for} as the new date. It has not decided yet."
        decided = f" on {date_format(self.decided_on, 'j F Y')} ({self.minute})" if self.decided_on else ""
        if self.state == self.State.REFUSED:
            return f"The board did not grant {asked_for} as the new date{decided}."
        other = f"; asked for: {asked_for}" if self.asked_for not in (None, self.to) else ""
        return f"The board moved it to {date_format(self.to, 'j F Y')}{decided}{other}."

    def access_place(self):
        return self.paper.access_place()
