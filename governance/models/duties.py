from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from governance.models.duty_table import BY_ID, CHOICES
from partnerships.history import RowHistory
from partnerships.models import Partnership, User, in_workspaces_of


class DutyEvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(in_workspaces_of(user))

    def standing(self):
        return self.filter(withdrawn_at=None)


class DutyEvidence(models.Model):
    """What somebody recorded about how a duty is met: a note, with a record of the portal or a file beside it.

    A row is never changed: one recorded in error is withdrawn with a reason, and stays in the list.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="duty_evidence")
    duty = models.CharField("duty", max_length=20, choices=CHOICES)
    on = models.DateField("date")
    note = models.CharField("what shows it", max_length=500)
    valid_until = models.DateField("holds until", null=True, blank=True)
    link_label = models.CharField("record in the portal", max_length=300, blank=True)
    link_url = models.CharField("its address in the portal", max_length=300, blank=True)
    file = models.FileField("file", upload_to="duties/", blank=True)
    file_name = models.CharField("file's name", max_length=200, blank=True)
    content_type = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    withdrawn_because = models.TextField(blank=True, editable=False)

    history = RowHistory()
    objects = DutyEvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "duty evidence"
        constraints = [
            models.CheckConstraint(condition=Q(duty__in=list(BY_ID)), name="duty_evidence_duty_known"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("on")),
                name="duty_evidence_holds_from_its_day",
                violation_error_message="The last day cannot be before the date of the evidence.",
            ),
            models.CheckConstraint(
                condition=Q(link_url="", link_label="") | (~Q(link_url="") & ~Q(link_label="")),
                name="duty_evidence_link_has_address_and_label",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="duty_evidence_withdrawn_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.duty}: {self.note}"

    def get_absolute_url(self):
        return reverse("governance:duty", args=[self.partnership.slug, BY_ID[self.duty].slug])

    def access_place(self):
        return self.partnership.access_place()


class DutyExemption(models.Model):
    """Why a duty does not apply to a partnership, that its administrator has switched a general rule off, or that one
    which only some partnerships carry applies here, and by when something is due.

    Ended rather than deleted, so that the list tells since when and why the duty was looked at again.
    """

    class Kind(models.TextChoices):
        NOT_APPLICABLE = "not_applicable", "Does not apply"
        SWITCHED_OFF = "switched_off", "Switched off"
        APPLIES = "applies", "Applies here"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="duty_exemptions")
    duty = models.CharField("duty", max_length=20, choices=CHOICES)
    kind = models.CharField("kind", max_length=20, choices=Kind)
    reason = models.TextField("reason")
    due_on = models.DateField("first due", null=True, blank=True)
    set_at = models.DateTimeField(default=timezone.now, editable=False)
    set_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    ended_because = models.TextField(blank=True, editable=False)

    history = RowHistory()

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(duty__in=list(BY_ID)), name="duty_exemption_duty_known"),
            models.CheckConstraint(
                condition=Q(kind__in=["not_applicable", "switched_off", "applies"]), name="duty_exemption_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(kind="applies"), name="duty_exemption_due_only_where_it_applies"
            ),
            models.UniqueConstraint(
                fields=["partnership", "duty"],
                condition=Q(ended_at=None),
                name="one_open_exemption_per_duty",
                violation_error_message="It is recorded already whether this duty applies.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="duty_exemption_ended_at_and_by_together",
            ),
        ]

    def __str__(self):
        return f"{self.duty}: {self.get_kind_display().lower()}"

    def clean(self):
        if self.kind == self.Kind.SWITCHED_OFF and self.duty in BY_ID and not BY_ID[self.duty].may_be_switched_off:
            raise ValidationError("Only a rule based on general knowledge is switched off.")
        if self.kind == self.Kind.APPLIES and self.duty in BY_ID and not BY_ID[self.duty].is_optional:
            raise ValidationError("This duty counts for every partnership.")

    @property
    def words(self) -> str:
        """Why the duty counts or does not, as its page says it."""
        return self.reason if self.kind == self.Kind.NOT_APPLICABLE else f"{self.get_kind_display()}: {self.reason}"

    def access_place(self):
        return self.partnership.access_place()
