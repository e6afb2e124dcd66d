from collections import defaultdict
from dataclasses import replace

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from governance.dates.bodies import BodyKind
from governance.dates.clear_days import UNIT_WORDS, Unit
from governance.dates.notice import (
    CALL_IN_BY,
    DEFAULT_NOTICE,
    HOUSE,
    Notice,
    QuietKind,
    QuietPeriod,
    Settings,
    TakesEffect,
)
from partnerships.days.calendars import CALENDAR_NAMES, ENGLAND, Calendar, closure_days
from partnerships.history import RowHistory
from partnerships.models import Organisation

UNITS = [(unit.value, words[1]) for unit, words in UNIT_WORDS.items()]
PERIOD_KINDS = [(QuietKind.RECESS.value, "Recess"), (QuietKind.ELECTION.value, "Pre-election period")]
#: A council that has laid nothing down.
USUAL = Settings
MOST_DAYS = [MaxValueValidator(200)]


class CouncilSettings(models.Model):
    """What a council lays down about time; a council without a row works with the defaults."""

    council = models.OneToOneField(Organisation, models.PROTECT, related_name="time_settings")
    calendar = models.CharField("calendar", max_length=40, choices=list(CALENDAR_NAMES.items()), default=ENGLAND)
    key_notice_days = models.PositiveSmallIntegerField(
        "notice of a key decision, in days or weeks", default=USUAL.key_notice_days, validators=MOST_DAYS
    )
    key_notice_unit = models.CharField(
        "notice of a key decision is counted in", max_length=20, choices=UNITS, default=USUAL.key_notice_unit.value
    )
    decision_published_days = models.PositiveSmallIntegerField(
        "a decision is published within, in working days",
        default=USUAL.decision_published_days,
        validators=MOST_DAYS,
    )
    call_in_days = models.PositiveSmallIntegerField(
        "call-in, in working days", default=USUAL.call_in_days, validators=MOST_DAYS
    )
    call_in_by = models.CharField("who may call a decision in", max_length=300, blank=True, default=CALL_IN_BY)
    takes_effect = models.CharField(
        "a decision that is not called in takes effect", max_length=20, choices=TakesEffect.choices,
        default=TakesEffect.NEXT_WORKING_DAY.value,
    )  # fmt: skip
    leader_told_days = models.PositiveSmallIntegerField(
        "the Leader is told of a decision in principle within, in working days (practice)",
        default=USUAL.leader_told_days, validators=MOST_DAYS,
    )  # fmt: skip
    leader_answer_days = models.PositiveSmallIntegerField(
        "the Leader has at least, in working days, to answer (practice)",
        default=USUAL.leader_answer_days,
        validators=MOST_DAYS,
    )
    comments_days = models.PositiveSmallIntegerField(
        "comments are due, in working days before publication", default=USUAL.comments_days, validators=MOST_DAYS
    )
    sign_off_days = models.PositiveSmallIntegerField(
        "draft goes to those who sign it, in working days before publication",
        default=USUAL.sign_off_days,
        validators=MOST_DAYS,
    )
    final_report_days = models.PositiveSmallIntegerField(
        "final report is due, in working days before publication",
        default=USUAL.final_report_days,
        validators=MOST_DAYS,
    )
    least_consultation_weeks = models.PositiveSmallIntegerField(
        "shortest consultation, in weeks", default=USUAL.least_consultation_weeks, validators=[MaxValueValidator(26)]
    )
    most_weeks_waited = models.PositiveSmallIntegerField(
        "most weeks that a plan waits for one view, optional step or day outside a recess",
        default=USUAL.most_weeks_waited,
        validators=[MaxValueValidator(52)],
    )
    switched_off = models.JSONField("warnings switched off", default=list, blank=True)

    history = RowHistory()

    class Meta:
        verbose_name_plural = "council settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(key_notice_unit__in=[unit for unit, _ in UNITS]), name="key_notice_unit_known"
            ),
            models.CheckConstraint(condition=Q(takes_effect__in=TakesEffect.values), name="takes_effect_known"),
        ]

    def __str__(self):
        return f"Settings of {self.council}"

    def access_place(self):
        return self.council.access_place()


class NoticeRule(models.Model):
    """A council's own notice for one kind of committee or board, instead of the default."""

    council = models.ForeignKey(Organisation, models.CASCADE, related_name="notice_rules")
    body_kind = models.CharField("kind of committee or board", max_length=30, choices=BodyKind.choices)
    number = models.PositiveSmallIntegerField("days or weeks", validators=MOST_DAYS, help_text="0: none asked for.")
    unit = models.CharField("counted in", max_length=20, choices=UNITS, default=Unit.CLEAR_WORKING.value)
    source = models.CharField("laid down in", max_length=200, blank=True)

    history = RowHistory()

    class Meta:
        ordering = ["council", "body_kind"]
        constraints = [
            models.UniqueConstraint(fields=["council", "body_kind"], name="one_notice_rule_per_kind_of_body"),
            models.CheckConstraint(condition=Q(unit__in=[unit for unit, _ in UNITS]), name="notice_unit_known"),
        ]

    def __str__(self):
        return f"{self.council}: {self.get_body_kind_display()}"


