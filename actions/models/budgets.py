"""What a project gets of a grant, how it is to be spent through the periods of a year, and what was spent."""

import uuid

from django.db import models

from partnerships.history import RowHistory
from partnerships.models import Organisation, User
from plans.models import Paper
from plans.models.rows import Part

from .grants import Grant
from .periods import ReportingPeriod


class ProjectBudget(models.Model):
    """Money of a grant for one project of a text's year. ``action_keys``: the actions that it pays for."""

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="budgets")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="budgets")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.CharField("project", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who spends it"
    )
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2)
    action_keys = models.JSONField("actions", default=list, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["grant", "project", "pk"]

    def __str__(self):
        return self.project

    def access_place(self):
        return self.paper.access_place()


class BudgetProfile(Part):
    """What is planned to be spent in a period."""

    budget = models.ForeignKey(ProjectBudget, models.CASCADE, related_name="profile")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="+")
    amount = models.DecimalField("planned in pounds", max_digits=14, decimal_places=2)

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["budget", "period"], name="profile_once_per_period")]

    def __str__(self):
        return f"{self.budget}, {self.period}"


class BudgetSpend(models.Model):
    """What was spent of a budget in a period, what is promised, and what will be spent until the year's end."""

    budget = models.ForeignKey(ProjectBudget, models.PROTECT, related_name="spends")
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="spends")
    actual = models.DecimalField("spent in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    committed = models.DecimalField("committed in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    forecast = models.DecimalField("still to be spent", max_digits=14, decimal_places=2, null=True, blank=True)
    reason = models.TextField("why it differs from the profile", max_length=500, blank=True)
    said_at = models.DateTimeField(editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["period__number", "pk"]
        constraints = [models.UniqueConstraint(fields=["budget", "period"], name="spend_once_per_period")]

    def __str__(self):
        return f"{self.budget}, {self.period}"

    def access_place(self):
        return self.budget.access_place()
