import hashlib

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Organisation, User


class ReportTemplate(models.Model):
    """A council's own Word template of a committee report: a file with fields, and what each of them means here.

    ``fields`` are those of the file in its order (``name``, ``stands_alone``), ``meanings`` says for each name what
    stands there (``governance.reporting.word.meanings``; empty: nothing). A name without a meaning is not known yet.
    """

    council = models.OneToOneField(Organisation, models.CASCADE, related_name="report_template")
    name = models.CharField("file name", max_length=200)
    file = models.FileField(upload_to="report_templates/")
    sha256 = models.CharField(max_length=64, editable=False)
    fields = models.JSONField(default=list)
    meanings = models.JSONField(default=dict, blank=True)
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    history = RowHistory()

    def __str__(self):
        return self.name

    def access_place(self):
        return self.council.access_place()

    def content(self) -> bytes:
        with self.file.open("rb") as file:
            return file.read()

    def keep(self, content: bytes):
        """Put a file into the row, not saved."""
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.file.save(f"{self.sha256}.docx", ContentFile(content), save=False)

    @property
    def unknown(self) -> list[str]:
        """The names of fields of which nobody has said what they mean."""
        return [field["name"] for field in self.fields if field["name"] not in self.meanings]
