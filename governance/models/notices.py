from django.db import models
from django.db.models import Q

from governance.dates.stages import NoticeBasis

from .on_record import OnRecord
from .timetables import Stage


class DecisionNotice(OnRecord):
    """The public notice of a key decision as it was given, with all that SI 2012/2089 reg 9 asks for. One row a stage.

    Where 28 clear days could not be given, the general exception (reg 10) or special urgency (reg 11) with the chair of
    scrutiny who was told or agreed. It is a public document.
    """

    Basis = NoticeBasis

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="notice")
    basis = models.CharField("given under", max_length=20, choices=Basis.choices, default=Basis.NOTICE.value)
    given_on = models.DateField("notice given on", help_text="The day on which it was open to the public.")
    matter = models.TextField("matter to be decided", max_length=2000)
    decision_maker = models.CharField(
        "decision maker", max_length=300, help_text="The committee or board, or the post of one member."
    )
    members = models.TextField(
        "its members",
        max_length=2000,
        blank=True,
        help_text="Name and post, one to a line. For one member: the name, and the title.",
    )
    decided_when = models.CharField("date or period of the decision", max_length=200)
    documents = models.TextField(
        "documents submitted to the decision maker", max_length=4000, blank=True, help_text="One to a line."
    )
    available_from = models.TextField(
        "where copies and extracts are to be had", max_length=1000, help_text="An address: street, e-mail or web page."
    )
    later_documents = models.TextField(
        "how to ask for documents submitted later", max_length=1000,
        help_text="Other relevant documents may be submitted; say how the public asks for details of them.",
    )  # fmt: skip
    is_private = models.BooleanField("the public is excluded when it is decided", default=False)
    private_because = models.TextField("why it is decided in private", max_length=1000, blank=True)
    contact = models.CharField("contact", max_length=300, blank=True, help_text="A post with its telephone or e-mail.")
    told = models.CharField(
        "chair who was told, or agreed", max_length=300, blank=True,
        help_text="Such as “Chair of Overview and Scrutiny”: told under regulation 10, agreed under regulation 11.",
    )  # fmt: skip
    told_on = models.DateField("on", null=True, blank=True)
    urgent_because = models.TextField("why 28 clear days could not be given", max_length=2000, blank=True)

    class Meta(OnRecord.Meta):
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(basis__in=NoticeBasis.values),
                name="decision_notice_basis_known",
            ),
            models.CheckConstraint(
                condition=Q(is_private=False) | ~Q(private_because=""),
                name="decision_notice_private_with_its_reason",
                violation_error_message="Say why it is decided in private.",
            ),
            models.CheckConstraint(
                condition=Q(basis=NoticeBasis.NOTICE.value)
                | (~Q(told="") & Q(told_on__isnull=False) & ~Q(urgent_because="")),
                name="decision_notice_short_with_its_chair_and_reason",
                violation_error_message="Say which chair was told or agreed, on which day, and why 28 clear days could "
                "not be given.",
            ),
        ]

    def __str__(self):
        return f"Notice of the key decision ({self.stage})"


class PrivateMeeting(OnRecord):
    """That an executive body takes an item in private, with the notices that SI 2012/2089 reg 5 asks for. One row a
    stage.

    Where the date left no time for the notices, the chair who agreed that the meeting is urgent (reg 5(6) and (7)).
    """

    stage = models.OneToOneField(Stage, models.PROTECT, related_name="private_meeting")
    matter = models.TextField(
        "what is taken in private", max_length=1000, help_text="Nothing that is itself exempt: the public reads it."
    )
    reasons = models.TextField(
        "why the public is excluded", max_length=2000,
        help_text="Such as: it would disclose the financial affairs of a person (paragraph 3 of Schedule 12A), and the "
        "public interest in keeping them outweighs that in disclosing them.",
    )  # fmt: skip
    intended_on = models.DateField(
        "notice of the intention given on", null=True, blank=True, help_text="28 clear days before: regulation 5(2)."
    )
    further_on = models.DateField(
        "further notice given on", null=True, blank=True, help_text="Five clear days before: regulation 5(4)."
    )
    representations = models.TextField(
        "representations that it should be public", max_length=4000, blank=True,
        help_text="What was received, without names. Empty: none was.",
    )  # fmt: skip
    response = models.TextField("the response to them", max_length=4000, blank=True)
    agreed_by = models.CharField(
        "chair who agreed that it is urgent", max_length=300, blank=True,
        help_text="Only where the date left no time for the notices: regulation 5(6).",
    )  # fmt: skip
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    urgent_because = models.TextField("why it is urgent and cannot be deferred", max_length=2000, blank=True)

    class Meta(OnRecord.Meta):
        constraints = [
            *OnRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(representations="") | Q(further_on=None) | ~Q(response=""),
                name="private_meeting_answers_representations",
                violation_error_message="Say what was answered to the representations: the further notice says it.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by="", agreed_on=None, urgent_because="")
                | (~Q(agreed_by="") & Q(agreed_on__isnull=False) & ~Q(urgent_because="")),
                name="private_meeting_urgent_with_its_chair_and_reason",
                violation_error_message="Say which chair agreed, on which day, and why it cannot be deferred.",
            ),
        ]

    def __str__(self):
        return f"Meeting in private ({self.stage})"
