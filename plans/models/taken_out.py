import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.models import Partnership, User, in_workspaces_of


class TakeOutQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_workspaces_of(user))

    def under_way(self):
        return self.filter(state__in=[TakeOut.State.WANTED, TakeOut.State.MAKING])

    def past(self, now):
        """Those that were kept as long as they are kept."""
        return self.filter(ended_at__lt=now - settings.KEPT_FOR["take_outs"])

    def kept(self, now):
        return self.exclude(pk__in=self.past(now))


class TakeOut(models.Model):
    """One zip of everything that a partnership has: asked for by its administrator, made by the worker, kept some days.

    Nobody else gets it: with drafts it holds what is not public.
    """

    class State(models.TextChoices):
        WANTED = "wanted", "Waiting for its turn"
        MAKING = "making", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "It could not be made"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="take_outs")
    with_drafts = models.BooleanField(default=True)
    state = models.CharField(max_length=20, choices=State, default=State.WANTED)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    #: When the worker last said how far it is; by this moment one that was taken away from it is known.
    told_at = models.DateTimeField(null=True)
    claimed_by = models.CharField("process that makes it", max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    files_made = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="taken_out/", blank=True)
    size = models.PositiveBigIntegerField(default=0)
    #: Ready, or given up.
    ended_at = models.DateTimeField(null=True)

    objects = TakeOutQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["wanted", "making", "done", "failed"]), name="take_out_state_known"
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(state__in=["wanted", "making"]),
                name="one_take_out_at_a_time",
                violation_error_message="It is being made already.",
            ),
        ]

    def __str__(self):
        return f"Everything of {self.partnership}"

    def access_place(self):
        return self.partnership.access_place()

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WANTED, self.State.MAKING)

    @property
    def is_ready(self) -> bool:
        return self.state == self.State.DONE

    @property
    def words(self) -> str:
        """How far it is."""
        if self.state == self.State.MAKING and self.files:
            return f"{self.files_made} of {self.files} files"
        return self.get_state_display()

    @property
    def kept_until(self):
        return self.ended_at + settings.KEPT_FOR["take_outs"]
