from django.db import models
from django.db.models import Q

from .papers import Paper
from .renderings import Rendering
from .versions import Version


class DownloadQuerySet(models.QuerySet):
    def of_plan(self, slug: str):
        """The plan as it reads today."""
        return self.filter(paper__plan__slug=slug, version=None)

    def hand_out(self, rendering: Rendering) -> int:
        """A drawing that is ready takes the place of the one before it, at each address that wants it."""
        return self.filter(wanted=rendering).update(ready=rendering)

    def file(self) -> tuple[str, str] | None:
        """Name and SHA-256 of the file to hand out, in one question; None until there was a first one."""
        return self.filter(ready__isnull=False).values_list("ready__file", "ready__sha256").first()


class Download(models.Model):
    """What a public address hands out: the last good PDF (``ready``), and the one that will take its place.

    Of a public ``version``; without one, of the plan as it reads on the day ``read_on``. An address finds its file by
    this one row.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="downloads")
    version = models.ForeignKey(Version, models.CASCADE, null=True, related_name="downloads")
    wanted = models.ForeignKey(Rendering, models.PROTECT, related_name="+")
    ready = models.ForeignKey(Rendering, models.PROTECT, null=True, related_name="+")
    read_on = models.DateField()

    objects = DownloadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(version__isnull=False), name="one_download_per_version"
            ),
            models.UniqueConstraint(fields=["paper"], condition=Q(version__isnull=True), name="one_download_per_plan"),
        ]

    def __str__(self):
        return f"{self.version or self.paper}"
