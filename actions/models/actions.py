import uuid

from django.db import models
from django.db.models import Q

from partnerships.days.timescales import last_day_meant
from partnerships.history import RowHistory
from partnerships.models import Organisation
from plans.models.rows import PaperRow, PaperRowQuerySet, Part

from .moves import FinishNote


class ActionQuerySet(PaperRowQuerySet):
    def with_finish(self):
        """Each with ``finished_on``: the day that its newest note gives; the action's own text does not know it."""
        return self.annotate(finished_on=FinishNote.objects.newest_day())

    def finished(self):
        return self.with_finish().filter(finished_on__isnull=False)

    def unfinished(self):
        return self.with_finish().filter(finished_on=None)

    def may_be_due_by(self, on):
        """Actions with a day or a period that ends on or before ``on``, or whose last day no field states."""
        in_words = Q(due_on=None, ends_on=None) & (~Q(timescale_text="") | Q(starts_on__isnull=False))
        return self.filter(Q(due_on__lte=on) | Q(ends_on__lte=on) | in_words)


class Action(PaperRow):
    """A step that one authority leads, or several together. What it serves and where it is done stands in its parts."""

    class Timescale(models.TextChoices):
        DATE = "date", "By a date"
        PERIOD = "period", "Over a period"
        TEXT = "text", "In words"
        NOT_STATED = "not_stated", "Not stated"

    reference = models.CharField("reference", max_length=30, blank=True)
    subheading = models.CharField("sub-heading", max_length=200, blank=True)
    title = models.CharField("action", max_length=300)
    places = models.JSONField("places", default=list, blank=True)
    timescale = models.CharField("timescale", max_length=20, choices=Timescale, default=Timescale.NOT_STATED)
    due_on = models.DateField("by", null=True, blank=True)
    starts_on = models.DateField("from", null=True, blank=True)
    ends_on = models.DateField("until", null=True, blank=True)
    timescale_text = models.CharField("timescale in words", max_length=200, blank=True)
    measure = models.TextField("how success is measured", blank=True)
    classes = models.JSONField("type of action", default=list, blank=True)
    cost = models.DecimalField("cost in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    cost_text = models.CharField("cost in words", max_length=200, blank=True)

    history = RowHistory()
    objects = ActionQuerySet.as_manager()

    class Meta(PaperRow.Meta):
        constraints = [
            *PaperRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(timescale__in=["date", "period", "text", "not_stated"]), name="action_timescale_known"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def due(self):
        """The last day that the timescale may mean, in words too: ``March 2025``, ``Summer`` of the paper's year.

        What names no day (``ongoing``, ``TBC``, a period without an end) is due when the paper's own time is over.
        """
        end = self.paper.period[1] if self.timescale_text or self.starts_on else None
        return self.due_on or self.ends_on or last_day_meant(self.timescale_text, self.paper.period) or end


class Activity(Part):
    """One of the steps of an action, with a lead, a day, a measure and a cost of its own where they are stated."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="activities")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.TextField("activity")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lead organisation"
    )
    lead_post = models.CharField("lead's post", max_length=200, blank=True)
    due_on = models.DateField("by", null=True, blank=True)
    due_text = models.CharField("by when, in words", max_length=200, blank=True)
    measure = models.TextField("how success is measured", blank=True)
    cost = models.DecimalField("cost in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    cost_text = models.CharField("cost in words", max_length=200, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        verbose_name_plural = "activities"
        constraints = [models.UniqueConstraint(fields=["action", "key"], name="activity_key_once")]

    def __str__(self):
        return self.text[:80]


class ActionLead(Part):
    """Who answers for an action: an organisation, a post, or the post in an organisation."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="leads")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField("post", max_length=200, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return ", ".join(filter(None, [str(self.organisation or ""), self.post]))


class ActionPartner(Part):
    """An organisation that takes part in an action."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["action", "organisation"],
                name="partner_once_per_action",
                violation_error_message="This organisation is a partner of the action already.",
            )
        ]

    def __str__(self):
        return str(self.organisation)
