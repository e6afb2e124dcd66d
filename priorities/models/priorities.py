import uuid

from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Organisation
from plans.models.own import own_council_field
from plans.models.rows import PaperRow, Part


class Priority(PaperRow):
    """What a plan sets out to do first; its strands are those of CDA 1998 s6(1)."""

    class Kind(models.TextChoices):
        THEME = "theme", "Theme"
        PLACE = "place", "Place"
        CROSS_CUTTING = "cross_cutting", "Across all themes"
        MONITORED = "monitored", "Monitored"

    title = models.CharField("priority", max_length=200)
    title_known = models.BooleanField(
        "the title is known", default=True, help_text="No: the title is the portal's description of a priority."
    )
    kind = models.CharField("kind", max_length=20, choices=Kind, default=Kind.THEME)
    strands = models.JSONField("statutory strands", default=list, blank=True)
    html = models.TextField("text", blank=True)
    aim_html = models.TextField("what we want", blank=True)
    approach_html = models.TextField("what we will do", blank=True)
    has_lead = models.BooleanField("a lead is foreseen", default=False)
    lead_post = models.CharField("lead's post", max_length=200, blank=True)
    lead_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lead's organisation"
    )
    lead_note = models.CharField("note on the lead", max_length=500, blank=True)
    council = own_council_field("priority")

    history = RowHistory()

    class Meta(PaperRow.Meta):
        verbose_name_plural = "priorities"
        constraints = [
            *PaperRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=["theme", "place", "cross_cutting", "monitored"]), name="priority_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(has_lead=True) | Q(lead_post="", lead_organisation=None, lead_note=""),
                name="priority_lead_only_where_foreseen",
                violation_error_message="Say that a lead is foreseen, or leave the lead's post and organisation empty.",
            ),
        ]

    def __str__(self):
        return self.title


class AreaOfFocusQuerySet(models.QuerySet):
    def titles_known_to(self, paper) -> dict[str, str]:
        """Areas of the priorities that other rows of the paper may name, by key, in their order."""
        rows = self.filter(priority__in=Priority.objects.known_to(paper)).order_by("priority__position", "position")
        return {str(key): title for key, title in rows.values_list("key", "title")}

    def titles_kept_by(self, partnership, keys) -> dict[str, str]:
        rows = self.filter(key__in=keys, priority__paper__partnership=partnership)
        return {str(key): title for key, title in rows.values_list("key", "title")}


class AreaOfFocus(Part):
    """A part of a priority on which the partnership concentrates."""

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="areas")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField("area of focus", max_length=200)
    text = models.TextField("what is meant", blank=True)

    history = RowHistory()
    objects = AreaOfFocusQuerySet.as_manager()

    class Meta(Part.Meta):
        verbose_name_plural = "areas of focus"
        constraints = [models.UniqueConstraint(fields=["priority", "key"], name="area_of_focus_key_once")]

    def __str__(self):
        return self.title


class PriorityFinding(Part):
    """A finding of a strategic assessment from which a priority comes, by the finding's key.

    The title is kept beside the key: the assessment may be in another portal, or change later.
    """

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="sources")
    key = models.UUIDField("finding's key")
    title = models.CharField("finding", max_length=300)

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["priority", "key"], name="finding_once_per_priority")]

    def __str__(self):
        return self.title


class PriorityLineage(Part):
    """Where a priority comes from: an earlier one carried on, renamed, split, or several merged."""

    class Change(models.TextChoices):
        CARRIED = "carried", "Carried forward"
        RENAMED = "renamed", "Renamed"
        SPLIT = "split", "Split off"
        MERGED = "merged", "Merged"

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="lineage")
    change = models.CharField("what happened", max_length=20, choices=Change)
    from_title = models.CharField("earlier priority", max_length=200)
    from_key = models.UUIDField("earlier priority's key", null=True, blank=True)
    from_period = models.CharField("period of the earlier priority", max_length=100, blank=True)
    note = models.CharField("note", max_length=500, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        verbose_name_plural = "lineage"
        constraints = [
            models.CheckConstraint(
                condition=Q(change__in=["carried", "renamed", "split", "merged"]), name="lineage_change_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_change_display()}: {self.from_title}"


class CrossCuttingTheme(PaperRow):
    """A concern that runs through every priority, such as children, or alcohol."""

    title = models.CharField("theme", max_length=200)
    text = models.TextField("what is meant", blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        verbose_name = "cross-cutting theme"

    def __str__(self):
        return self.title
