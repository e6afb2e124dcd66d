import hashlib
import json

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from partnerships.models import User, in_workspaces_of

from .kept_apart import in_no_list_once_taken_back
from .papers import Paper
from .widening import widened

GENESIS = "0" * 64


class VersionQuerySet(models.QuerySet):
    """Versions are never changed: the queryset refuses what the model and the database refuse too."""

    def update(self, **kwargs):
        raise TypeError("A version is never changed.")

    def delete(self):
        raise TypeError("A version is never deleted.")

    def bulk_update(self, *args, **kwargs):
        raise TypeError("A version is never changed.")

    def public(self):
        return self.filter(publication__isnull=False)

    def public_on(self, on):
        """Public by the end of a day; what was brought in had been public before it came."""
        by_then = Q(publication__published_at__date__lte=on) | Q(publication__basis=Publication.Basis.IMPORT)
        return self.public().filter(by_then)

    def visible_to(self, user):
        public = Q(publication__isnull=False)
        if not user.is_authenticated:
            return self.filter(public)
        return self.filter(public | in_workspaces_of(user, "paper__partnership"))


class Version(models.Model):
    """A paper's Document, frozen: canonical text, its hash, and the hash of the version before."""

    class Purpose(models.TextChoices):
        SUBMISSION = "submission", "Submitted to a meeting"
        AMENDED = "amended", "With amendments entered"
        ADOPTION = "adoption", "For adoption"
        CONSULTATION = "consultation", "Sent to partners"
        IMPORT = "import", "Imported"
        PERIOD = "period", "Closing of a period"

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField("link hash of the version before", max_length=64)
    link_sha256 = models.CharField("this version's link hash", max_length=64)
    purpose = models.CharField(max_length=20, choices=Purpose)
    frozen_for = models.CharField("made for", max_length=300, blank=True)
    frozen_at = models.DateTimeField("made on", default=timezone.now)
    frozen_by = models.ForeignKey(User, models.PROTECT, verbose_name="made by", related_name="+")

    objects = in_no_list_once_taken_back(VersionQuerySet, "paper__")
    everything = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="version_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_one"),
        ]

    def __str__(self):
        return f"{self.paper.title}, version {self.number}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A version is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A version is never deleted.")

    @property
    def frozen_document(self):
        """The Document as it was frozen, in the format of its day: what the checksum is of."""
        return json.loads(self.canonical)

    @property
    def document(self):
        """What the frozen Document says, in today's format: to be shown, printed and compared."""
        return widened(self.frozen_document)

    @property
    def is_public(self):
        return hasattr(self, "publication")

    @property
    def file_name(self):
        """``safer-anyborough-2027-30-version-3``: of files that people download."""
        return slugify(f"{self.paper.title[:100]} version {self.number}")

    def own_sha256(self):
        """SHA-256 over the canonical text (UTF-8); what ``sha256`` must equal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    def own_link_sha256(self):
        """SHA-256 that ties number, content, purpose and the link before together; the chain's head is audited."""
        link = "\n".join([self.previous_sha256, str(self.number), self.sha256, self.purpose, self.frozen_for])
        return hashlib.sha256(link.encode()).hexdigest()

    def access_place(self):
        return self.paper.access_place()


class Publication(models.Model):
    """That a Version is public, since when, and by what."""

    class Basis(models.TextChoices):
        PAPERS = "papers", "Published with a meeting's papers"
        ADOPTION = "adoption", "Adopted"
        IMPORT = "import", "Published before the portal"
        RECEIVED = "received", "Received by the board"

    version = models.OneToOneField(Version, models.PROTECT, related_name="publication")
    basis = models.CharField(max_length=20, choices=Basis)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["published_at"]

    def __str__(self):
        return f"{self.version}: public"
