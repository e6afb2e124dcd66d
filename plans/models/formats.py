import uuid

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.text import slugify

from partnerships.history import RowHistory
from partnerships.models import User

from .papers import Paper


class OtherFormatQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(removed_at=None)


class OtherFormat(models.Model):
    """A plan's text as a PDF for those whom its own does not serve: a summary, easy read, large print, in Polish.

    One of each name stands; what a newer one took the place of stays in the history, and is handed out no more.
    """

    class Kind(models.TextChoices):
        SUMMARY = "summary", "Summary"
        EASY_READ = "easy_read", "Easy read"
        LARGE_PRINT = "large_print", "Large print"
        TRANSLATION = "translation", "In another language"
        CHILDREN = "children", "For children and young people"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="other_formats", editable=False)
    kind = models.CharField("what it is", max_length=20, choices=Kind)
    language = models.CharField("language", max_length=60, blank=True)
    name = models.SlugField("its name in addresses", max_length=100, editable=False)
    file = models.FileField("file", upload_to="formats/", editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveIntegerField(editable=False)
    pages = models.PositiveIntegerField(editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    history = RowHistory()
    objects = OtherFormatQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "name"], condition=models.Q(removed_at=None), name="other_format_of_each_name_once"
            ),
        ]

    def __str__(self):
        if self.kind == self.Kind.TRANSLATION:
            return f"In {self.language}"
        return f"{self.get_kind_display()}, in {self.language}" if self.language else self.get_kind_display()

    @property
    def own_name(self) -> str:
        """``easy-read``, ``summary-in-welsh``, ``in-polish``"""
        return slugify(str(self))

    @property
    def file_words(self) -> str:
        """``PDF, 8 pages, 120 KB``"""
        return f"PDF, {self.pages} page{'' if self.pages == 1 else 's'}, {filesizeformat(self.size)}"

    @property
    def filename(self) -> str:
        return f"{self.paper.plan.slug}-{self.name}.pdf"

    def access_place(self):
        return self.paper.access_place()