class ClosureDay(models.Model):
    """Days on which a council is closed and which do not count, such as those between Christmas and New Year."""

    council = models.ForeignKey(Organisation, models.CASCADE, related_name="closure_days")
    name = models.CharField("name", max_length=100, help_text="Such as “Christmas closure”.")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")

    history = RowHistory()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="closure_ends_after_it_starts",
                violation_error_message="The last day of a closure cannot be before its first.",
            )
        ]

    def __str__(self):
        return self.name


class CouncilPeriod(models.Model):
    """A recess, or the weeks before an election: days that count, and on which no meeting is proposed."""

    council = models.ForeignKey(Organisation, models.CASCADE, related_name="quiet_periods")
    kind = models.CharField("kind", max_length=10, choices=PERIOD_KINDS, default=QuietKind.RECESS.value)
    name = models.CharField("name", max_length=100, help_text="Such as “Summer recess”.")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")

    history = RowHistory()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind for kind, _ in PERIOD_KINDS]), name="council_period_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="council_period_ends_after_it_starts",
                violation_error_message="The last day of a period cannot be before its first.",
            ),
        ]

    def __str__(self):
        return self.name


class BankHoliday(models.Model):
    """A correction of England's bank holidays, before a package update brings it."""

    day = models.DateField(unique=True)
    name = models.CharField("name", max_length=100, blank=True, help_text="Empty: this day is no holiday after all.")

    history = RowHistory()

    class Meta:
        ordering = ["day"]

    def __str__(self):
        return f"{self.day}: {self.name or 'no holiday'}"


def settings_of(council: Organisation | None) -> Settings:
    """A council's rows laid over the defaults, as plain data for the engine (four queries)."""
    return settings_of_each([council])[council and council.pk]


def settings_of_each(councils) -> dict[int | None, Settings]:
    """The settings of several councils by their primary key, in four queries whatever their number; None: defaults."""
    overrides = {row.day: row.name or None for row in BankHoliday.objects.all()}
    named = {council.pk: council for council in councils if council}
    rows = {row.council_id: row for row in CouncilSettings.objects.filter(council__in=named)}
    closures, rules = defaultdict(list), defaultdict(list)
    for each in ClosureDay.objects.filter(council__in=named):
        closures[each.council_id].append((each.starts_on, each.ends_on, each.name))
    for rule in NoticeRule.objects.filter(council__in=named):
        rules[rule.council_id].append(rule)
    found: dict[int | None, Settings] = {None: Settings(calendar=Calendar(overrides=overrides))}
    calendars = {}  # councils with the same closures share one, and with it what was counted on it
    for key, council in named.items():
        row, spans = rows.get(key) or CouncilSettings(council=council), tuple(closures[key])
        same = row.calendar, spans
        if same not in calendars:
            calendars[same] = Calendar(row.calendar, closure_days(spans), overrides)
        found[key] = _laid_over(row, calendars[same], rules[key])
    return found


def _laid_over(row, calendar, rules) -> Settings:
    return Settings(
        notice={
            **DEFAULT_NOTICE,
            **{rule.body_kind: Notice(rule.number, Unit(rule.unit), rule.source or HOUSE) for rule in rules},
        },
        calendar=calendar,
        key_notice_days=row.key_notice_days,
        key_notice_unit=Unit(row.key_notice_unit),
        decision_published_days=row.decision_published_days,
        call_in_days=row.call_in_days,
        call_in_by=row.call_in_by,
        takes_effect=row.takes_effect,
        leader_told_days=row.leader_told_days,
        leader_answer_days=row.leader_answer_days,
        final_report_days=row.final_report_days,
        sign_off_days=row.sign_off_days,
        comments_days=row.comments_days,
        least_consultation_weeks=row.least_consultation_weeks,
        most_weeks_waited=row.most_weeks_waited,
        switched_off=frozenset(row.switched_off),
    )


def planning_settings_of(council: Organisation | None) -> Settings:
    """The same with recesses and pre-election periods, which matter only where meetings are chosen (one query more)."""
    rows = council.quiet_periods.all() if council else ()
    periods = tuple(QuietPeriod(QuietKind(row.kind), row.name, row.starts_on, row.ends_on) for row in rows)
    return replace(settings_of(council), quiet_periods=periods)
