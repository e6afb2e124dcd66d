import uuid

from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.history import RowHistory
from partnerships.models import User

from .bodies import Body

#: How our own identities end in calendar files.
OWN_UID = "@meetings.portal"
#: What a list of meetings reads along to know where each stands now, unless it was moved more often.
MOVED_ON = "successor__successor__successor"


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Meetings are public facts."""
        return self

    def standing(self):
        """Meetings that take place: neither cancelled nor moved to another day."""
        return self.filter(cancelled_at=None, successor=None)

    def for_new_business(self):
        """Those to which a text may be planned: where an adjourned meeting goes on, nothing new is taken up."""
        return self.standing().filter(first_sitting=None)

    def latest_of_each(self):
        """One row for each meeting, cancelled ones included: what a calendar feed shows."""
        return self.filter(successor=None)

    def from_day(self, day):
        return self.filter(on__gte=day)

    def next_first(self, day):
        """From the day on, one after the other; then those before it, the latest first."""
        return self.order_by(Case(When(on__gte=day, then=F("on"))).asc(nulls_last=True), "-on", "-pk")


class Meeting(models.Model):
    """A body's meeting on a day. A meeting that moves gets a new row; the old one stays, so that no date is lost.

    One that is adjourned took place; where it goes on is a row with its own day, under the notice of the first sitting.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    on = models.DateField("date")
    starts_at = models.TimeField("time", null=True, blank=True)
    place = models.CharField("place", max_length=200, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    source_uid = models.CharField(
        "identity in the calendar it was imported from", max_length=255, blank=True, editable=False
    )
    moved_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="successor"
    )
    reason = models.TextField("reason for the move or the cancellation", blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    adjourned_at = models.DateTimeField(null=True, blank=True, editable=False)
    adjourned_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    adjourned_because = models.TextField("reason for the adjournment", blank=True, editable=False)
    first_sitting = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="later_sittings"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    history = RowHistory()
    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["on", "starts_at", "body__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None)
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False),
                name="meeting_cancelled_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(adjourned_at=None, adjourned_by=None)
                | Q(adjourned_at__isnull=False, adjourned_by__isnull=False),
                name="meeting_adjourned_at_and_by_together",
            ),
            models.UniqueConstraint(fields=["uid", "sequence"], name="meeting_sequence_once"),
        ]

    def __str__(self):
        return f"{self.body.name}, {date_format(self.on, 'l j F Y')}"

    def get_absolute_url(self):
        return reverse("governance:meeting", args=[self.pk])

    @property
    def calendar_uid(self):
        """Its identity in calendars: that of the file it came from, else our own."""
        return self.source_uid or f"{self.uid}{OWN_UID}"

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    @property
    def moved_to(self):
        """The row that took this one's place, or None."""
        return getattr(self, "successor", None)

    @property
    def latest(self):
        """The row that stands for it now: itself, or the last of those to which it was moved."""
        row = self
        while row.moved_to:
            row = row.moved_to
        return row

    def days_before(self):
        """The other days on which it was to be before this row, in the order in which they were said."""
        return list(
            Meeting.objects.filter(uid=self.uid, sequence__lt=self.sequence, successor__isnull=False)
            .exclude(on=self.on)
            .order_by("sequence")
            .values_list("on", flat=True)
        )

    @property
    def is_adjourned(self):
        return self.adjourned_at is not None

    @property
    def noticed_on(self):
        """The day from which days of notice are counted: that of its first sitting."""
        return self.first_sitting.on if self.first_sitting_id else self.on

    @property
    def whole_uid(self):
        """Identity of the meeting as a whole, on whichever day it stood, over all its sittings. Reads its first one."""
        return self.first_sitting.uid if self.first_sitting_id else self.uid

    def sittings(self):
        """The sittings of this meeting that took or take place, in order."""
        first = self.first_sitting_id or self.pk
        return Meeting.objects.standing().filter(Q(pk=first) | Q(first_sitting=first)).order_by("on", "pk")

    @property
    def is_standing(self):
        return not self.is_cancelled and self.moved_to is None

    def access_place(self):
        return self.body.access_place()
