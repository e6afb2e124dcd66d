"""Who sits on a body as what and when, and what each person has seen of the packs of its meetings."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.history import RowHistory
from partnerships.models import User

from .bodies import Body
from .meetings import Meeting
from .packs import Pack


class Appointment(models.Model):
    """A person's place on a body for a time. Who has one on a body sits there by its days; others by the role."""

    class Capacity(models.TextChoices):
        MEMBER = "member", "Councillor"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        SUBSTITUTE = "substitute", "Substitute"

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments", verbose_name="person")
    body = models.ForeignKey(Body, models.PROTECT, related_name="appointments")
    capacity = models.CharField("as what", max_length=20, choices=Capacity, default=Capacity.MEMBER)
    starts_on = models.DateField("from", null=True, blank=True)
    ends_on = models.DateField("last day", null=True, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["body", "user", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__in=["member", "chair", "vice_chair", "substitute"]),
                name="appointment_capacity_known",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="appointment_ends_after_it_begins",
                violation_error_message="The last day cannot be before the first.",
            ),
            models.UniqueConstraint(
                fields=["user", "body"],
                name="one_place_per_person_and_body",
                violation_error_message="This person has a place on this committee or board already.",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_capacity_display().lower()} of {self.body}"

    def access_place(self):
        return self.body.access_place()

    def is_on(self, day: date) -> bool:
        has_begun = self.starts_on is None or self.starts_on <= day
        return has_begun and (self.ends_on is None or day <= self.ends_on)

    @property
    def days_words(self) -> str:
        told = [
            f"{word} {date_format(on, 'j F Y')}"
            for word, on in (("from", self.starts_on), ("until", self.ends_on))
            if on
        ]
        return " ".join(told)


class PackReading(models.Model):
    """When a person last looked at a meeting, and which edition of its pack was downloaded last; theirs alone."""

    user = models.ForeignKey(User, models.CASCADE, related_name="pack_readings")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="readings")
    looked_at = models.DateTimeField(default=timezone.now)
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, related_name="readings")
    downloaded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "meeting"], name="one_reading_per_person_and_meeting"),
            models.CheckConstraint(
                condition=Q(pack=None, downloaded_at=None) | Q(pack__isnull=False, downloaded_at__isnull=False),
                name="reading_with_its_pack_and_time",
            ),
        ]

    def __str__(self):
        return f"{self.user} at {self.meeting}"
