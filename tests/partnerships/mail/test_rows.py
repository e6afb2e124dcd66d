"""Mail is written once as a row and sent once by the worker."""

from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail

from governance.models import ClosureDay
from partnerships.access import Role
from partnerships.mail import rows
from partnerships.mail.rows import RETRY_AFTER, send_access, send_written, write, write_to_each
from partnerships.mail.working_days import WorkingDays
from partnerships.models import Mail, User
from tests.factories import give_role, make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db
WORDS = {"kind": "reminder", "key": "report-1", "subject": "A report\nis due", "text": "It is due today."}
WEDNESDAY = datetime(2027, 3, 10, 12, tzinfo=UTC)
SATURDAY = WEDNESDAY + timedelta(days=3)


def test_mail_written_twice_is_sent_once():
    clerk = make_user()

    first, second = write(clerk, **WORDS), write(clerk, **WORDS)
    figures = [send_written(WEDNESDAY), send_written(WEDNESDAY)]

    assert (first, second) == (True, False)
    assert figures == [{"sent": 1}, {"sent": 0}]
    assert [(each.to, each.subject, each.body.split("\n\n--\n")[0]) for each in mail.outbox] == [
        ([clerk.email], "A report is due", "It is due today.")
    ]


def test_the_same_mail_to_several_is_written_once_to_each(django_assert_num_queries):
    people = [make_user() for _ in range(5)]
    write(people[0], **WORDS)

    with django_assert_num_queries(5):  # the last in a savepoint
        new = write_to_each([*people, people[1], make_user(is_active=False)], **WORDS)

    assert (new, Mail.objects.count()) == (4, 5)


def test_mail_to_the_system_or_to_a_deactivated_person_is_not_written():
    assert not write(User.objects.system("import"), **WORDS)
    assert not write(make_user(is_active=False), **WORDS)
    assert Mail.objects.count() == 0


def test_mail_to_somebody_who_left_before_it_went_out_stays():
    clerk = make_user()
    write(clerk, **WORDS)
    clerk.is_active = False
    clerk.save()

    assert send_written(WEDNESDAY) == {"sent": 0}
    assert mail.outbox == []


def test_mail_of_a_worker_that_died_is_sent_after_a_while():
    now = WEDNESDAY
    write(make_user(), **WORDS)
    Mail.objects.update(written_at=now - RETRY_AFTER, claimed_at=now - timedelta(minutes=1))

    assert send_written(now) == {"sent": 0}
    assert send_written(now + RETRY_AFTER) == {"sent": 1}


def test_mail_that_the_server_refused_stays_unsent(monkeypatch, caplog):
    write(make_user(), **WORDS)

    def refuse(*args):
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    assert send_written(WEDNESDAY) == {"sent": 0}
    assert Mail.objects.unsent().count() == 1
    assert "tried again" in caplog.text


def test_mail_server_that_cannot_be_reached_claims_nothing(monkeypatch, caplog):
    write(make_user(), **WORDS)

    def refuse(self):
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", refuse)

    assert send_written(WEDNESDAY) == {"sent": 0, "no_server": 1}
    assert Mail.objects.filter(claimed_at=None).count() == 1
    assert "The mail server cannot be reached: refused" in caplog.text


def test_address_that_no_mail_can_go_to_keeps_the_next_from_nothing(caplog):
    odd, clerk = make_user(), make_user()
    User.objects.filter(pk=odd.pk).update(email="two\nlines@example.org")
    write(odd, **WORDS)
    write(clerk, **WORDS)

    assert send_written(WEDNESDAY) == {"sent": 1}
    assert [sent.to for sent in mail.outbox] == [[clerk.email]]


# --- On which days ---------------------------------------------------------------------------------------------------


def test_mail_written_on_a_saturday_leaves_on_monday():
    write(make_user(), **WORDS)

    assert [send_written(SATURDAY + timedelta(days=n)) for n in range(3)] == [{"sent": 0}, {"sent": 0}, {"sent": 1}]


def test_mail_of_the_demonstration_leaves_on_every_day(settings):
    settings.MAIL_ON_EVERY_DAY = True
    write(make_user(), **WORDS)

    assert send_written(SATURDAY) == {"sent": 1}


def test_invitation_leaves_on_any_day_and_at_once():
    write("new@example.org", **WORDS | {"kind": "invitation"})
    write(make_user(), **WORDS | {"kind": "invitation"})
    write(make_user(), **WORDS)

    assert [send_access(SATURDAY), send_written(SATURDAY)] == [{"sent": 2}, {"sent": 0}]


def test_mail_that_waits_for_its_day_keeps_no_other_from_leaving(monkeypatch):
    monkeypatch.setattr(rows, "MOST_AT_ONCE", 1)
    council = make_council()
    ClosureDay.objects.create(council=council, name="Snow", starts_on=date(2027, 3, 10), ends_on=date(2027, 3, 10))
    for place in (council, make_council()):
        write(make_user(Role.CLERK, place), **WORDS)

    assert send_written(WEDNESDAY) == {"sent": 1}


@pytest.mark.parametrize(
    ("role", "at", "own"),
    [(Role.CLERK, "council", True), (Role.PARTNER_LEAD, "partnership", True), (Role.OFFICER, "partnership", True),
     (Role.SITE_ADMINISTRATOR, None, False)],
)  # fmt: skip
def test_days_are_those_of_the_council_at_which_somebody_works(role, at, own):
    council = make_council()
    places = {"council": council, "partnership": make_partnership(council=council), None: None}
    ClosureDay.objects.create(council=council, name="Snow", starts_on=date(2027, 3, 10), ends_on=date(2027, 3, 10))
    person = make_user(role, places[at])

    assert WorkingDays([person]).has(person, date(2027, 3, 10)) == (not own)


def test_post_at_a_council_goes_before_a_role_at_another_ones_partnership():
    closed, own = make_council(), make_council()
    ClosureDay.objects.create(council=closed, name="Snow", starts_on=date(2027, 3, 10), ends_on=date(2027, 3, 10))
    person = make_user(Role.READER, make_partnership(council=closed))
    give_role(person, Role.CLERK, own)

    assert WorkingDays([person]).has(person, date(2027, 3, 10))
