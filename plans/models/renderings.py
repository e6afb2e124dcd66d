from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.models import Partnership, User

from .papers import Paper
from .versions import Version

MOST_ATTEMPTS = 5


class RenderingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is drawn for the person's workspaces and their papers; a public PDF has an address of its own."""
        own = Partnership.objects.workspaces_of(user)
        return self.filter(Q(paper__in=Paper.objects.visible_to(user)) | Q(partnership__in=own))

    def waiting(self):
        """Asked for, and not there yet."""
        return self.filter(state__in=[Rendering.State.WANTED, Rendering.State.RENDERING])

    def given_up(self):
        """Tried no more until somebody asks again."""
        return self.filter(state=Rendering.State.FAILED, attempts__gte=MOST_ATTEMPTS)

    def done(self):
        return self.filter(state=Rendering.State.DONE)


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
        PART = "part", "A paper of a pack"
        MINUTES = "minutes", "Minutes of a board"

    class State(models.TextChoices):
        WANTED = "wanted", "Waiting"
        RENDERING = "rendering", "Being made"
        DONE = "done", "Ready"
        FAILED = "failed", "Failed"

    class Urgency(models.IntegerChoices):
        """Before which others it is drawn; the numbers are those of the queue."""

        LATER = -50, "Nobody waits for it"
        SOON = 0, "Somebody may ask for it soon"
        NOW = 50, "People wait for it"

    kind = models.CharField(max_length=20, choices=Kind)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, related_name="renderings")
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, related_name="renderings", help_text="Of what belongs to no paper."
    )
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="renderings")
    inputs = models.JSONField(default=dict)
    inputs_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State, default=State.WANTED)
    urgency = models.SmallIntegerField(choices=Urgency, default=Urgency.SOON)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    claimed_by = models.CharField("process that makes it", max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    file = models.FileField(upload_to="renderings/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "started_at"], name="renderings_left_to_do")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "paper", "inputs_sha256"], name="one_rendering_per_inputs"),
            models.UniqueConstraint(
                fields=["kind", "partnership", "inputs_sha256"],
                condition=Q(paper=None),
                name="one_rendering_of_a_partnership_per_inputs",
            ),
            models.CheckConstraint(
                condition=Q(paper=None) ^ Q(partnership=None), name="rendering_of_a_paper_or_a_partnership"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["wanted", "rendering", "done", "failed"]), name="rendering_state_known"
            ),
            models.CheckConstraint(condition=Q(urgency__in=[-50, 0, 50]), name="rendering_urgency_known"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.owner}"

    @property
    def owner(self) -> Paper | Partnership:
        """What it is drawn for: a paper, or a partnership where it belongs to none, such as minutes."""
        return self.paper or self.partnership

    @property
    def whose(self) -> Partnership:
        return self.partnership or self.paper.partnership

    @property
    def owner_name(self) -> str:
        """The title of the text, or what stands over a report or over minutes."""
        head = self.inputs.get("report")
        return head["title"] if head else self.paper.title

    @property
    def is_public(self):
        """Only public facts are in it: a public Version, under the Record as the public may know it."""
        shown = bool(self.inputs.get("record", {}).get("public"))
        return shown and self.version is not None and self.version.is_public

    def access_place(self):
        return self.owner.access_place()
