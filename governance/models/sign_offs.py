"""Sign-offs of a report's headings: asked of a post, with a day, and answered by a person. Silence is no answer."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from partnerships.access import PERMISSIONS_OF_ROLE, Permission
from partnerships.history import RowHistory
from partnerships.models import User

from .reports import Implication, Report
from .timetables import Stage

SIGNING_ROLES = [role for role, permissions in PERMISSIONS_OF_ROLE.items() if Permission.SIGN_OFF in permissions]


class SignOffRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(report__in=Report.objects.visible_to(user))

    def open(self):
        """Asked and not answered, of a heading that still stands."""
        return self.filter(**SignOffRequest.OPEN)

    def overdue(self, on):
        return self.open().filter(due_on__lt=on)

    def standing(self):
        """All but those that were taken back: asked, or answered."""
        return self.filter(withdrawn_at=None)

    def asked_of(self, user):
        """Those that this person is to answer: asked by name, or of a post at a council where the person signs."""
        held = [role.council_id for role in user.roles_held() if role.council_id and role.role in SIGNING_ROLES]
        return self.filter(Q(person=user) | Q(person=None, report__timetable__council__in=held))

    def with_places(self):
        """All that a list of requests shows, in one query."""
        return self.select_related(
            "report__timetable__paper__partnership", "report__timetable__council", "stage__body", "implication",
            "person", "asked_by", "answered_by",
        )  # fmt: skip


class SignOffRequest(models.Model):
    """One heading of one report, put to one post. The answer stands for the text that was read, and for no other."""

    class Answer(models.TextChoices):
        SIGNED = "signed", "Signed"
        COMMENTED = "commented", "Signed with a comment"
        DECLINED = "declined", "Declined"

    report = models.ForeignKey(Report, models.PROTECT, related_name="sign_offs")
    implication = models.ForeignKey(
        Implication, models.SET_NULL, null=True, blank=True, related_name="sign_offs", verbose_name="heading"
    )
    heading = models.CharField("heading", max_length=200)
    stage = models.ForeignKey(Stage, models.PROTECT, null=True, blank=True, related_name="sign_offs")
    post = models.CharField("asked of (post)", max_length=200)
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="sign_offs", verbose_name="person"
    )
    due_on = models.DateField("answer by", null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    answer = models.CharField("answer", max_length=20, choices=Answer, blank=True, editable=False)
    comment = models.TextField("comment or reason", max_length=4000, blank=True)
    signed_text = models.TextField("the text that was read", blank=True, editable=False)
    signed_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    answered_as = models.CharField("answered by (post)", max_length=200, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    OPEN = {"answered_at": None, "withdrawn_at": None, "implication__isnull": False}

    history = RowHistory()
    objects = SignOffRequestQuerySet.as_manager()

    class Meta:
        ordering = ["report", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(post=""), name="sign_off_asked_of_a_post"),
            models.CheckConstraint(
                condition=Q(answer__in=["", "signed", "commented", "declined"]), name="sign_off_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="sign_off_answered_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="sign_off_withdrawn_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "signed"]) | ~Q(comment=""),
                name="sign_off_says_why",
                violation_error_message="Say what the comment is, or why it is declined.",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(signed_sha256=""), name="sign_off_answer_names_its_text"
            ),
            models.UniqueConstraint(
                fields=["implication"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="one_open_sign_off_per_heading",
                violation_error_message="This heading is with somebody to sign already.",
            ),
        ]

    def __str__(self):
        return f"{self.heading}: {self.report}"

    def get_absolute_url(self):
        return reverse("governance:sign_off", args=[self.pk])

    @property
    def is_open(self):
        return self.answered_at is None and self.withdrawn_at is None and self.implication_id is not None

    @property
    def is_yes(self):
        """An explicit yes, with or without a comment."""
        return self.answer in (self.Answer.SIGNED, self.Answer.COMMENTED)

    def is_overdue(self, on):
        return self.is_open and self.due_on is not None and self.due_on < on

    def access_place(self):
        return self.report.access_place()
