from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .users import User


class MailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at=None)


class Mail(models.Model):
    """One mail to one person about one thing. The row is written with the verb; the worker sends it, and never twice.

    ``kind`` is what a person may do without ("reminder", "meeting"); ``key`` names the thing and the occasion, so that
    writing it again changes nothing.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    to = models.ForeignKey(User, models.PROTECT, related_name="mails")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "to"], name="one_mail_per_thing_and_person"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(claimed_at__isnull=False, sent_at__gte=F("claimed_at")),
                name="mail_claimed_before_it_is_sent",
            ),
        ]
        indexes = [models.Index(fields=["sent_at", "id"], name="mail_unsent")]

    def __str__(self):
        return f"{self.subject} ({self.to.email})"
