from django.db import models
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User

from .papers import Paper
from .widening import widened


class NamedText(models.Model):
    """The draft as it stood when somebody gave it a name. No version: not frozen, never public, deleted at will."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="named_texts")
    name = models.CharField("name", max_length=120)
    composed = models.JSONField("text", help_text="The Document of that minute, in the format of its day.")
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    history = RowHistory(excluded_fields=["composed"])  # one that is deleted is gone; that it was there is kept

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "name"],
                name="named_text_name_once",
                violation_error_message="The draft is saved under this name already: choose another.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def document(self):
        """In today's format: to be compared."""
        return widened(self.composed)

    def access_place(self):
        return self.paper.access_place()
