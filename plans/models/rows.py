import uuid

from django.db import models
from django.db.models import Q

from partnerships.models import User, in_workspaces_of

from .papers import Paper


class PaperRowQuerySet(models.QuerySet):
    def placed(self):
        return self.filter(removed_at=None)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def of(self, paper):
        """Rows that a paper shows, in their order."""
        return self.filter(paper=paper, removed_at=None)

    def known_to(self, paper):
        """Rows that other rows of the paper may name: its own, else its plan's."""
        own, plan = self.of(paper), paper.parent_plan
        return own if plan is None or plan.paper_id == paper.pk or own.exists() else self.of(plan.paper)

    def titles_known_to(self, paper) -> dict[str, str]:
        """Titles of the rows that other rows of the paper may name, by key, in their order."""
        return {str(key): title for key, title in self.known_to(paper).values_list("key", "title")}

    def titles_kept_by(self, partnership, keys) -> dict[str, str]:
        """Titles of rows with these keys in any paper of the partnership, removed ones too."""
        kept = self.filter(key__in=keys, paper__partnership=partnership)
        return {str(key): title for key, title in kept.values_list("key", "title")}

    def visible_to(self, user):
        return self.filter(in_workspaces_of(user, "paper__partnership"), paper__kind__in=Paper.WRITTEN)


class PaperRow(models.Model):
    """A row that hangs on a paper under a key that survives export and carrying forward.

    A removed row is kept, so that it can be put back; ``revision`` rises with each save, so that two people who edit
    the same row see each other's text.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    objects = PaperRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "key"], name="%(class)s_key_once_per_paper"),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="%(class)s_removed_at_and_by_together",
            ),
        ]

    def access_place(self):
        return self.paper.access_place()


class Part(models.Model):
    """A row inside another row: an area of focus of a priority, a reading of an indicator."""

    position = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
