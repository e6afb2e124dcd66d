from functools import cached_property

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.history import RowHistory
from plans.document.performance import ReportedPeriod
from plans.models import Paper

from .periods import ReportingPeriod


class PeriodReportQuerySet(models.QuerySet):
    def of_plan(self, slug):
        """Those on the plan's own text and on its years."""
        about = "reporting_period__calendar__paper"
        return self.filter(Q(**{f"{about}__plan__slug": slug}) | Q(**{f"{about}__plan_year__plan__slug": slug}))

    def for_everybody(self):
        """The public copies that were published, those of the newest periods first."""
        public = self.filter(edition=PeriodReport.Edition.PUBLIC, paper__versions__publication__isnull=False)
        return public.order_by("-reporting_period__ends_on", "-pk").distinct()


class PeriodReport(models.Model):
    """What a period leaves behind when it closes: one paper for the board, and one that everybody may read.

    Two papers, because a Version is published whole. Closing again gives each its next Version.
    """

    class Edition(models.TextChoices):
        BOARD = "board", "For the board"
        PUBLIC = "public", "For everybody"

    reporting_period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="reports")
    edition = models.CharField("copy", max_length=10, choices=Edition)
    title = models.CharField("title", max_length=400)
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="period_report")
    received_on = models.DateField(
        "received by the board on", null=True, blank=True, help_text="Of the board's copy: before it, none is public."
    )
    minute = models.CharField("minute", max_length=200, blank=True)

    history = RowHistory()
    objects = PeriodReportQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["reporting_period", "edition"], name="one_report_per_period_and_edition"),
            models.CheckConstraint(condition=Q(edition__in=["board", "public"]), name="period_report_edition_known"),
        ]

    def __str__(self):
        return self.title

    @property
    def period(self):
        return self.reporting_period.starts_on, self.reporting_period.ends_on

    @property
    def plan(self):
        """The plan on whose text, or on whose year, it reports."""
        return self.reporting_period.paper.parent_plan

    @property
    def identity(self) -> dict:
        """What tells it from other reports, inside its Document."""
        period = self.reporting_period
        return {"about": str(period.paper.key), "period": period.number, "name": period.name, "edition": self.edition}

    @property
    def day(self) -> str:
        """What tells it from the plan's other reports in addresses: its last day, of a whole year with a word."""
        period = self.reporting_period
        return f"{'year-' if period.is_year else ''}{period.ends_on.isoformat()}"

    @property
    def public_url(self) -> str:
        return reverse("actions:performance", args=[self.plan.slug, self.day])

    @cached_property
    def reported(self) -> ReportedPeriod:
        """The period for the kinds of block; what they read is read once for all of them."""
        period = self.reporting_period
        until = {"lte": period.last_number} if period.is_year else {"lt": period.number}
        before = PeriodReport.objects.filter(
            reporting_period__calendar=period.calendar_id,
            **{f"reporting_period__number__{way}": number for way, number in until.items()},
            edition=self.edition,
        )
        last = before.order_by("-reporting_period__number").select_related("paper").first()
        version = last and last.paper.versions.order_by("-number").first()
        return ReportedPeriod(
            period.paper,
            period.name,
            period.starts_on,
            period.ends_on,
            period,
            version.document if version else None,
            period.is_year,
        )

    def access_place(self):
        return self.paper.access_place()
