from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from governance.dates.stages import STILL_OPEN
from partnerships.access import Permission
from partnerships.history import RowHistory
from partnerships.models import RoleAssignment
from plans.models import Rendering, Version

from .timetables import Stage


class StagePackQuerySet(models.QuerySet):
    def of_open_stages(self):
        """Full packs whose body has still to meet: they follow what is recorded; later ones stay as they were."""
        return self.filter(is_open=False, version=F("stage__version"), stage__state__in=STILL_OPEN)

    def that_may_be_opened_by(self, person: int):
        """Open ones, and full ones that a role of the person with this key reaches: what ``may`` finds from a pack's
        place, inside the question; whether the account is active, and of a superuser, the caller knows."""
        roles = RoleAssignment.objects.of_granting(person, Permission.VIEW_PAPERS).order_by()
        partnership, council = OuterRef("stage__timetable__paper__partnership"), OuterRef("stage__timetable__council")
        reached = Exists(
            roles.filter(Q(partnership=None, council=None) | Q(partnership=partnership) | Q(council=council))
        )
        of_a_lead = Exists(roles.filter(council__led_partnerships=partnership))
        return self.filter(Q(is_open=True) | reached | Q(stage__timetable__council=None) & of_a_lead)

    def add(self, stage, *, is_open: bool) -> "StagePack":
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


class StagePack(models.Model):
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
    objects = StagePackQuerySet.as_manager()

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

    @property
    def words(self) -> str:
        """What its link says, beside the title of the text: the pack of a whole meeting is another thing."""
        return "Its papers as published" if self.is_open else "All its papers, for members only"

    def access_place(self):
        return self.stage.access_place()
