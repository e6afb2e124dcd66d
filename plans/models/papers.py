import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.access import Permission, may
from partnerships.days.periods import period_words
from partnerships.history import RowHistory
from partnerships.models import Partnership, in_workspaces_of

from .kept_apart import TAKEN_BACK, in_no_list_once_taken_back

#: Relations that lead from a paper to what it is the text of.
OWNERS = ("plan", "plan_year__plan", "addendum__plan", "assessment", "period_report__reporting_period")


def with_owner(prefix: str = "") -> list[str]:
    """For ``select_related`` of rows that lead to a paper: the paper, its partnership, and what it is the text of."""
    start = f"{prefix}__" if prefix else ""
    return [f"{start}{name}" for name in ("partnership", *OWNERS)]


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Papers whose draft the person may come across at all; strangers get none.

        A performance report has no draft: it is made whole when its period closes, and only its versions are read.
        """
        return self.written().filter(in_workspaces_of(user))

    def written(self):
        """What people write; not what a period leaves behind when it closes."""
        return self.filter(kind__in=Paper.WRITTEN)

    def with_owner(self):
        """Read the plan, layer, addendum or assessment whose text it is together with each paper."""
        return self.select_related(*with_owner())

    def open(self):
        """Still being written or approved: drafts to comment on, endorse and put into timetables."""
        return self.filter(state__in=Paper.OPEN)

    def live(self):
        """Written, in approval or in force."""
        return self.filter(state__in=Paper.LIVE)

    def in_approval(self):
        return self.filter(state=Paper.State.IN_APPROVAL)


class Paper(models.Model):
    """Anything that is frozen and published: a plan's text, its annual layers and addenda, assessments, reports."""

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan"
        YEAR = "year", "Annual refresh"
        ADDENDUM = "addendum", "Addendum"
        ASSESSMENT = "assessment", "Strategic assessment"
        PERFORMANCE = "performance", "Performance report"

    class State(models.TextChoices):
        DRAFTING = "drafting", "Drafting"
        IN_APPROVAL = "in_approval", "In approval"
        ADOPTED = "adopted", "Adopted"
        SUPERSEDED = "superseded", "Superseded"
        WITHDRAWN = "withdrawn", "Withdrawn"
        NOT_RECORDED = "not_recorded", "Status not recorded"
        CLOSED = "closed", "Closed"
        TAKEN_BACK = TAKEN_BACK, "Taken back"

        @property
        def colour(self) -> str:
            """The colour of the tag that says it."""
            return {"in_approval": "blue", "adopted": "green", "withdrawn": "red"}.get(self, "grey")

    OPEN = (State.DRAFTING, State.IN_APPROVAL)
    ADOPTED_ONCE = (State.ADOPTED, State.SUPERSEDED)
    #: Its text stays as it is: adopted, or brought in from a source that does not say what became of it.
    STANDING = (*ADOPTED_ONCE, State.NOT_RECORDED)
    LIVE = (*OPEN, State.ADOPTED)
    WRITTEN = (Kind.PLAN, Kind.YEAR, Kind.ADDENDUM, Kind.ASSESSMENT)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("kind", max_length=20, choices=Kind)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="papers")
    state = models.CharField("state", max_length=20, choices=State, default=State.DRAFTING, editable=False)
    source = models.CharField(
        "retold from", max_length=300, blank=True, help_text="The document that the text retells; empty: written here."
    )
    source_note = models.TextField(
        "notes on the source",
        max_length=4000,
        blank=True,
        help_text="What its editors remark; not shown to the public.",
    )

    history = RowHistory()
    objects = in_no_list_once_taken_back(PaperQuerySet)
    everything = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "kind"], name="paper_state_and_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "drafting",
                        "in_approval",
                        "adopted",
                        "superseded",
                        "withdrawn",
                        "not_recorded",
                        "closed",
                        "taken_back",
                    ]
                ),
                name="paper_state_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["plan", "year", "addendum", "assessment", "performance"]), name="paper_kind_known"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def owner(self):
        """The Plan, PlanYear, Addendum, StrategicAssessment or PeriodReport whose text this is."""
        names = {"year": "plan_year", "performance": "period_report"}
        return getattr(self, names.get(self.kind, self.kind))

    @property
    def title(self):
        return self.owner.title

    @property
    def period(self):
        """First and last day that the paper speaks for; ``(day, day)`` for an addendum."""
        return self.owner.period

    @property
    def parent_plan(self):
        """The plan to which this paper belongs; None for a strategic assessment."""
        return {"plan": lambda: self.plan, "assessment": lambda: None}.get(self.kind, lambda: self.owner.plan)()

    @property
    def council(self):
        """The one council of a joint partnership whose own plan this is, or belongs to; None: everybody’s."""
        return self.parent_plan and self.parent_plan.council

    @property
    def public_url(self) -> str:
        """The public page on which the text, or the plan to which it belongs, is read."""
        if self.kind == self.Kind.ASSESSMENT:
            return reverse("plans:assessment", args=[self.assessment.slug])
        if self.kind == self.Kind.PERFORMANCE:
            return self.owner.public_url
        if self.kind == self.Kind.YEAR:
            return reverse("plans:year", args=[self.plan_year.plan.slug, self.plan_year.starts_on.year])
        return self.parent_plan.get_absolute_url()

    @property
    def state_colour(self):
        return self.State(self.state).colour

    @property
    def is_open(self):
        return self.state in self.OPEN

    @property
    def is_adopted(self):
        return self.state in self.ADOPTED_ONCE

    @property
    def is_standing(self):
        return self.state in self.STANDING

    @property
    def is_retold(self) -> bool:
        """The text, and what is recorded with it, were brought in from a document that lies elsewhere."""
        return bool(self.source)

    @property
    def period_words(self) -> str:
        """As it is recorded: days, or years alone."""
        return period_words(*self.period, years_only=self.years_only)

    @property
    def years_only(self) -> bool:
        return getattr(self.owner, "years_only", False)

    def access_place(self):
        return self.partnership.access_place()

    def reasons_not_to_edit(self, user):
        """Why this person may not change the text now; empty: allowed."""
        reasons = []
        if not may(user, Permission.EDIT_PAPER, self):
            reasons.append("Your roles do not let you edit this text.")
        if self.is_adopted:
            reasons.append(
                "Adopted text is never edited: change it by an annual refresh, an addendum, "
                "or a new plan carried forward."
            )
        if self.state == self.State.NOT_RECORDED:
            reasons.append("This text stands as its source has it: change it by an addendum or a new plan.")
        if self.state == self.State.CLOSED:
            reasons.append("A performance report stays as it was when its period closed.")
        if self.state == self.State.WITHDRAWN:
            reasons.append("This paper was withdrawn.")
        if self.state == self.State.TAKEN_BACK:
            reasons.append("This text came in by mistake and was taken back.")
        return reasons

    @property
    def needs_reason_for_change(self):
        """While in approval the draft stays editable, with a reason for each change."""
        return self.state == self.State.IN_APPROVAL


class PaperBasis(models.Model):
    """A paper on which another rests: in this portal, or known by reference only."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="bases")
    basis = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="basis_of")
    reference = models.CharField("known by reference", max_length=300, blank=True)
    note = models.CharField("note", max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)

    history = RowHistory()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "paper bases"
        constraints = [
            models.CheckConstraint(
                condition=Q(basis=None) ^ Q(reference=""),
                name="basis_either_paper_or_reference",
                violation_error_message="Choose a paper in the portal, or give a reference in words.",
            )
        ]

    def __str__(self):
        return self.reference or str(self.basis)
