from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Organisation
from plans.models.rows import PaperRow, Part


class FundingLine(PaperRow):
    """Money of one year from one funder; an empty amount means that none is stated."""

    class State(models.TextChoices):
        RECEIVED = "received", "Received"
        AGREED = "agreed", "Agreed"
        AWAITING = "awaiting", "Awaiting a decision"
        NOT_RECORDED = "not_recorded", "Not recorded"

    year = models.CharField("year", max_length=20, help_text="For example 2026/27.")
    funder = models.CharField("funder", max_length=200)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="funder in the portal",
    )
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    state = models.CharField("state", max_length=20, choices=State, default=State.NOT_RECORDED)
    decision_body = models.CharField("deciding body", max_length=200, blank=True)
    decision_on = models.CharField("date of the decision", max_length=10, blank=True)
    note = models.TextField("note", blank=True)

    history = RowHistory()

    class Meta(PaperRow.Meta):
        constraints = [
            *PaperRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=["received", "agreed", "awaiting", "not_recorded"]), name="funding_state_known"
            ),
        ]

    def __str__(self):
        return f"{self.funder}, {self.year}"


class Allocation(Part):
    """What a part of the money is for."""

    line = models.ForeignKey(FundingLine, models.CASCADE, related_name="allocations")
    purpose = models.CharField("purpose", max_length=300)
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    priority_key = models.UUIDField("priority", null=True, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return self.purpose
