from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.models import User

from .papers import Paper
from .versions import Version


class Rendering(models.Model):
    """A PDF that is wanted, being made, or made. Work left to do is derived from these rows.

    ``inputs`` holds everything the page is made of (hashes of versions, the record's facts, the brand), so that
    the same inputs give the same pages; ``inputs_sha256`` finds a rendering that exists already.
    """

    class Kind(models.TextChoices):
        VERSION = "version", "A version"
        AMENDED = "amended", "The plan as amended"
        DRAFT = "draft", "A draft"
        PACK = "pack", "A meeting's pack"
        REPORT = "report", "A committee report"

    class State(models.TextChoices):
        WANTED = "wanted", "Waiting"
        RENDERING = "rendering", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "Failed"

    kind = models.CharField(max_length=20, choices=Kind)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="renderings")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="renderings")
    inputs = models.JSONField(default=dict)
    inputs_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State, default=State.WANTED)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    file = models.FileField(upload_to="renderings/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "paper", "inputs_sha256"], name="one_rendering_per_inputs"),
            models.CheckConstraint(
                condition=Q(state__in=["wanted", "rendering", "done", "failed"]), name="rendering_state_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.paper}"

    def access_place(self):
        return self.paper.access_place()
