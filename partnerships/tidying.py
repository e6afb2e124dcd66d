"""What is not kept for ever: texts of mail, and invitations that nobody took up (``settings.KEPT_FOR``)."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from partnerships.models import AuditEntry, Invitation, Mail


def tidy(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """A sweep of the worker, each hour."""
    if not everything:
        return {}
    return {"mails": forget_mails(now), "invitations": forget_invitations(now)}


def forget_mails(now: datetime) -> int:
    """That a mail was written, to whom and when, stays, so that it is not written again; its words go. What never left,
    for its person had gone, goes whole."""
    before = now - settings.KEPT_FOR["mail"]
    dropped, _ = Mail.objects.unsent().filter(written_at__lt=before).delete()
    return dropped + Mail.objects.filter(sent_at__lt=before).exclude(text="", subject="").update(text="", subject="")


@transaction.atomic
def forget_invitations(now: datetime) -> int:
    """Names and addresses of people who never came, with their history and their mail. The audit log keeps the role."""
    before = now - settings.KEPT_FOR["invitations"]
    lapsed = list(Invitation.objects.filter(accepted_at=None, expires_at__lt=before).values_list("pk", flat=True))
    Invitation.objects.filter(pk__in=lapsed).delete()
    Invitation.history.filter(id__in=lapsed).delete()
    Mail.objects.filter(to=None, written_at__lt=before).delete()
    _forget_addresses()
    return len(lapsed)


def _forget_addresses():
    """Past the querysets that refuse to change the audit log: that somebody was invited is an act, not the address."""
    kept = [str(pk) for pk in Invitation.objects.values_list("pk", flat=True)]
    about = models.QuerySet(model=AuditEntry).filter(subject_type=Invitation._meta.label_lower, subject__contains="@")
    for entry in about.exclude(subject_id__in=kept):
        _, _, role = entry.subject.rpartition(" as ")
        about.filter(pk=entry.pk).update(subject=f"Somebody as {role}")
