"""The worker and a mail server that is away."""

import pytest

from partnerships.mail.rows import write
from plans.management.commands.worker import EACH_MINUTE, Command
from tests.factories import make_user

pytestmark = pytest.mark.django_db
INVITATION = {"kind": "invitation", "key": "1", "subject": "Come", "text": "Here is the address."}


def test_a_mail_server_that_is_away_is_asked_once_a_minute(monkeypatch):
    write(make_user(), **INVITATION)
    worker, asked = Command(), []

    def refuse(self):
        asked.append(now)
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", refuse)
    for now in (0, 1, EACH_MINUTE - 1, EACH_MINUTE, EACH_MINUTE + 1):
        worker.send_what_waits(now)

    assert asked == [0, EACH_MINUTE]


def test_what_waits_is_sent_once_the_server_is_there_again(mailoutbox):
    write(make_user(), **INVITATION)
    worker = Command()
    worker.no_mail_since = 0

    worker.send_what_waits(EACH_MINUTE)

    assert (len(mailoutbox), worker.no_mail_since) == (1, None)
