"""Editions of a committee report: its text as one body is given it, frozen like a Version of the plan."""

import hashlib
import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User, in_workspaces_of
from plans.models import Version

from .reports import Report
from .timetables import Stage


class ReportEditionQuerySet(models.QuerySet):
    """Editions are never changed: the queryset refuses what the model and the database refuse too."""

    def update(self, **kwargs):
        raise TypeError("A version of a report is never changed.")

    def delete(self):
        raise TypeError("A version of a report is never deleted.")

    def bulk_update(self, *args, **kwargs):
        raise TypeError("A version of a report is never changed.")

    def public(self):
        return self.filter(publication__isnull=False)

    def visible_to(self, user):
        public = Q(publication__isnull=False)
        if not user.is_authenticated:
            return self.filter(public)
        return self.filter(public | in_workspaces_of(user, "report__timetable__paper__partnership"))


class ReportEdition(models.Model):
    """The whole report as it went to one stage: canonical text and its hash. The next edition carries it forward."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    stage = models.ForeignKey(Stage, models.PROTECT, null=True, blank=True, related_name="editions")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="editions")
    canonical = models.TextField()
    sha256 = models.CharField(max_length=64)
    frozen_for = models.CharField("made for", max_length=300, blank=True)
    frozen_at = models.DateTimeField("made on", default=timezone.now)
    frozen_by = models.ForeignKey(User, models.PROTECT, verbose_name="made by", related_name="+")

    objects = ReportEditionQuerySet.as_manager()

    class Meta:
        ordering = ["report", "number"]
        verbose_name = "version of a report"
        verbose_name_plural = "versions of a report"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_edition_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="report_edition_number_from_one"),
        ]

    def __str__(self):
        return f"{self.report.title}, version {self.number}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A version of a report is never changed.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("governance:edition", args=[self.pk])

    def delete(self, *args, **kwargs):
        raise TypeError("A version of a report is never deleted.")

    @property
    def document(self):
        """The frozen report, as plain data (``governance.reporting.editions.compose_edition``)."""
        return json.loads(self.canonical)

    @property
    def is_public(self):
        return hasattr(self, "publication")

    def own_sha256(self):
        """SHA-256 over the canonical text (UTF-8); what ``sha256`` must equal."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    def access_place(self):
        return self.report.access_place()


class EditionPublication(models.Model):
    """That an edition is public with a meeting's papers; and, where headings were not signed, which and why it went."""

    edition = models.OneToOneField(
        ReportEdition, models.PROTECT, verbose_name="version of the report", related_name="publication"
    )
    unsigned = models.JSONField("headings not signed", default=list, blank=True)
    reason = models.TextField("why it was published before all was signed", max_length=2000, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["published_at"]
        verbose_name = "publication of a report"
        verbose_name_plural = "publications of reports"

    def __str__(self):
        return f"{self.edition}: public"

    def access_place(self):
        return self.edition.access_place()
