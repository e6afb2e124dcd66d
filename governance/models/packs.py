from django.db import models
from django.db.models import F
from django.urls import reverse

from governance.dates.stages import STILL_OPEN
from partnerships.history import RowHistory
from plans.models import Rendering, Version

from .timetables import Stage


class PackQuerySet(models.QuerySet):
    def of_open_stages(self):
        """Full packs whose body has still to meet: they follow what is recorded; later ones stay as they were."""
        return self.filter(is_open=False, version=F("stage__version"), stage__state__in=STILL_OPEN)

    def add(self, stage, *, is_open: bool) -> "Pack":
        """The stage's pack of the version it was given, compared with the one that the body before it saw."""
        previous = stage.before_with_version(only_public=is_open)
        pack, _ = self.get_or_create(
            stage=stage,
            version=stage.version,
            is_open=is_open,
            defaults={
                "previous": previous.version if previous else None,
                "previous_body": previous.body.name if previous else "",
            },
        )
        return pack


class Pack(models.Model):
    """The one PDF that a body gets for a stage: what changed since the last body, then the Version it sees.

    The open variant is made when the papers are published; it compares with public versions only, because the sheet of
    changes shows words of the older text too.
    """

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="packs")
    version = models.ForeignKey(Version, models.PROTECT, related_name="packs")
    previous = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    previous_body = models.CharField(max_length=200, blank=True)
    is_open = models.BooleanField("open to everybody", default=False)
    rendering = models.ForeignKey(Rendering, models.PROTECT, null=True, related_name="packs")
    wanted = models.ForeignKey(
        Rendering, models.PROTECT, null=True, related_name="+", help_text="Takes the place of the last good one."
    )

    history = RowHistory()
    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "version", "is_open"], name="one_pack_per_stage_version_and_variant"
            ),
        ]

    def __str__(self):
        return f"Pack for {self.stage}"

    def get_absolute_url(self):
        return reverse("governance:pack", args=[self.pk])

    def access_place(self):
        return self.stage.access_place()
