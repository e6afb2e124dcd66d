"""The book that a partnership's board keeps of its meetings: minutes, who was there, and the log of actions."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Organisation, User
from plans.document.canonical import checksum

from .bodies import Body
from .meetings import Meeting


def _both(name, *fields):
    """Who and when stand together, or neither does."""
    known, unknown = {f"{field}__isnull": False for field in fields}, {f"{field}__isnull": True for field in fields}
    return models.CheckConstraint(condition=Q(**known) | Q(**unknown), name=name)


class MinutesQuerySet(models.QuerySet):
    def approved(self):
        return self.exclude(approved_at=None)

    def public(self):
        return self.exclude(published_at=None)


class Minutes(models.Model):
    """The minutes of one meeting: a draft until a later meeting approves them, and fixed from then on."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    revision = models.PositiveIntegerField(default=0, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    approving = models.ForeignKey(
        Meeting, models.PROTECT, verbose_name="approved at", null=True, editable=False, related_name="approved_minutes"
    )
    corrections = models.TextField(
        "what was corrected", max_length=2000, blank=True, help_text="Empty: approved as they were."
    )
    published_at = models.DateTimeField(null=True, editable=False)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    history = RowHistory()
    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__on", "-pk"]
        verbose_name_plural = "minutes"
        constraints = [
            _both("minutes_approved_at_and_by_together", "approved_at", "approved_by", "approving"),
            _both("minutes_published_at_and_by_together", "published_at", "published_by"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(approved_at__isnull=False), name="minutes_approved_before_published"
            ),
        ]

    def __str__(self):
        return f"Minutes of {self.meeting}"

    def get_absolute_url(self):
        return reverse("governance:minutes", args=[self.meeting_id])

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def standing(self) -> tuple[str, str]:
        """In a word, and its colour."""
        if self.is_approved:
            return "Approved", "green"
        return ("Draft sent round", "blue") if self.editions.exists() else ("Draft", "grey")

    def access_place(self):
        return self.meeting.access_place()


class Attendance(models.Model):
    """Who was there for whom, by post: the seats of the meeting's day as they were found."""

    class Presence(models.TextChoices):
        PRESENT = "present", "Present"
        SUBSTITUTE = "substitute", "A substitute came"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent without apologies"
        NOT_RECORDED = "not_recorded", "Not recorded"

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="attendance")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField("post", max_length=200, blank=True, help_text="Such as “Chief Superintendent”; not a name.")
    presence = models.CharField("was", max_length=20, choices=Presence, default=Presence.NOT_RECORDED)
    substitute = models.CharField("post of the substitute", max_length=200, blank=True)
    has_vote = models.BooleanField("has a vote", null=True, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["minutes", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(presence__in=["present", "substitute", "apologies", "absent", "not_recorded"]),
                name="presence_known",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(post=""),
                name="attendance_of_somebody",
                violation_error_message="Say for which organisation, or which post.",
            ),
        ]

    def __str__(self):
        return f"{self.post or self.organisation}: {self.get_presence_display().lower()}"


class Minute(models.Model):
    """One numbered minute. ``source`` is what it was drafted from, so that it is drafted once."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    source = models.CharField(max_length=60, blank=True, editable=False)
    title = models.CharField("heading", max_length=300)
    text = models.TextField("what was said", max_length=20_000, blank=True)
    decision = models.TextField("what was agreed", max_length=5_000, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["minutes", "position", "pk"]

    def __str__(self):
        return self.title


class MinutesEdition(models.Model):
    """The text of minutes as it was sent round or approved: never changed (a trigger holds it)."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    is_approved = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["minutes", "number"]
        verbose_name = "version of minutes"
        verbose_name_plural = "versions of minutes"
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_edition_once"),
            models.UniqueConstraint(
                fields=["minutes"], condition=Q(is_approved=True), name="one_approved_edition_of_minutes"
            ),
        ]

    def __str__(self):
        return f"{self.minutes}, {'as approved' if self.is_approved else f'draft {self.number}'}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("Minutes that were sent round or approved are never changed.")
        self.sha256 = checksum(self.document)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Minutes that were sent round or approved are never deleted.")


class BoardActionQuerySet(models.QuerySet):
    def still_open(self):
        return self.filter(state=BoardAction.State.OPEN)

    def with_owner(self):
        return self.select_related("organisation", "body__partnership", "meeting")


class BoardAction(models.Model):
    """Something that somebody is to do for the board, from a meeting until it is closed."""

    class State(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        DROPPED = "dropped", "No longer needed"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, editable=False, related_name="board_actions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, editable=False, related_name="board_actions")
    minute = models.ForeignKey(
        Minute, models.SET_NULL, verbose_name="under which minute", null=True, blank=True, related_name="actions"
    )
    what = models.TextField("what is to be done", max_length=1000)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="which organisation does it", related_name="board_actions"
    )
    post = models.CharField("which post", max_length=200, blank=True, help_text="Not a name. Empty: not said.")
    due_on = models.DateField("by which day", null=True, blank=True, help_text="Empty: no day was set.")
    word = models.TextField(
        "how it stands", max_length=1000, blank=True, help_text="In a sentence. The next meeting’s pack says it."
    )
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    closed_on = models.DateField("closed on", null=True, editable=False)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()
    objects = BoardActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["open", "done", "dropped"]), name="board_action_state_known"),
            _both("board_action_closed_on_and_by_together", "closed_on", "closed_by"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="board_action_closed_when_it_is_not_open",
            ),
        ]

    def __str__(self):
        return self.what if len(self.what) <= 80 else f"{self.what[:80].rsplit(' ', 1)[0]} …"

    def get_absolute_url(self):
        return reverse("governance:board_action", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def owner(self) -> str:
        """ "Anyborough Council (Head of Housing)" """
        return f"{self.organisation} ({self.post})" if self.post else str(self.organisation)

    def is_overdue(self, on) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < on

    def standing_on(self, on) -> tuple[str, str]:
        """In a word, and its colour."""
        if self.is_overdue(on):
            return "Overdue", "red"
        colours = {self.State.OPEN: "blue", self.State.DONE: "green", self.State.DROPPED: "grey"}
        return self.get_state_display(), colours[self.State(self.state)]

    def access_place(self):
        return self.body.access_place()
