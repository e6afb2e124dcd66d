import hashlib
import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from partnerships.models import Organisation, Partnership, User, in_workspaces_of

from .papers import Paper


class ImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files of plans are the site's, and have pages of their own."""
        own = self.exclude(subject=self.model.PLAN_FILE)
        if not user.is_authenticated or user.has_site_role():
            return own if user.is_authenticated else own.none()
        workspaces = in_workspaces_of(user)
        return own.filter(workspaces | Q(council__in=user.council_ids()))


class Import(models.Model):
    """A file that somebody brings in: as it came, what was found in it, what was chosen, and what became of it.

    The file stays inside: it may hold comments, names and deleted words. ``kept`` holds what is no part of a plan
    (progress, colours, quarters), line by line.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        REFUSED = "refused", "Could not be read"
        READ = "read", "Being looked at"
        BROUGHT_IN = "brought_in", "Brought in"
        UNDONE = "undone", "Taken back"

        @property
        def colour(self) -> str:
            return {"reading": "yellow", "refused": "red", "read": "blue", "brought_in": "green"}.get(self, "grey")

    PLAN_FILE = "plan_file"
    REMARKS = "remarks"
    #: What clerks bring in: councillors of a council, meetings, the steps of a timetable.
    OF_CLERKS = ("councillor", "seat", "meetings", "step")
    #: Files with names and addresses of people: they go after some days, whatever became of them.
    PERSONAL = ("councillor",)
    UNFINISHED = (State.READING, State.REFUSED, State.READ)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    #: Whose it is; of a plan's interchange file only known when its partnership came in with it.
    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True, related_name="imports")
    #: Whose it is where it is no partnership's: councillors, and meetings of a council.
    council = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="imports")
    #: The text that it goes into; none before a new plan is made of it.
    paper = models.ForeignKey(Paper, models.CASCADE, null=True, blank=True, related_name="imports")
    #: What comes in: ``text`` is a whole text, ``plan_file`` an interchange file, ``remarks`` what
    #: others noted in a Word file, else the noun whose rows come in.
    subject = models.CharField(max_length=30)
    name = models.CharField("file name", max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    file = models.FileField(upload_to="imports/")
    state = models.CharField(max_length=20, choices=State, default=State.READ)
    #: What was found; of a long file the ``step`` at which reading is, and the sentence for which it was ``refused``.
    reading = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)
    kept = models.JSONField(default=list)
    made = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    brought_in_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    brought_in_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["reading", "refused", "read", "brought_in", "undone"]),
                name="import_state_known",
            ),
            models.CheckConstraint(
                condition=Q(brought_in_at=None, brought_in_by=None)
                | Q(brought_in_at__isnull=False, brought_in_by__isnull=False),
                name="import_brought_in_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="import_undone_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(partnership__isnull=False, council=None)
                | Q(partnership=None, council__isnull=False)
                | Q(subject="plan_file", council=None),
                name="import_has_its_owner",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self._address("")

    def access_place(self):
        return self.owner.access_place()

    @property
    def owner(self) -> Partnership | Organisation:
        """The partnership or the council, each of which remembers what words of its own files mean."""
        return self.partnership or self.council

    @property
    def is_of_clerks(self) -> bool:
        return self.subject in self.OF_CLERKS

    def get_undo_url(self):
        return self._address("_undo")

    def get_wrong_url(self):
        return self._address("_wrong")

    def get_original_url(self):
        return self._address("_original")

    def _address(self, page: str) -> str:
        return reverse(f"plans:{'list' if self.is_of_clerks else 'import'}{page}", args=[self.key])

    @property
    def state_colour(self):
        return self.State(self.state).colour

    @property
    def place(self):
        """What it goes into: a text, or what the partnership or the council itself has."""
        return self.paper or self.owner

    @property
    def is_open(self) -> bool:
        return self.state == self.State.READ

    @property
    def kept_until(self):
        """When a file that is not brought in goes."""
        return self.uploaded_at + settings.KEPT_FOR["imports"]

    @property
    def reason(self) -> str:
        """What the history says of everything that it brought in."""
        return f"Imported from {self.name}"

    @classmethod
    def of(cls, content: bytes, *, name: str, **fields) -> "Import":
        """Not saved yet, but its file is kept."""
        digest = hashlib.sha256(content).hexdigest()
        found = cls(name=name[-200:], sha256=digest, **fields)
        found.file.save(f"{found.key}{name[name.rfind('.') :][:6].lower()}", ContentFile(content), save=False)
        return found


class RememberedWords(models.Model):
    """What some words of the files of a partnership or a council mean: a head of a column, the name of a body."""

    class Sort(models.TextChoices):
        COLUMN = "column", "Head of a column"
        BODY = "body", "Name of an organisation"

    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True, related_name="remembered_words")
    council = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="remembered_words")
    sort = models.CharField(max_length=20, choices=Sort)
    #: Whose columns: the noun of the rows; empty for names.
    subject = models.CharField(max_length=30, blank=True)
    words = models.CharField(max_length=200)
    meaning = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["words"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sort", "subject", "words"], name="words_remembered_once"),
            models.UniqueConstraint(fields=["council", "sort", "subject", "words"], name="words_of_a_council_once"),
            models.CheckConstraint(
                condition=Q(partnership=None) ^ Q(council=None), name="words_of_a_partnership_or_a_council"
            ),
            models.CheckConstraint(condition=Q(sort__in=["column", "body"]), name="remembered_words_sort_known"),
        ]

    def __str__(self):
        return self.words
