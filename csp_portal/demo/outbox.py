"""Mail that the demonstration has written to files instead of sending it."""

import email
import email.policy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core import mail

MOST = 100


@dataclass(frozen=True)
class SentMail:
    to: str
    subject: str
    body: str
    sent_at: datetime | None


def read_mails(folder: Path | None = None) -> list[SentMail]:
    """The newest mails of the outbox folder; the suite's mails in memory when there is no folder."""
    if folder is None and hasattr(mail, "outbox"):
        return [_mail(message.message()) for message in reversed(mail.outbox)][:MOST]
    folder = folder or Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), reverse=True) if folder.exists() else []
    found = []
    for file in files[:MOST]:
        found += [_mail(each) for each in reversed(_messages(file.read_bytes()))]
    return found[:MOST]


def forget(is_about: Callable[[str], bool], folder: Path | None = None) -> int:
    """Delete the files with a mail of which this is true, as it stands; how many there were."""
    if folder is None and not hasattr(settings, "EMAIL_FILE_PATH"):
        return 0
    folder, deleted = folder or Path(settings.EMAIL_FILE_PATH), 0
    for file in folder.glob("*.log"):
        mails = [_mail(each) for each in _messages(file.read_bytes())]
        if any(is_about(f"{each.to}\n{each.subject}\n{each.body}") for each in mails):
            file.unlink()
            deleted += 1
    return deleted


def _messages(content: bytes):
    """A file of Django's backend holds one connection's mails, each followed by a line of 79 dashes."""
    pieces = content.split(b"\n" + b"-" * 79 + b"\n")
    return [email.message_from_bytes(piece, policy=email.policy.default) for piece in pieces if piece.strip()]


def _mail(message) -> SentMail:
    message = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    body = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    return SentMail(
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        body=body.get_content() if body else "",
        sent_at=parsedate_to_datetime(str(date)) if date else None,
    )
