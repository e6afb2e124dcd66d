from collections.abc import Callable

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User

from .own import own_council_field
from .papers import Paper
from .rows import PaperRow


class Block(PaperRow):
    """One piece of a paper. ``data`` holds text, tables and charts; placement kinds hold options only."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="blocks")
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

    council = own_council_field("chapter")

    history = RowHistory()

    #: The name of one without a heading. The kinds, which say it, are known above the models: see ``plans.apps``.
    called: Callable[[models.Model], str]

    class Meta(PaperRow.Meta):
        verbose_name = "chapter"
        constraints = [
            *PaperRow.Meta.constraints,
            models.CheckConstraint(condition=Q(level__in=[1, 2]), name="block_level_known"),
        ]

    def __str__(self):
        return self.heading or self.called()


class Draft(models.Model):
    """What a person has typed into one form, in one tab, and not yet saved. Beside the row, never in its history."""

    user = models.ForeignKey(User, models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=100, help_text="For example block:123 or priority:7.")
    tab = models.CharField(max_length=32, blank=True, help_text="Which of the person's open pages it was typed in.")
    turn = models.PositiveIntegerField(
        default=0, help_text="How often the tab has sent it; a late one changes nothing."
    )
    revision = models.PositiveIntegerField(default=0, help_text="The row's revision when typing began.")
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["user", "form", "tab"], name="one_draft_per_person_form_and_tab")
        ]

    def __str__(self):
        return f"{self.form} by {self.user}"
