from django.db import models
from django.utils import timezone

from partnerships.models import User

from .papers import Paper


class EditingSession(models.Model):
    """One open page of writing: whose, at which chapter or part, and when it was last heard of.

    ``place`` and ``part`` are of what is written beside the text, such as a report to a committee.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="+")
    tab = models.CharField(max_length=32, help_text="Which of the person's open pages it is.")
    block_key = models.UUIDField("chapter", null=True, blank=True, help_text="The chapter that is open in it.")
    place = models.CharField(max_length=40, blank=True, help_text="What is written, where it is not the text itself.")
    part = models.CharField(max_length=40, blank=True, help_text="The part of it that is open.")
    is_writing = models.BooleanField(default=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "tab"], name="one_editing_session_per_tab")]

    def __str__(self):
        return f"{self.user} at {self.paper_id}"
