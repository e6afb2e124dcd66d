import hashlib

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from partnerships.models import User

from .papers import Paper

KINDS = {"image/png": "png", "image/jpeg": "jpg", "application/pdf": "pdf"}


class Attachment(models.Model):
    """A file of a paper, addressed by its content: the Document holds only the hash."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="attachments")
    sha256 = models.CharField(max_length=64, editable=False)
    name = models.CharField("file name", max_length=200)
    content_type = models.CharField(max_length=60, choices=[(kind, kind) for kind in KINDS])
    size = models.PositiveIntegerField()
    file = models.FileField(upload_to="attachments/")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "sha256"], name="attachment_once_per_paper")]

    def __str__(self):
        return self.name

    @classmethod
    def store(cls, paper, *, content: bytes, name: str, content_type: str, by):
        """Keep ``content`` once per paper; the same bytes again give the same row."""
        digest = hashlib.sha256(content).hexdigest()
        kept = cls.objects.filter(paper=paper, sha256=digest).first()
        if kept:
            return kept
        attachment = cls(
            paper=paper,
            sha256=digest,
            name=name,
            content_type=content_type,
            size=len(content),
            uploaded_by=by,
        )
        attachment.file.save(f"{digest}.{KINDS[content_type]}", ContentFile(content), save=False)
        attachment.save()
        return attachment
