from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partnerships.history import RowHistory

from .users import User


class MailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at=None)

    def to_be_sent(self):
        """What waits for somebody who is still there."""
        return self.unsent().filter(Q(to=None) | Q(to__is_active=True))

    def refused_addresses(self) -> set[str]:
        """Addresses, in small letters, that a mail server knows nothing of and to which nothing has come since."""
        rows = self.to_be_sent().filter(refused_at__isnull=False).values_list("address", "to__email")
        return {(address or email).lower() for address, email in rows}


class Mail(models.Model):
    """One mail to one person about one thing. The row is written with the verb; the worker sends it, and never twice.

    Somebody invited who has no account yet is an ``address`` alone.

    ``kind`` is what a person may do without ("reminder", "meeting"); ``key`` names the thing and the occasion, so that
    writing it again changes nothing.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    to = models.ForeignKey(User, models.PROTECT, null=True, related_name="mails")
    address = models.EmailField("e-mail address of somebody without an account", blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField("when a server refused its address for good", null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "to"], name="one_mail_per_thing_and_person"),
            models.UniqueConstraint(
                fields=["kind", "key", "address"], condition=Q(to=None), name="one_mail_per_thing_and_address"
            ),
            models.CheckConstraint(
                condition=Q(to__isnull=False, address="") | Q(Q(to=None), ~Q(address="")),
                name="mail_to_a_person_or_an_address",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(claimed_at__isnull=False, sent_at__gte=F("claimed_at")),
                name="mail_claimed_before_it_is_sent",
            ),
        ]
        indexes = [models.Index(fields=["sent_at", "id"], name="mail_unsent")]

    def __str__(self):
        return f"{self.subject} ({self.recipient})"

    @property
    def recipient(self) -> str:
        return self.to.email if self.to else self.address


class MailChoice(models.Model):
    """How one person wants one kind of mail; without a row the kind's usual way holds (``partnerships.mail.kinds``)."""

    class Choice(models.TextChoices):
        AT_ONCE = "at_once", "At once"
        DIGEST = "digest", "Once a day"
        NEVER = "never", "Not at all"

    user = models.ForeignKey(User, models.PROTECT, related_name="mail_choices")
    kind = models.CharField(max_length=40)
    choice = models.CharField(max_length=10, choices=Choice)

    history = RowHistory()

    class Meta:
        ordering = ["user", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="one_choice_per_person_and_kind_of_mail"),
            models.CheckConstraint(condition=Q(choice__in=["at_once", "digest", "never"]), name="mail_choice_known"),
        ]

    def __str__(self):
        return f"{self.user}: {self.kind}, {self.get_choice_display().lower()}"
