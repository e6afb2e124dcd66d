"""The fault of one person's mail, or of one thing, keeps the next one from nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.functional import lazy

from partnerships.access import Role
from partnerships.mail import kinds, reminders
from partnerships.mail.digest import write_digests
from partnerships.mail.reminders import Remindable, register_reminders
from partnerships.mail.reminding import remind
from partnerships.mail.rows import send_written, write
from partnerships.models import Mail
from tests.factories import make_partnership, make_user
from tests.partnerships.mail.server import running_mail_server

pytestmark = pytest.mark.django_db
WORDS = {"kind": "reminder", "key": "report-1", "subject": "A report is due", "text": "It is due today."}
ON = date(2027, 3, 10)
WEDNESDAY = datetime(2027, 3, 10, 12, tzinfo=UTC)


def waiting_since(moment, *people):
    for person in people:
        write(person, **WORDS)
    Mail.objects.update(written_at=moment)


def test_server_that_hangs_up_after_a_refused_address_is_rung_again(settings):
    first, refused, last = make_user(), make_user(email="gone@anyborough.gov.uk"), make_user()
    waiting_since(WEDNESDAY, first, refused, last)

    with running_mail_server(settings, refused={refused.email}) as server:
        figures = send_written(WEDNESDAY)

    assert (figures, server.got, server.calls) == ({"sent": 2}, [first.email, last.email], 2)
    assert [mail.to for mail in Mail.objects.unsent()] == [refused]


@pytest.mark.parametrize(("words", "is_refused"), [("550 5.1.1 no such user", True), ("450 4.2.1 not now", False)])
def test_address_that_a_server_refuses_for_good_is_told_until_mail_comes_there(settings, words, is_refused):
    person = make_user(email="Gone@anyborough.gov.uk")
    waiting_since(WEDNESDAY, person)

    with running_mail_server(settings, refused={person.email}, words=words):
        send_written(WEDNESDAY)
    told = Mail.objects.refused_addresses()
    with running_mail_server(settings, refused=set()):
        send_written(WEDNESDAY + timedelta(days=1))

    assert (told, Mail.objects.refused_addresses()) == ({"gone@anyborough.gov.uk"} if is_refused else set(), set())


@pytest.mark.parametrize(("hours", "sent"), [(5, 0), (7, 1)])
def test_what_was_refused_for_a_day_is_tried_again_a_quarter_of_a_day_later(hours, sent):
    waiting_since(WEDNESDAY - timedelta(days=1), make_user())
    Mail.objects.update(claimed_at=WEDNESDAY)

    assert send_written(WEDNESDAY + timedelta(hours=hours)) == {"sent": sent}


@pytest.fixture
def to_do(monkeypatch):
    monkeypatch.setattr(reminders, "_SOURCES", [])
    monkeypatch.setattr(kinds, "_KINDS", {})
    kinds.register()
    found = []
    register_reminders(lambda on: found)
    return found


def thing(person, **values):
    usual = {"kind": "stage", "title": "Publish", "url": "/t/", "asked_on": ON, "people": (person,)}
    return Remindable(**usual | values)


def test_thing_whose_days_cannot_be_worked_out_keeps_the_next_from_nothing(to_do, caplog):
    clerk = make_user()
    to_do += [thing(clerk, key="stage-1", due=date.max), thing(clerk, key="stage-2", due=ON)]

    assert remind(ON) == {"due": 2, "written": 1}
    assert "The reminders of stage-1 cannot be worked out" in caplog.text


def test_day_s_mail_that_cannot_be_written_keeps_the_next_from_nothing(to_do, caplog):
    partnership = make_partnership()
    first, second = (make_user(Role.READER, partnership) for _ in range(2))
    nobody_can_read_it = lazy(lambda: 1 // 0, str)()
    to_do += [thing(first, key="stage-1", due=ON, about=nobody_can_read_it), thing(second, key="stage-2", due=ON)]

    assert write_digests(ON, [first, second]) == 1
    assert f"The daily mail of person {first.pk} cannot be written" in caplog.text
