"""Money beside the adopted text: what funders give in which years and areas, on which terms, and what they are told."""

import uuid

from django.db import models
from django.db.models import Q

from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership, User, in_workspaces_of
from plans.models.rows import Part

from .funding import FundingLine


class GrantQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_workspaces_of(user))

    def with_parts(self):
        parts = ("cells", "costs", "conditions", "instalments", "returns", "budgets")
        return self.select_related("organisation", "partnership", "holder").prefetch_related(
            *parts, "partnership__lead_councils"
        )


class Grant(models.Model):
    """Money from one funder for one stream: its years and areas are cells of one grid. An empty sum is not stated."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="grants")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    funder = models.CharField("funder", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="funder in the portal"
    )
    stream = models.CharField("stream", max_length=200, blank=True)
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    state = models.CharField("state", max_length=20, choices=FundingLine.State, default=FundingLine.State.NOT_RECORDED)
    decision = models.CharField("reference of the decision", max_length=200, blank=True)
    holder = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who sends the returns"
    )
    is_serious_violence = models.BooleanField("for the Serious Violence Duty", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()
    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["funder", "stream", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["received", "agreed", "awaiting", "not_recorded"]), name="grant_state_known"
            ),
        ]

    def __str__(self):
        return f"{self.funder}: {self.stream}" if self.stream else self.funder

    def access_place(self):
        return self.partnership.access_place()


class GrantCell(Part):
    """What a grant gives to one area in one year."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="cells")
    year = models.CharField("year", max_length=20)
    area = models.CharField("area", max_length=100, blank=True)
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2)

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "year", "area"],
                name="grant_cell_once",
                violation_error_message="This year of this area is stated already.",
            )
        ]

    def __str__(self):
        return f"{self.year}, {self.area}" if self.area else self.year


class GrantCost(Part):
    """A kind of cost that a grant is split by, such as labour."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="costs")
    name = models.CharField("kind of cost", max_length=100)
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2)

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return self.name


class GrantCondition(Part):
    """A term of a grant. A cap on what is left may count all of a funder's grants, or what is given to no project."""

    class Kind(models.TextChoices):
        CAP = "cap", "Cap on what is left"
        APPROVAL = "approval", "Approval by the partnership"
        MATCH = "match", "Money from others beside it"
        REPORT = "report", "Report to the funder"
        OTHER = "other", "Other"

    class Counts(models.TextChoices):
        GRANT = "grant", "What is left of this grant"
        FUNDER = "funder", "What is left of all grants of this funder"
        UNALLOCATED = "unallocated", "Only what is given to no project"

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="conditions")
    kind = models.CharField("kind", max_length=20, choices=Kind, default=Kind.OTHER)
    text = models.CharField("condition", max_length=1_000)
    amount = models.DecimalField("sum in pounds", max_digits=14, decimal_places=2, null=True, blank=True)
    counts = models.CharField("what a cap counts", max_length=20, choices=Counts, default=Counts.GRANT)
    due_on = models.DateField("by", null=True, blank=True)
    met_on = models.DateField("met on", null=True, blank=True)
    note = models.CharField("how it is met", max_length=500, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["cap", "approval", "match", "report", "other"]), name="condition_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(counts__in=["grant", "funder", "unallocated"]), name="condition_counts_known"
            ),
        ]

    def __str__(self):
        return self.text[:80]


class GrantInstalment(Part):
    """A part of a grant that is paid on a day."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="instalments")
    due_on = models.DateField("due on", null=True, blank=True)
    amount = models.DecimalField("amount in pounds", max_digits=14, decimal_places=2)
    received_on = models.DateField("received on", null=True, blank=True)

    history = RowHistory()

    class Meta(Part.Meta):
        pass

    def __str__(self):
        return f"Instalment of {self.grant}"


class GrantReturn(models.Model):
    """What a funder is told by a day, up to another day of its own (such as 31 January in a return due in February)."""

    class Asked(models.TextChoices):
        NOTHING = "", "Nothing is left"
        KEEP = "keep", "Keep it for the same project"
        CARRY = "carry", "Carry it into the next year"
        REPAY = "repay", "Repay it"

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="returns")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    due_on = models.DateField("due on")
    covers_to = models.DateField("covers until")
    spend = models.DecimalField("spent until that day", max_digits=14, decimal_places=2, null=True, blank=True)
    difference = models.TextField("why it differs from the profile", max_length=2_000, blank=True)
    outputs = models.TextField("outputs", max_length=2_000, blank=True)
    outcomes = models.TextField("outcomes", max_length=2_000, blank=True)
    underspend = models.DecimalField("what is left", max_digits=14, decimal_places=2, null=True, blank=True)
    asked = models.CharField("what is asked about it", max_length=10, choices=Asked, blank=True)
    case_study = models.TextField("case study", max_length=5_000, blank=True)
    sent_on = models.DateField("sent on", null=True, blank=True, editable=False)
    receipt = models.CharField("receipt", max_length=200, blank=True, help_text="The funder’s answer or reference.")
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked__in=["", "keep", "carry", "repay"]), name="grant_return_asked_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_by=None, sent_on=None)
                | Q(sent_at__isnull=False, sent_by__isnull=False, sent_on__isnull=False),
                name="grant_return_sent_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"Return to {self.grant.funder}, due {self.due_on:%-d %B %Y}"

    def access_place(self):
        return self.grant.access_place()
