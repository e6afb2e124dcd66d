import uuid

from django.db import models
from django.db.models import F, Q

from partnerships.history import RowHistory
from partnerships.models import User
from plans.models import Paper


class ReportingCalendar(models.Model):
    """How often the leads of a text's actions are asked how they stand, and within which time. One for each text."""

    class Pattern(models.TextChoices):
        QUARTERS = "quarters", "Every quarter"
        THIRDS = "thirds", "Every four months"
        HALVES = "halves", "Every half year"
        OWN = "own", "Periods of our own"

        @property
        def months(self) -> int | None:
            """How long a period is; None where each is set by itself."""
            return {"quarters": 3, "thirds": 4, "halves": 6}.get(self.value)

    paper = models.OneToOneField(Paper, models.PROTECT, related_name="reporting_calendar")
    pattern = models.CharField("how often", max_length=10, choices=Pattern, default=Pattern.QUARTERS)
    due_after = models.PositiveSmallIntegerField(
        "working days until reports are due", default=10, help_text="Counted from the last day of the period."
    )
    closes_after = models.PositiveSmallIntegerField(
        "working days until the period is closed", default=15, help_text="Counted from the last day of the period."
    )
    late_days = models.PositiveSmallIntegerField(
        "days late that are still Amber",
        default=31,
        help_text="An expected finish so many days after the due day is Amber; one day more is Red.",
    )
    closer_may_publish = models.BooleanField(
        "whoever closes a period may publish its report too",
        default=False,
        help_text="Otherwise somebody else looks at it first.",
    )
    asks_for_code = models.BooleanField(
        "a link opens with a code sent by mail",
        default=False,
        help_text="Whoever answers without an account then enters six figures that come to the same address.",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    history = RowHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pattern__in=["quarters", "thirds", "halves", "own"]), name="reporting_pattern_known"
            ),
            models.CheckConstraint(
                condition=Q(closes_after__gte=F("due_after")),
                name="reporting_closes_after_it_is_due",
                violation_error_message="A period cannot be closed before its reports are due.",
            ),
        ]

    def __str__(self):
        return f"Reporting on “{self.paper}”"

    def access_place(self):
        return self.paper.access_place()


class ReportingPeriodQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(calendar__paper__in=Paper.objects.visible_to(user))

    def of(self, paper):
        """Those in which leads report; the year that they make up is none of them."""
        return self.filter(calendar__paper=paper, is_year=False)

    def asking(self):
        """Reports may be written in them."""
        return self.filter(state__in=ReportingPeriod.ASKING)


class ReportingPeriod(models.Model):
    """One of the periods of a calendar: leads are asked after its last day, and a person closes it.

    The year that they make up (``is_year``) is one too, from the moment when its report is made; nobody is asked in it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        OPEN = "open", "Open"
        CHASING = "chasing", "Being chased"
        CLOSED = "closed", "Closed"
        PASSED = "passed", "Before reporting began"

        @property
        def colour(self) -> str:
            return {"open": "blue", "chasing": "yellow", "closed": "green"}.get(self.value, "grey")

    ASKING = (State.OPEN, State.CHASING)
    #: Numbers of years begin behind it: the number of the last period that a year tells is the rest.
    YEARS_FROM = 1_000

    calendar = models.ForeignKey(ReportingCalendar, models.CASCADE, related_name="periods")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField("number", editable=False)
    is_year = models.BooleanField("the whole year", default=False, editable=False)
    name = models.CharField("name", max_length=60)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    asks_on = models.DateField("leads are asked on")
    due_on = models.DateField("reports are due on")
    closes_on = models.DateField("closes on")
    state = models.CharField("state", max_length=10, choices=State, default=State.PLANNED, editable=False)
    open_until = models.DateField("open again until", null=True, blank=True, editable=False)
    commentary_html = models.TextField("commentary", blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    history = RowHistory()
    objects = ReportingPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "number"], name="period_number_once"),
            models.UniqueConstraint(
                fields=["calendar", "ends_on"], condition=Q(is_year=True), name="one_report_of_each_year"
            ),
            models.CheckConstraint(condition=Q(is_year=False) | Q(state="closed"), name="year_of_periods_is_closed"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "open", "chasing", "closed", "passed"]), name="period_state_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="period_ends_after_it_starts",
                violation_error_message="The last day of a period cannot be before its first.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asks_on"), closes_on__gte=F("due_on")),
                name="period_asks_then_is_due_then_closes",
                violation_error_message="Leads are asked first, then reports are due, then the period is closed.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="period_closed_at_and_by_together",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def paper(self):
        return self.calendar.paper

    @property
    def last_number(self) -> int:
        """Of the last period that it tells: its own, or that with which a year ends."""
        return self.number - self.YEARS_FROM if self.is_year else self.number

    @property
    def is_asking(self):
        return self.state in self.ASKING

    @property
    def state_colour(self):
        return self.State(self.state).colour

    @property
    def last_day_to_report(self):
        """Nobody writes after it: the day of closing, or the one until which the period is open again."""
        return self.open_until or self.closes_on

    def access_place(self):
        return self.paper.access_place()
