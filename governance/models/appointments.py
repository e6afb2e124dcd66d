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
    """A place on a body for a time. Who has one on a body sits there by its days; others by the role.

    ``held_by`` names somebody without an account; without a person and without a name it is vacant.
    """

    VACANT = "Vacancy"

    class Capacity(models.TextChoices):
        MEMBER = "member", "Councillor"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        SUBSTITUTE = "substitute", "Substitute"

    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="person"
    )
    held_by = models.CharField(
        "somebody without an account", max_length=200, blank=True, help_text="Gets no mail and no pack of their own."
    )
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
            models.CheckConstraint(
                condition=Q(user=None) | Q(held_by=""),
                name="appointment_of_an_account_or_a_name",
                violation_error_message="Choose a person or enter a name, not both.",
            ),
            models.UniqueConstraint(
                fields=["body", "held_by"],
                condition=~Q(held_by=""),
                name="one_place_per_name_and_body",
                violation_error_message="Somebody of this name has a place on this committee or board already.",
            ),
            models.UniqueConstraint(
                fields=["user", "body"],
                name="one_place_per_person_and_body",
                violation_error_message="This person has a place on this committee or board already.",
            ),
        ]

    def __str__(self):
        return f"{self.holder}, {self.get_capacity_display().lower()} of {self.body}"

    @property
    def holder(self) -> str:
        """Whose it is: an account's person, somebody without one, or nobody."""
        return str(self.user) if self.user else self.held_by or self.VACANT

    @property
    def words(self) -> str:
        """Whose, and as what where that is no plain councillor."""
        beside = "" if self.capacity == self.Capacity.MEMBER else f" ({self.get_capacity_display().lower()})"
        return f"{self.holder}{beside}"

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
