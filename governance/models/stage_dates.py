from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User
from plans.papers.record import words

from .meetings import Meeting
from .partial_dates import partial_date


class StageDate(models.Model):
    """One thing that was said about when a stage takes place. Rows are added, never changed, so a slip stays visible.

    The day itself is the meeting's where there is a meeting, else a partial date as the source states it.
    """

    class Standing(models.TextChoices):
        PLANNED = "planned", "Planned"
        REVISED = "revised", "Revised"
        ADJOURNED = "adjourned", "Met and adjourned"
        HELD = "held", "Held"

    stage = models.ForeignKey("governance.Stage", models.PROTECT, related_name="dates")
    standing = models.CharField(max_length=10, choices=Standing)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="stage_dates")
    stated_on = models.CharField("date", max_length=10, blank=True, validators=[partial_date])
    is_by = models.BooleanField("only “by” this date", default=False)
    is_confirmed = models.BooleanField("confirmed", default=False)
    reason = models.TextField("reason", blank=True)
    source = models.CharField(
        "known from", max_length=300, blank=True, help_text="Where the text was brought in and its source is another."
    )
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=["planned", "revised", "adjourned", "held"]), name="stage_date_standing_known"
            ),
            models.CheckConstraint(
                condition=Q(meeting=None) | Q(stated_on=""),
                name="stage_date_stored_once",
                violation_error_message="A stage's date is its meeting's, or stated here, not both.",
            ),
        ]

    def __str__(self):
        return self.in_words or "date not known"

    @property
    def on(self):
        """Partial date as text: the meeting's day or what was stated; "" when not known."""
        return self.meeting.on.isoformat() if self.meeting_id else self.stated_on

    @property
    def is_held(self):
        return self.standing == self.Standing.HELD

    @property
    def is_adjourned(self):
        return self.standing == self.Standing.ADJOURNED

    @property
    def day(self):
        return date.fromisoformat(self.on) if len(self.on) == 10 else None

    @property
    def in_words(self):
        return ("by " if self.is_by and self.on else "") + words(self.on)


def first_sitting_day(dates: Iterable[StageDate]) -> date | None:
    """The day of the first sitting that was adjourned; None where none was, or its whole day is not known."""
    return next((row.day for row in dates if row.is_adjourned), None)
