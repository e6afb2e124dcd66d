"""Mail to people of the portal: written as rows inside the verb, sent by the worker, each thing once.

A row that is written again is the row that is there. The worker claims rows by compare-and-swap; one whose worker died
between claim and sending is tried again after a while, so a crash at that very moment is the only way to a second copy.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone

from partnerships.models import Mail, User

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=15)
MOST_AT_ONCE = 200


def write(to: User, *, kind: str, key: str, subject: str, text: str) -> bool:
    """Write one mail, unless this thing was written to this person already; True when it is new."""
    if not to.is_active or to.is_system:
        return False
    values = {"subject": " ".join(subject.split())[:200], "text": text}
    _, is_new = Mail.objects.get_or_create(kind=kind, key=key[:200], to=to, defaults=values)
    return is_new


def send_written(now: datetime | None = None, *, everything: bool = False) -> dict[str, int]:
    """Send what is written and not sent; a sweep of the worker."""
    now = now or timezone.now()
    waiting = Mail.objects.unsent().filter(Q(claimed_at=None) | Q(claimed_at__lt=now - RETRY_AFTER))
    return {"sent": sum(_send(mail, now) for mail in waiting.select_related("to")[:MOST_AT_ONCE])}


def _send(mail: Mail, now: datetime) -> bool:
    mine = Mail.objects.unsent().filter(pk=mail.pk, claimed_at=mail.claimed_at)
    if not mine.update(claimed_at=now):
        return False
    try:
        send_mail(mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.to.email])
    except (SMTPException, OSError):
        logger.exception("Mail %s was not sent; it is tried again", mail.pk)
        return False
    Mail.objects.filter(pk=mail.pk).update(sent_at=max(timezone.now(), now))
    return True
