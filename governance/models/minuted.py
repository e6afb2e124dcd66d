"""What minutes tell of an item beside its outcome: lettered parts, a delegate's decision, interests, late papers."""

from django.db import models
from django.db.models import Q

from governance.dates.outcomes import ResolutionVerb

from .on_record import OnRecord
from .partial_dates import partial_date
from .timetables import Stage


class Minuted(OnRecord):
    """One of several rows of its kind, in the order in which they were entered."""

    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta(OnRecord.Meta):
        abstract = True
        ordering = ["stage", "position", "pk"]


class ResolutionPart(Minuted):
    """One lettered part of a resolution: (a) delegates, (b) recommends … The stage's outcome says what follows."""

    Kind = ResolutionVerb

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="parts")
    kind = models.CharField("what this part does", max_length=20, choices=ResolutionVerb.choices)
    text = models.TextField("this part, as minuted", max_length=2000)
    to = models.CharField(
        "to whom (post, committee or board)", max_length=200, blank=True, help_text="Where it delegates or recommends."
    )
    consulted = models.CharField(
        "in consultation with (post)", max_length=200, blank=True, help_text="Such as “Portfolio holder”; not a name."
    )

    class Meta(Minuted.Meta):
        verbose_name = "part of the resolution"
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=ResolutionVerb.values), name="resolution_part_kind_known"),
        ]

    def __str__(self):
        return f"Part ({self.letter})"

    @property
    def letter(self) -> str:
        """a, b … z; nobody has seen more."""
        return chr(ord("a") + self.position % 26)


class DelegateDecision(Minuted):
    """What a post decided itself to which the body delegated it."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="delegate_decisions")
    text = models.TextField("what was decided", max_length=2000)
    decided_by = models.CharField("decided by (post)", max_length=200)
    consulted = models.CharField(
        "in consultation with (post)", max_length=200, blank=True, help_text="Such as “Portfolio holder”; not a name."
    )
    decided_on = models.CharField("decided on", max_length=10, blank=True, validators=[partial_date])
    link = models.URLField("link to the decision", max_length=500, blank=True)

    class Meta(Minuted.Meta):
        verbose_name = "decision of the delegate"

    def __str__(self):
        return f"Decision by {self.decided_by}"


class Declaration(Minuted):
    """An interest that was declared, whether its holder left, and a dispensation that let them stay."""

    class Interest(models.TextChoices):
        PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
        REGISTRABLE = "registrable", "Other registrable interest"
        OTHER = "other", "Another interest"
        NOT_STATED = "not_stated", "Kind not stated"

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="declarations")
    declared_by = models.CharField(
        "declared by (post)", max_length=200, help_text="Such as “two members of the committee”; no names."
    )
    interest = models.CharField("kind of interest", max_length=20, choices=Interest, default=Interest.NOT_STATED)
    text = models.TextField("what was declared", max_length=2000, blank=True)
    left = models.BooleanField("left while it was decided", null=True, blank=True)
    dispensation = models.TextField(
        "dispensation", max_length=1000, blank=True, help_text="By whom it was given, until when and for what."
    )

    class Meta(Minuted.Meta):
        verbose_name = "declaration of an interest"
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(interest__in=["pecuniary", "registrable", "other", "not_stated"]),
                name="declared_interest_known",
            ),
        ]

    def __str__(self):
        return f"Interest declared by {self.declared_by}"


class LatePaper(Minuted):
    """A paper that came after the others were public, and why it was taken all the same (LGA 1972 s100B(4)(b))."""

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="late_papers")
    title = models.CharField("paper", max_length=300)
    came_on = models.CharField("public on", max_length=10, blank=True, validators=[partial_date])
    why = models.TextField("why it was urgent, as the chair said", max_length=2000, blank=True)
    link = models.URLField("link", max_length=500, blank=True)

    class Meta(Minuted.Meta):
        verbose_name = "late paper"

    def __str__(self):
        return self.title
