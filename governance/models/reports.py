"""A committee report: the council's own fields, numbered paragraphs, recommendations, and all that stands under them.

One report belongs to one timetable and is written for one stage. Its parts are rows with a position, so each has its
history; ``governance.reporting.reports`` composes them into plain data for page, PDF and interchange.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.history import RowHistory
from partnerships.models import in_workspaces_of
from plans.models import Attachment, Version
from plans.models.kept_apart import in_no_list_once_taken_back

from .timetables import Stage, Timetable


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        return self.filter(in_workspaces_of(user, "timetable__paper__partnership"))


class Report(models.Model):
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    timetable = models.ForeignKey(Timetable, models.PROTECT, related_name="reports")
    stage = models.ForeignKey(
        Stage, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name="written for"
    )
    title = models.CharField("title", max_length=300)
    author = models.CharField("author", max_length=200, blank=True, help_text="The post, not the person.")

    history = RowHistory()
    objects = in_no_list_once_taken_back(ReportQuerySet, "timetable__paper__")

    class Meta:
        ordering = ["timetable", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("governance:report", args=[self.pk])

    @property
    def paper(self):
        return self.timetable.paper

    def access_place(self):
        return self.timetable.access_place()


class ReportRow(models.Model):
    """One row of one part of a report, in its place."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class ReportField(ReportRow):
    """One line of the council's own list at the head of its reports."""

    label = models.CharField("field", max_length=100)
    value = models.TextField("value", max_length=2000, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.label


class ReportSection(ReportRow):
    """A heading with its numbered paragraphs, ``[{"number": "2.1", "text": …}]``."""

    heading = models.CharField("heading", max_length=200)
    paragraphs = models.JSONField(default=list, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.heading


class ReportRecommendation(ReportRow):
    number = models.CharField("number", max_length=20, blank=True)
    text = models.TextField("recommendation", max_length=4000)
    addressee = models.CharField("to whom", max_length=200, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.text[:80]


class ReportOption(ReportRow):
    title = models.CharField("option", max_length=300)
    text = models.TextField("what it means", max_length=4000, blank=True)
    is_preferred = models.BooleanField("preferred", default=False)

    history = RowHistory()

    def __str__(self):
        return self.title


class Implication(ReportRow):
    """What the decision means under one heading, and the post that signs it. Silence is not a sign-off.

    ``signed_on`` is a fact recorded beside the portal, and ``signed_sha256`` the text for which it was recorded; what
    the portal asks and is told are rows of ``SignOffRequest``.
    """

    heading = models.CharField("heading", max_length=200)
    text = models.TextField("implication", max_length=8000, blank=True)
    post = models.CharField("signed by (post)", max_length=200, blank=True)
    signed_on = models.DateField(
        "signed on", null=True, blank=True, help_text="Only for a sign-off given outside the portal."
    )
    signed_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    history = RowHistory()

    class Meta(ReportRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on=None) | ~Q(post=""),
                name="implication_signed_by_a_post",
                violation_error_message="Say which post signed on that day.",
            )
        ]

    def __str__(self):
        return self.heading


class EqualityAim(ReportRow):
    """One of the three aims of the Public Sector Equality Duty (Equality Act 2010 s149)."""

    class Aim(models.TextChoices):
        ELIMINATE = "eliminate", "Eliminate discrimination, harassment, victimisation and other prohibited conduct"
        ADVANCE = "advance", "Advance equality of opportunity"
        FOSTER = "foster", "Foster good relations"

    aim = models.CharField("aim", max_length=20, choices=Aim)
    is_ticked = models.BooleanField("relevant", null=True, blank=True)
    text = models.TextField("how the report bears on it", max_length=4000, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.get_aim_display()


class ReportTick(ReportRow):
    """A tick-box of the council's form, such as a corporate priority or value."""

    group = models.CharField("list", max_length=100)
    label = models.CharField("item", max_length=200)
    is_ticked = models.BooleanField("ticked", default=False)

    history = RowHistory()

    def __str__(self):
        return self.label


class ReportRisk(ReportRow):
    title = models.CharField("risk", max_length=200)
    text = models.TextField("description", max_length=4000, blank=True)
    code = models.CharField("rating", max_length=20, blank=True, help_text="As the council rates risks, such as D3.")
    mitigations = models.JSONField(default=list, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.title


class Annex(ReportRow):
    """An annex or appendix, perhaps with pages of note: named only, the text of the plan, or an uploaded file.

    ``pages`` is how many pages the file really has.
    """

    class Source(models.TextChoices):
        NAMED = "", "Named only"
        GIVEN = "given", "The text that goes with this report"
        VERSION = "version", "An earlier version of the text"
        FILE = "file", "An uploaded file (PDF)"

    label = models.CharField("label", max_length=40, help_text="Such as Annex 1 or Appendix A.")
    title = models.CharField("title", max_length=300)
    page_from = models.PositiveIntegerField("from page", null=True, blank=True)
    page_to = models.PositiveIntegerField("to page", null=True, blank=True)
    note = models.CharField("note", max_length=500, blank=True)
    source = models.CharField("what it is", max_length=10, choices=Source, default=Source.NAMED, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+")
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="annexes")
    pages = models.PositiveIntegerField("pages of the file", null=True, blank=True, editable=False)

    history = RowHistory()

    class Meta(ReportRow.Meta):
        verbose_name_plural = "annexes"
        constraints = [
            models.CheckConstraint(
                condition=Q(source__in=["", "given"], version=None, attachment=None)
                | Q(source="version", version__isnull=False, attachment=None)
                | Q(source="file", version=None, attachment__isnull=False),
                name="annex_is_what_it_says",
                violation_error_message="An annex is a version of the text, or a file, or neither: not both.",
            ),
            models.CheckConstraint(
                condition=Q(page_from=None) | Q(page_to=None) | Q(page_to__gte=F("page_from")),
                name="annex_pages_in_order",
                violation_error_message="The last page cannot come before the first.",
            ),
        ]

    def __str__(self):
        return f"{self.label}: {self.title}"


class BackgroundPaper(ReportRow):
    title = models.CharField("title", max_length=300)
    where = models.CharField("where to see it", max_length=300, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.title


class Consultee(ReportRow):
    """A post consulted inside the council."""

    department = models.CharField("department", max_length=200)
    post = models.CharField("post", max_length=200, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.department


class ReportContact(ReportRow):
    post = models.CharField("post", max_length=200)
    reports_to = models.CharField("reports to", max_length=200, blank=True)

    history = RowHistory()

    def __str__(self):
        return self.post
