from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.history import RowHistory
from partnerships.models import Partnership, User, in_workspaces_of

from .kept_apart import in_no_list_once_taken_back
from .own import own_council_field
from .papers import Paper
from .partial_dates import partial_date
from .periods import Period
from .versions import Version


class PlanQuerySet(models.QuerySet):
    def written(self):
        """Plans whose text is in the portal (not those known by reference only)."""
        return self.filter(paper__isnull=False)

    def visible_to(self, user):
        """Plans in the person's workspaces, and every plan with a public version."""
        public = Q(paper__versions__publication__isnull=False)
        if not user.is_authenticated:
            return self.filter(public).distinct()
        return self.filter(public | in_workspaces_of(user)).distinct()

    def in_workspaces_of(self, user):
        return self.filter(in_workspaces_of(user))

    def covering(self, on):
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def in_force(self, on):
        """Inside its period on a day, and adopted, or brought in without a record of that."""
        return self.covering(on).filter(paper__state__in=Paper.STANDING)


class Plan(Period):
    """A partnership plan (or a county's community safety agreement) for a period of years."""

    class Kind(models.TextChoices):
        PARTNERSHIP_PLAN = "partnership_plan", "Partnership plan"
        AGREEMENT = "agreement", "Community safety agreement"

    slug = models.SlugField(max_length=80, unique=True)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="plans")
    kind = models.CharField("kind", max_length=20, choices=Kind, default=Kind.PARTNERSHIP_PLAN)
    title = models.CharField("title", max_length=200)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    paper = models.OneToOneField(
        Paper,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan",
        help_text="Empty for a plan known by reference only.",
    )
    council = own_council_field("plan", short="plan ")
    reference_note = models.CharField("what is known", max_length=500, blank=True)

    history = RowHistory()
    objects = in_no_list_once_taken_back(PlanQuerySet, "paper__")
    everything = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="plan_ends_after_it_starts",
                violation_error_message="The plan's last day must come after its first.",
            ),
            models.CheckConstraint(condition=Q(kind__in=["partnership_plan", "agreement"]), name="plan_kind_known"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("plans:detail", args=[self.slug])

    @property
    def is_known_by_reference(self):
        return self.paper_id is None

    def access_place(self):
        return self.partnership.access_place()


class PlanYear(Period):
    """The annual layer of a plan: its yearly refresh and action plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="years")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="plan_year")

    history = RowHistory()
    objects = in_no_list_once_taken_back(models.QuerySet, "paper__")

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "starts_on"],
                name="one_layer_per_year",
                violation_error_message="This plan has an annual refresh for that year already.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="plan_year_ends_after_it_starts",
                violation_error_message="The year's last day must come after its first.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def label(self):
        """``2017/18``, or the one year when the layer stays inside it."""
        if self.starts_on.year == self.ends_on.year:
            return str(self.starts_on.year)
        return f"{self.starts_on.year}/{self.ends_on.year % 100:02d}"

    @property
    def title(self):
        return f"{self.plan.title}: {self.label}"


class Addendum(models.Model):
    """A numbered, dated change of an adopted plan: appended text, and replacements by block key."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField("number")
    subject = models.CharField("subject", max_length=200, blank=True)
    dated_on = models.DateField("date")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="addendum")

    history = RowHistory()
    objects = in_no_list_once_taken_back(models.QuerySet, "paper__")

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "addenda"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="addendum_number_once",
                violation_error_message="The plan has an addendum with this number already.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return f"Addendum {self.number}" + (f": {self.subject}" if self.subject else "")

    @property
    def period(self):
        return self.dated_on, self.dated_on


class AdoptionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(undone_at=None)


class Adoption(models.Model):
    """That one Version of a paper was adopted: by whom and when, where that is recorded."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="adoptions")
    version = models.ForeignKey(Version, models.PROTECT, related_name="adoptions")
    adopted_on = models.DateField("adopted on", null=True, blank=True, help_text="Empty: not recorded.")
    adopted_in = models.CharField(
        "adopted in",
        max_length=7,
        blank=True,
        validators=[partial_date],
        help_text="The month or the year, where the day is not recorded.",
    )
    body = models.CharField("adopting body", max_length=200, blank=True, help_text="Empty: not recorded.")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    history = RowHistory()
    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="adoption_undone_at_and_by_together",
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=Q(undone_at=None),
                name="one_standing_adoption_per_paper",
                violation_error_message="This paper is adopted already.",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on=None) | Q(adopted_in=""),
                name="adoption_date_stored_once",
                violation_error_message="Give the day of the adoption, or its month or year, not both.",
            ),
        ]

    def __str__(self):
        return f"{self.paper} adopted"

    @property
    def on(self) -> str:
        """Partial date: the day, the month or the year; "" where none is recorded."""
        return self.adopted_on.isoformat() if self.adopted_on else self.adopted_in
