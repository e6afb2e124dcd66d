from django.db import models
from django.utils import timezone

from .organisations import Organisation
from .partnerships import Partnership
from .users import User


class AuditEntryQuerySet(models.QuerySet):
    """Entries are never changed: the queryset refuses what the model refuses."""

    def update(self, **kwargs):
        raise TypeError("An audit entry is never changed.")

    def bulk_update(self, *args, **kwargs):
        raise TypeError("An audit entry is never changed.")

    def delete(self):
        raise TypeError("An audit entry is never deleted.")

    def about(self, obj):
        return self.filter(subject_type=obj._meta.label_lower, subject_id=str(obj.pk))

    def visible_to(self, user):
        if user.has_site_role():
            return self
        return self.filter(models.Q(partnership__in=user.partnership_ids()) | models.Q(council__in=user.council_ids()))


class AuditEntry(models.Model):
    """One thing that was done: written in the same transaction, never edited or deleted."""

    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    event = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, related_name="+")
    council = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self):
        return f"{self.event}: {self.subject}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("An audit entry is never deleted.")


def audit(event, subject, *, by, partnership=None, council=None, reason="", **details):
    """Write one audit entry (past tense, e.g. ``"version frozen"``). Call inside the verb's transaction."""
    entry = entry_of(event, subject, by=by, partnership=partnership, council=council, reason=reason, **details)
    entry.save()
    return entry


def entry_of(event, subject, *, by, partnership=None, council=None, reason="", **details) -> AuditEntry:
    """The same, not written yet: for many that are written at once."""
    return AuditEntry(
        by=by,
        event=event,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(subject)[:300],
        partnership=partnership,
        council=council,
        reason=reason,
        details=details,
    )
