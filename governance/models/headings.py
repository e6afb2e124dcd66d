from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Organisation


class HeadingKind(models.TextChoices):
    """In which part of a report a heading stands."""

    FIELD = "field", "Field at the head of the report"
    SECTION = "section", "Section"
    IMPLICATION = "implication", "Implication"


class ReportHeading(models.Model):
    """One heading of a council's own report form, in its place; for an implication also the post that signs it."""

    council = models.ForeignKey(Organisation, models.CASCADE, related_name="report_headings")
    kind = models.CharField("part of the report", max_length=20, choices=HeadingKind)
    label = models.CharField("heading", max_length=100)
    post = models.CharField("signed by", max_length=200, blank=True, help_text="The post, not the person.")
    position = models.PositiveSmallIntegerField(default=0)

    history = RowHistory()

    class Meta:
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=HeadingKind.values), name="report_heading_kind_known"),
            models.CheckConstraint(
                condition=Q(post="") | Q(kind=HeadingKind.IMPLICATION),
                name="report_heading_signed_only_as_implication",
                violation_error_message="Only an implication is signed.",
            ),
            models.UniqueConstraint(
                fields=["council", "kind", "label"],
                name="report_heading_once_per_council",
                violation_error_message="The council's report has this heading already.",
            ),
        ]

    def __str__(self):
        return self.label
