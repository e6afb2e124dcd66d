"""Mail is written once as a row and sent once by the worker."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from partnerships.mail.rows import RETRY_AFTER, send_written, write
from partnerships.models import Mail, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db
WORDS = {"kind": "reminder", "key": "report-1", "subject": "A report\nis due", "text": "It is due today."}


def test_mail_written_twice_is_sent_once():
    clerk = make_user()

    first, second = write(clerk, **WORDS), write(clerk, **WORDS)
    figures = [send_written(), send_written()]

    assert (first, second) == (True, False)
    assert figures == [{"sent": 1}, {"sent": 0}]
    assert [(each.to, each.subject, each.body.split("\n\n--\n")[0]) for each in mail.outbox] == [
        ([clerk.email], "A report is due", "It is due today.")
    ]


def test_mail_to_the_system_or_to_a_deactivated_person_is_not_written():
    assert not write(User.objects.system("import"), **WORDS)
    assert not write(make_user(is_active=False), **WORDS)
    assert Mail.objects.count() == 0


def test_mail_to_somebody_who_left_before_it_went_out_stays():
    clerk = make_user()
    write(clerk, **WORDS)
    clerk.is_active = False
    clerk.save()

    assert send_written() == {"sent": 0}
    assert mail.outbox == []


def test_mail_of_a_worker_that_died_is_sent_after_a_while():
    now = timezone.now()
    write(make_user(), **WORDS)
    Mail.objects.update(claimed_at=now - timedelta(minutes=1))

    assert send_written(now) == {"sent": 0}
    assert send_written(now + RETRY_AFTER) == {"sent": 1}


def test_mail_that_the_server_refused_stays_unsent(monkeypatch, caplog):
    write(make_user(), **WORDS)

    def refuse(*args):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    assert send_written() == {"sent": 0}
    assert Mail.objects.unsent().count() == 1
    assert "tried again" in caplog.text
