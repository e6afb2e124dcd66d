"""Mail to people of the portal: written as rows inside the verb, sent by the worker, each thing once.

A row that is written again is the row that is there. The worker claims rows by compare-and-swap; one whose worker died
between claim and sending is tried again after a while, so a crash at that very moment is the only way to a second copy.
What a server refuses is tried again too, more and more seldom.

A person who gets a kind once a day, or not at all, has no row written. How to stop a kind stands under each mail.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from partnerships.mail.kinds import Choice, choices_of, is_written_now, kind_of, mail_kinds, path_to_stop
from partnerships.mail.working_days import WorkingDays
from partnerships.models import Mail, User
from partnerships.site_address import full_address
from partnerships.sweeps import NO_DATABASE

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=15)
MOST_AT_ONCE = 200


def write(
    to: User | str,
    *,
    kind: str,
    key: str,
    subject: str,
    text: str,
    choices: dict[tuple[int, str], Choice] | None = None,
) -> bool:
    """Write one mail, unless this thing was written to this person already or the person gets no mail of this kind
    by itself; True when it is new. ``choices`` (``mail_kinds.choices_of``) spares a query for each of many mails.
    ``to`` is an address where somebody has no account yet.
    """
    if isinstance(to, User) and not (to.is_active and not to.is_system and is_written_now(to, kind, choices)):
        return False
    who = {"to": to} if isinstance(to, User) else {"to": None, "address": to}
    values = {"subject": _one_line(subject), "text": text}
    _, is_new = Mail.objects.get_or_create(kind=kind, key=key[:200], **who, defaults=values)
    return is_new


def write_to_each(people: Iterable[User], *, kind: str, key: str, subject: str, text: str) -> int:
    """The same mail to several people, in as many questions as to one; how many of them are new."""
    people = [each for each in dict.fromkeys(people) if each.is_active and not each.is_system]
    choices, mail = choices_of(people), {"kind": kind, "key": key[:200]}
    known = set(Mail.objects.filter(**mail, to__in=people).values_list("to", flat=True))
    wanted = [each for each in people if each.pk not in known and is_written_now(each, kind, choices)]
    rows = [Mail(**mail, to=each, subject=_one_line(subject), text=text) for each in wanted]
    Mail.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _one_line(subject: str) -> str:
    return " ".join(subject.split())[:200]


def forget_unsent(kind: str, thing: str) -> None:
    """Strike off what waits about a thing that is over; the key of each mail about it begins with ``thing:``."""
    Mail.objects.unsent().filter(kind=kind, key__startswith=f"{thing}:").delete()


def send_written(now: datetime | None = None, *, everything: bool = False) -> dict[str, int]:
    """Send what is written and not sent to whoever is at work today; a sweep of the worker."""
    now = now or timezone.now()
    waiting = _waiting(Mail.objects.defer("text"), now)
    days, today = WorkingDays({mail.to for mail in waiting if mail.to}), timezone.localdate(now)
    return _send_all([mail for mail in waiting if _leaves_any_day(mail) or days.has(mail.to, today)], now)


def send_access(now: datetime | None = None) -> dict[str, int]:
    """Send what somebody waits for in front of the sign-in page; the worker looks each second."""
    now = now or timezone.now()
    kinds = [kind.name for kind in mail_kinds() if kind.gives_access]
    return _send_all(_waiting(Mail.objects.filter(kind__in=kinds), now), now)


def _waiting(mails, now) -> list[Mail]:
    found = mails.to_be_sent().filter(Q(claimed_at=None) | Q(claimed_at__lt=now - RETRY_AFTER))
    return [mail for mail in found.select_related("to") if _is_its_turn(mail, now)]


def _is_its_turn(mail, now) -> bool:
    """What was not sent is tried more and more seldom, each time after a quarter of its age."""
    tried = mail.claimed_at
    return tried is None or now - tried >= (tried - mail.written_at) / 4


def _leaves_any_day(mail):
    return mail.to is None or kind_of(mail.kind).gives_access


def _send_all(mails: list[Mail], now: datetime) -> dict[str, int]:
    """Over one connection, and another one after a fault: a server may hang up on whoever wrote to an address that it
    refuses. Where none is to be had nothing is claimed, the next sweep tries again, and it is told."""
    server, sent, away = get_connection(), 0, {}
    try:
        for mail in mails[:MOST_AT_ONCE]:
            server.open()  # where it is open it stays so
            sent += _send(mail, server, now)
    except (SMTPException, OSError) as fault:
        logger.error("The mail server cannot be reached: %s", fault)
        away = {"no_server": 1}
    finally:
        _hang_up(server)
    return {"sent": sent} | away


def _hang_up(server) -> None:
    with suppress(SMTPException, OSError):  # it has done so itself
        server.close()


def _send(mail: Mail, server, now: datetime) -> bool:
    mine = Mail.objects.unsent().filter(pk=mail.pk, claimed_at=mail.claimed_at)
    if not mine.update(claimed_at=now):
        return False
    try:
        message = message_of(mail)
        message.connection = server
        message.send()
    except NO_DATABASE:
        raise
    except Exception as fault:  # whatever is wrong with one address keeps the next from nothing
        logger.exception("Mail %s was not sent; it is tried again", mail.pk)
        if _is_for_good(fault):
            Mail.objects.filter(pk=mail.pk).update(refused_at=now)
        _hang_up(server)
        return False
    kind = kind_of(mail.kind)
    forgotten = {"text": ""} if kind.gives_access or kind.forgets_text else {}  # it held a secret
    Mail.objects.filter(pk=mail.pk).update(sent_at=max(timezone.now(), now), **forgotten)
    return True


def _is_for_good(fault: Exception) -> bool:
    """A server says 4 hundred and something to “not now”, 5 hundred and something to “nobody here has that address”."""
    return isinstance(fault, SMTPRecipientsRefused) and all(code >= 500 for code, _ in fault.recipients.values())


def message_of(mail: Mail) -> EmailMessage:
    """The mail as it is sent: its text, then how to stop its kind; mail programs offer that too (RFC 8058)."""
    kind, headers = kind_of(mail.kind), {}
    if mail.to is None:
        return EmailMessage(mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [mail.address])
    context = {"kind": kind, "choices_address": full_address(reverse("partnerships:mail"))}
    if kind.can_be_refused:
        context["stop_address"] = full_address(path_to_stop(mail.to, mail.kind))
        headers = {
            "List-Unsubscribe": f"<{context['stop_address']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    text = f"{mail.text.rstrip()}\n\n{render_to_string('partnerships/mail/footer.txt', context)}"
    return EmailMessage(mail.subject, text, settings.DEFAULT_FROM_EMAIL, [mail.to.email], headers=headers)
