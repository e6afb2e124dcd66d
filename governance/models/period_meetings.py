from django.db import models

from actions.models import ReportingPeriod
from partnerships.history import RowHistory

from .meetings import MOVED_ON, Meeting


class PeriodMeetingQuerySet(models.QuerySet):
    def with_meeting(self):
        return self.select_related("meeting__body__council", f"meeting__{MOVED_ON}")

    def standing(self):
        """Whose meeting takes place: neither cancelled nor moved to another day."""
        return self.filter(meeting__cancelled_at=None, meeting__successor=None).with_meeting()


class PeriodMeeting(models.Model):
    """The meeting at which the board receives the report of a period. A meeting that moves is told as a conflict."""

    period = models.OneToOneField(ReportingPeriod, models.CASCADE, related_name="board_meeting")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="reported_periods")
    days_before = models.PositiveSmallIntegerField(
        "working days between closing and the papers", default=2, help_text="For whoever puts the report together."
    )

    history = RowHistory()
    objects = PeriodMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.period} to {self.meeting}"

    def access_place(self):
        return self.period.access_place()
