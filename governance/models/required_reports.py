from django.db import models
from django.db.models import F, Q

from governance.dates.stages import KeyOpinion

from .on_record import OnRecord
from .timetables import Stage


class RequiredReport(OnRecord):
    """A report of the executive to its council on a decision that was not treated as a key decision, and that scrutiny
    holds should have been: SI 2012/2089 reg 18. One row a stage.

    What the committee requires, the text as the executive writes it, and the day on which it was submitted. The public
    reads at once that it is required, and its text once it is submitted.
    """

    Opinion = KeyOpinion

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="required_report")
    required_by = models.CharField("committee that requires it", max_length=300)
    required_on = models.DateField("required on")
    because = models.TextField(
        "why it should have been treated as a key decision", max_length=2000, blank=True,
        help_text="The opinion of the committee, as its minutes say it.",
    )  # fmt: skip
    due_on = models.DateField(
        "to be submitted by", help_text="The committee says it: a reasonable time, regulation 18(1)."
    )
    decision = models.TextField("the decision", max_length=5000, blank=True)
    reasons = models.TextField("the reasons for the decision", max_length=5000, blank=True)
    opinion = models.CharField("opinion of the executive", max_length=20, choices=Opinion.choices, blank=True)
    opinion_reasons = models.TextField("why it was not a key decision", max_length=5000, blank=True)
    submitted_on = models.DateField("submitted to the council on", null=True, blank=True)

    class Meta(OnRecord.Meta):
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(opinion="") | Q(opinion__in=KeyOpinion.values), name="required_report_opinion_known"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("required_on")),
                name="required_report_due_after_it_was_required",
                violation_error_message="The report is required on a later day than that by which it is due: change "
                "one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | Q(submitted_on__gte=F("required_on")),
                name="required_report_submitted_after_it_was_required",
                violation_error_message="It was submitted before it was required: change one of the two days.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | (~Q(decision="") & ~Q(reasons="") & ~Q(opinion="")),
                name="required_report_submitted_with_what_it_says",
                violation_error_message="Say the decision, its reasons and the opinion of the executive: regulation "
                "18(2) asks for them in the report.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | ~Q(opinion=KeyOpinion.WAS_NOT_KEY.value) | ~Q(opinion_reasons=""),
                name="required_report_says_why_it_was_not_key",
                violation_error_message="Say why it was not a key decision: regulation 18(2)(c) asks for the reasons.",
            ),
        ]

    def __str__(self):
        return f"Report required by scrutiny ({self.stage})"
