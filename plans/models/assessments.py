import uuid

from django.db import models
from django.db.models import F, Q

from partnerships.history import RowHistory
from partnerships.models import Partnership

from .papers import Paper
from .periods import Period


class Strand(models.TextChoices):
    """The four strands of CDA 1998 s6(1), the last since 2023."""

    CRIME_AND_DISORDER = (
        "crime_and_disorder",
        "Crime and disorder, including anti-social behaviour and the local environment",
    )
    SUBSTANCE_MISUSE = "substance_misuse", "Misuse of drugs, alcohol and other substances"
    REOFFENDING = "reoffending", "Re-offending"
    SERIOUS_VIOLENCE = "serious_violence", "Serious violence"


class StrategicAssessment(Period):
    """The yearly assessment of crime and disorder (SI 2007/1830 regs 5 to 7)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="assessments")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField("title", max_length=200)
    starts_on = models.DateField("looks back from")
    ends_on = models.DateField("looks back until")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="assessment")

    history = RowHistory()

    class Meta:
        ordering = ["-ends_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="assessment_ends_after_it_starts",
                violation_error_message="The last day looked at must come after the first.",
            ),
        ]

    def __str__(self):
        return self.title


class Finding(models.Model):
    """Something the assessment found; priorities name the findings from which they come."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="findings")
    title = models.CharField("finding", max_length=300)
    text = models.TextField("what the evidence shows", blank=True)
    strand = models.CharField("strand", max_length=30, choices=Strand, blank=True)
    is_proposed_priority = models.BooleanField("proposed as a priority", default=False)
    position = models.PositiveIntegerField(default=0)

    history = RowHistory()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "key"], name="finding_key_once")]

    def __str__(self):
        return self.title
