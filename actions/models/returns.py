import uuid

from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat

from partnerships.history import RowHistory
from partnerships.models import Organisation, User

from .periods import ReportingPeriod

SLIPS = ("staff", "money", "partner", "demand", "scope", "permission", "earlier", "other")


def _together(name):
    """A time and its person: both set or both empty."""
    return Q(**{f"{name}_at": None, f"{name}_by": None}) | Q(
        **{f"{name}_at__isnull": False, f"{name}_by__isnull": False}
    )


class ReturnQuerySet(models.QuerySet):
    def received(self):
        """Sent, whatever came of it; a nil return is received, one that is only begun is not."""
        return self.filter(state__in=Return.RECEIVED)

    def visible_to(self, user):
        return self.filter(period__in=ReportingPeriod.objects.visible_to(user))


class Return(models.Model):
    """What one lead organisation reports on one action for one period. It never touches the action's own text.

    ``action_key`` names the action of the period's text; its ``organisation`` is empty where no organisation leads it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Begun, not sent"
        SUBMITTED = "submitted", "Sent"
        CHALLENGED = "challenged", "Challenged"
        ACCEPTED = "accepted", "Accepted"

        @property
        def colour(self) -> str:
            return {"submitted": "blue", "accepted": "green", "challenged": "yellow"}.get(self.value, "grey")

    class Nil(models.TextChoices):
        NOT_DUE = "not_due", "Not due to start"
        NO_CHANGE = "no_change", "No change"
        SEASONAL = "seasonal", "Seasonal: nothing happens in this period"

    class Slip(models.TextChoices):
        STAFF = "staff", "People: vacancies, sickness, other work"
        MONEY = "money", "Money: not received, cut or late"
        PARTNER = "partner", "Waiting for another organisation"
        DEMAND = "demand", "Other demand came first"
        SCOPE = "scope", "The work turned out larger or different"
        PERMISSION = "permission", "Waiting for a decision or permission"
        EARLIER = "earlier", "It goes faster than planned"
        OTHER = "other", "Other"

    RECEIVED = (State.SUBMITTED, State.CHALLENGED, State.ACCEPTED)
    MOST_WORDS = 1500

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    period = models.ForeignKey(ReportingPeriod, models.PROTECT, related_name="returns")
    action_key = models.UUIDField("action", editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, editable=False, related_name="returns", verbose_name="organisation"
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.DRAFT, editable=False)
    nil_because = models.CharField("nothing to report because", max_length=20, choices=Nil, blank=True)
    progress = models.TextField("progress", max_length=MOST_WORDS, blank=True)
    reported = models.CharField("your rating", max_length=3, blank=True)
    reported_because = models.TextField("why this rating", max_length=2_000, blank=True)
    is_started = models.BooleanField("work has started", default=True)
    expected_on = models.DateField("expected finish", null=True, blank=True)
    slip_reason = models.CharField("why the date moved", max_length=20, choices=Slip, blank=True)
    slip_words = models.CharField("more about it", max_length=500, blank=True)
    finished_on = models.DateField("finished on", null=True, blank=True)
    stopped_because = models.TextField("will not be done because", max_length=2_000, blank=True)
    activities_done = models.JSONField("activities done", default=list, blank=True)
    outputs = models.JSONField("outputs", default=list, blank=True)
    spend = models.DecimalField("spent in this period", max_digits=14, decimal_places=2, null=True, blank=True)
    next_steps = models.TextField("next steps", max_length=MOST_WORDS, blank=True)
    agreed = models.CharField("agreed rating", max_length=3, blank=True, editable=False)
    agreed_because = models.TextField("reason or minute", max_length=2_000, blank=True, editable=False)
    agreed_at = models.DateTimeField(null=True, blank=True, editable=False)
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    on_behalf = models.CharField("answered for the organisation", max_length=200, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()
    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "action_key", "organisation"], name="one_return_per_period_action_and_organisation"
            ),
            models.UniqueConstraint(
                fields=["period", "action_key"],
                condition=Q(organisation=None),
                name="one_return_per_period_and_action_without_organisation",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "challenged", "accepted"]), name="return_state_known"
            ),
            models.CheckConstraint(
                condition=Q(nil_because__in=["", "not_due", "no_change", "seasonal"]), name="return_nil_known"
            ),
            models.CheckConstraint(
                condition=Q(slip_reason__in=["", *SLIPS]),
                name="return_slip_known",
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(stopped_because=""),
                name="return_finished_or_stopped",
                violation_error_message="Say either that it is finished or that it will not be done.",
            ),
            models.CheckConstraint(
                condition=Q(agreed="", agreed_at=None)
                | (~Q(agreed="") & ~Q(agreed_because="") & Q(agreed_at__isnull=False)),
                name="return_agreed_with_a_reason",
            ),
            models.CheckConstraint(condition=_together("agreed"), name="return_agreed_at_and_by_together"),
            models.CheckConstraint(condition=_together("sent"), name="return_sent_at_and_by_together"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False), name="return_sent_when_it_is_no_draft"
            ),
        ]

    def __str__(self):
        return f"Return of {self.organisation or 'the co-ordinator'} for {self.period}"

    @property
    def is_received(self):
        return self.state in self.RECEIVED

    @property
    def state_colour(self):
        return self.State(self.state).colour

    def access_place(self):
        return self.period.access_place()


class ReturnEvidence(models.Model):
    """What shows that something was done: a link; kept inside unless it may be published."""

    report = models.ForeignKey(Return, models.CASCADE, related_name="evidence")
    title = models.CharField("what it is", max_length=200)
    url = models.URLField("link", max_length=500)
    may_be_published = models.BooleanField("may be published", default=False)

    history = RowHistory()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title


class ReturnFileQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(removed_at=None)


class ReturnFile(models.Model):
    """A file that shows that something was done: a PDF or a picture, kept inside unless it may be published.

    One that is taken away stays for the reports of periods that closed with it.
    """

    MOST = 5

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.ForeignKey(Return, models.PROTECT, related_name="files")
    title = models.CharField("what it is", max_length=200)
    may_be_published = models.BooleanField("may be published", default=False)
    file = models.FileField("file", upload_to="evidence/", editable=False)
    name = models.CharField("the file's name", max_length=200, editable=False)
    content_type = models.CharField(max_length=60, editable=False)
    size = models.PositiveIntegerField(editable=False)
    added_at = models.DateTimeField(editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()
    objects = ReturnFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_together("removed"), name="return_file_removed_at_and_by_together"),
        ]

    def __str__(self):
        return self.title

    @property
    def kind_words(self) -> str:
        """``PDF, 120 KB``"""
        return f"{self.name.rpartition('.')[2].upper()}, {filesizeformat(self.size)}"

    def access_place(self):
        return self.report.access_place()


class BoardAsk(models.Model):
    """Help that a lead needs of the board: what, from whom and by when; the board's decision comes back to it."""

    report = models.ForeignKey(Return, models.CASCADE, related_name="asks")
    what = models.CharField("what is needed", max_length=500)
    of_whom = models.CharField("from whom", max_length=200, blank=True)
    by_when = models.DateField("by when", null=True, blank=True)
    decision = models.CharField("the board's decision", max_length=500, blank=True, editable=False)
    minute = models.CharField("minute", max_length=200, blank=True, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_together("decided"), name="ask_decided_at_and_by_together"),
        ]

    def __str__(self):
        return self.what


class ReportChallenge(models.Model):
    """A question about a return, its answer, and who said that it is settled."""

    report = models.ForeignKey(Return, models.CASCADE, related_name="challenges")
    question = models.CharField("question", max_length=1000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answer = models.CharField("answer", max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=_together("answered"), name="challenge_answered_at_and_by_together"),
            models.CheckConstraint(condition=_together("resolved"), name="challenge_resolved_at_and_by_together"),
        ]

    def __str__(self):
        return self.question[:80]
