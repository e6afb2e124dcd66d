from django.db import models
from django.db.models import Q
from django.utils import timezone

from governance.dates.stages import AnswerKind, CallInResult
from partnerships.history import RowHistory
from partnerships.models import User

from .on_record import OnRecord
from .timetables import Stage


class DecisionDate(models.Model):
    """A day after a decision as somebody recorded it, instead of the computed one. Rows are added, never changed.

    The newest row of each kind stands; one without a day goes back to the computed day.
    """

    class What(models.TextChoices):
        PUBLISHED = "decision-published", "Decision published"
        CALL_IN_ENDS = "call-in-ends", "Call-in ends"
        TOLD = "leader-told", "Leader told"
        ANSWER_DUE = "answer-due", "Last day for the Leader's answer"
        EFFECTIVE = "effective", "Takes effect"

    stage = models.ForeignKey(Stage, models.PROTECT, related_name="decision_dates")
    what = models.CharField("which day", max_length=20, choices=What)
    on = models.DateField("date", null=True, blank=True, help_text="Empty: the computed date holds again.")
    reason = models.TextField("reason", blank=True)
    said_at = models.DateTimeField(default=timezone.now, editable=False)
    said_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["decision-published", "call-in-ends", "leader-told", "answer-due", "effective"]),
                name="decision_date_what_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_what_display()} ({self.stage})"

    def access_place(self):
        return self.stage.access_place()


class CallIn(OnRecord):
    """That a decision was called in: by whom, on which day, and what became of it. One row a stage."""

    Result = CallInResult

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="call_in")
    called_on = models.DateField("called in on")
    called_by = models.CharField(
        "called in by (posts)", max_length=300, help_text="Such as “five members of Overview and Scrutiny”: no names."
    )
    grounds = models.TextField("grounds", max_length=2000, blank=True)
    result = models.CharField("what became of it", max_length=20, choices=Result.choices, default=Result.AWAITED.value)
    settled_on = models.DateField("resolved on", null=True, blank=True)

    class Meta(OnRecord.Meta):
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(result__in=CallInResult.values),
                name="call_in_result_known",
            ),
        ]

    def __str__(self):
        return f"Call-in ({self.stage})"


class Answer(OnRecord):
    """The Leader's answer to a decision in principle. One row a stage."""

    Kind = AnswerKind

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="answer")
    kind = models.CharField("answer", max_length=10, choices=Kind.choices)
    given_on = models.DateField("date of the answer", help_text="Without an answer: the last day for it.")
    given_by = models.CharField("answered by (post)", max_length=200, blank=True, default="Leader of the Council")
    text = models.TextField("what was said", max_length=5000, blank=True)
    with_amendments = models.BooleanField("the text is adopted with amendments", default=False)

    class Meta(OnRecord.Meta):
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=AnswerKind.values), name="answer_kind_known"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} ({self.stage})"

    @property
    def makes_final(self):
        return self.is_standing and self.kind in (self.Kind.AGREES, self.Kind.NONE)
