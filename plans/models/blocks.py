import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from partnerships.models import User

from .papers import Paper


class BlockQuerySet(models.QuerySet):
    def placed(self):
        return self.filter(removed_at=None)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def visible_to(self, user):
        return self.filter(paper__in=Paper.objects.visible_to(user))


class Block(models.Model):
    """One piece of a paper. ``data`` holds text, tables and charts; placement kinds hold options only."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="blocks")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField("kind", max_length=30)
    position = models.PositiveIntegerField(default=0)
    level = models.PositiveSmallIntegerField(
        "heading level", default=1, choices=[(1, "Chapter"), (2, "Section within a chapter")]
    )
    heading = models.CharField("heading", max_length=200, blank=True)
    data = models.JSONField(default=dict, blank=True)
    replaces = models.UUIDField(
        "replaces chapter",
        null=True,
        blank=True,
        help_text="In an addendum: the chapter of the plan that this one replaces.",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = HistoricalRecords()
    objects = BlockQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "chapter"
        constraints = [
            models.UniqueConstraint(fields=["paper", "key"], name="block_key_once_per_paper"),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="block_removed_at_and_by_together",
            ),
            models.CheckConstraint(condition=Q(level__in=[1, 2]), name="block_level_known"),
        ]

    def __str__(self):
        return self.heading or self.kind.replace("_", " ").capitalize()

    def access_place(self):
        return self.paper.access_place()


class Draft(models.Model):
    """What a person has typed into one form and not yet saved. Beside the row, never in its history."""

    user = models.ForeignKey(User, models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=100, help_text="For example block:123 or priority:7.")
    revision = models.PositiveIntegerField(default=0, help_text="The row's revision when typing began.")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="one_draft_per_person_and_form")]

    def __str__(self):
        return f"{self.form} by {self.user}"
