import uuid

from django.db import models
from django.db.models import F, Q

from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership

from .kept_apart import in_no_list_once_taken_back
from .papers import Paper
from .partial_dates import partial_date
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


class AssessmentQuerySet(models.QuerySet):
    def covering(self, partnership):
        """Those of a partnership, and those of others that are for it too."""
        return self.filter(Q(partnership=partnership) | Q(also_covers=partnership)).distinct()


class StrategicAssessment(Period):
    """The yearly assessment of crime and disorder (SI 2007/1830 regs 5 to 7)."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="assessments")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField("title", max_length=200)
    starts_on = models.DateField("looks back from")
    ends_on = models.DateField("looks back until")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="assessment")
    author = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="written by"
    )
    also_covers = models.ManyToManyField(
        Partnership, blank=True, related_name="covering_assessments", verbose_name="other partnerships that it is for"
    )

    history = RowHistory(m2m_fields=[also_covers])
    objects = in_no_list_once_taken_back(AssessmentQuerySet, "paper__")

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

    def others_covered(self) -> list[Partnership]:
        """In the order in which they were named."""
        named = self.also_covers.through.objects.filter(strategicassessment=self).order_by("pk")
        return [row.partnership for row in named.select_related("partnership")]


class AssessmentReview(models.Model):
    """That somebody looked the assessment over: the partnership itself, a committee, a peer."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(StrategicAssessment, models.CASCADE, related_name="reviews")
    reviewed_by = models.CharField("who reviewed it", max_length=200)
    on = models.CharField("when", max_length=10, blank=True, validators=[partial_date])
    outcome = models.TextField("what came of it", max_length=4000, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"Review by {self.reviewed_by}"

    def access_place(self):
        return self.assessment.paper.access_place()


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
