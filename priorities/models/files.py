import hashlib
import uuid

from django.core.files.base import File
from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Partnership, User, in_workspaces_of

from .measures import Measure


class FileSort(models.TextChoices):
    STREET = "street", "Street-level crime (data.police.uk)"
    HOME_OFFICE = "home_office", "Recorded crime by partnership (Home Office)"


class FigureFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_workspaces_of(user))

    def waiting(self):
        return self.filter(state=FigureFile.State.WAITING)


class FigureFile(models.Model):
    """A public file of crime figures that somebody brings in: as it came, what was counted in it, what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being read"
        READ = "read", "To be looked at"
        TAKEN = "taken", "Taken in"
        FAILED = "failed", "Not readable"

        @property
        def colour(self) -> str:
            return {"waiting": "blue", "read": "yellow", "taken": "green", "failed": "red"}[self]

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="figure_files")
    sort = models.CharField("kind of file", max_length=20, choices=FileSort)
    name = models.CharField("file name", max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    file = models.FileField(upload_to="figures/")
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    reading = models.JSONField(default=dict)
    error = models.CharField(max_length=500, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = FigureFileQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "sha256"],
                name="figure_file_once_per_partnership",
                violation_error_message="This very file was brought in before.",
            ),
            models.CheckConstraint(condition=Q(sort__in=["street", "home_office"]), name="figure_file_sort_known"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "read", "taken", "failed"]), name="figure_file_state_known"
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="figure_file_taken_at_and_by_together",
            ),
        ]

    def __str__(self):
        return self.name

    def access_place(self):
        return self.partnership.access_place()

    @property
    def state_colour(self):
        return self.State(self.state).colour

    @classmethod
    def checksum(cls, uploaded) -> str:
        """Piece by piece: such files have hundreds of megabytes."""
        digest = hashlib.sha256()
        for piece in uploaded.chunks():
            digest.update(piece)
        return digest.hexdigest()

    @classmethod
    def of(cls, uploaded, **fields) -> "FigureFile":
        """Not saved yet, but its file is kept."""
        found = cls(name=uploaded.name[-200:], sha256=cls.checksum(uploaded), **fields)
        found.file.save(f"{found.key}{found.name[found.name.rfind('.') :][:6].lower()}", File(uploaded), save=False)
        return found


class CountingRule(models.Model):
    """Which rows of such a file are a measure's: the names of crime types, offences, their groups or codes it sums."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="counting_rules")
    sort = models.CharField("kind of file", max_length=20, choices=FileSort)
    names = models.JSONField("what is counted", default=list)

    history = RowHistory()

    class Meta:
        ordering = ["sort"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "sort"], name="one_rule_for_a_kind_of_file"),
            models.CheckConstraint(condition=Q(sort__in=["street", "home_office"]), name="counting_rule_sort_known"),
        ]

    def __str__(self):
        return f"{self.get_sort_display()}: {', '.join(self.names)}"


class NameInFiles(models.Model):
    """By which name public files call a part of the partnership: they differ, and a person says once which are ours."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="names_in_files")
    sort = models.CharField("kind of file", max_length=20, choices=FileSort)
    name = models.CharField("name in the file", max_length=200)
    is_ours = models.BooleanField("is ours", default=True)
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    history = RowHistory()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "names in files"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sort", "name"], name="name_in_files_once"),
            models.CheckConstraint(condition=Q(sort__in=["street", "home_office"]), name="name_in_files_sort_known"),
        ]

    def __str__(self):
        return self.name
