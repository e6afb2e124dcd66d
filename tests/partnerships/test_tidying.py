"""What is not kept for ever goes when its time has come, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from partnerships.access import Role
from partnerships.mail.rows import write
from partnerships.models import AuditEntry, Invitation, Mail
from partnerships.people.verbs import invite, withdraw_invitation
from partnerships.tidying import forget_invitations, forget_mails, tidy
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
YEAR, MINUTE = timedelta(days=365), timedelta(minutes=1)
WORDS = {"kind": "reminder", "key": "report-1", "subject": "A report is due", "text": "It is due today."}


@pytest.mark.parametrize(("age", "words"), [(YEAR - MINUTE, "It is due today."), (YEAR + MINUTE, "")])
def test_words_of_a_mail_go_after_a_year_and_it_is_not_written_again(age, words):
    clerk = make_user()
    write(clerk, **WORDS)
    Mail.objects.update(claimed_at=NOW - age, sent_at=NOW - age)
    forget_mails(NOW)

    assert (Mail.objects.get().text, write(clerk, **WORDS)) == (words, False)


@pytest.mark.parametrize(("age", "left"), [(YEAR - MINUTE, 1), (YEAR + MINUTE, 0)])
def test_mail_that_never_left_goes_whole(age, left):
    write(make_user(), **WORDS)
    Mail.objects.update(written_at=NOW - age)
    forget_mails(NOW)

    assert Mail.objects.count() == left


@pytest.fixture
def invited():
    """A function that invites somebody whose invitation lapsed so many days before now."""
    partnership = make_partnership()
    officer = make_user(Role.OFFICER, partnership)

    def make(days, **changes):
        made = invite(partnership, by=officer, email="new@example.org", name="New Officer", role=Role.READER)
        lapsed = NOW - timedelta(days=days)
        Mail.objects.filter(address=made.email).update(written_at=lapsed)
        Invitation.objects.filter(pk=made.pk).update(expires_at=lapsed, **changes)
        return made, officer

    return make


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_invitation_that_nobody_took_up_goes_with_its_history_and_mail(invited, days, left):
    invited(days)
    forget_invitations(NOW)

    assert (Invitation.objects.count(), Invitation.history.count(), Mail.objects.count()) == (left, left, left)


def test_invitation_that_was_withdrawn_goes_too(invited):
    made, officer = invited(0)
    withdraw_invitation(Invitation.objects.get(pk=made.pk), by=officer)

    assert forget_invitations(NOW + timedelta(days=91)) == 1
    assert (Invitation.objects.count(), Invitation.history.count()) == (0, 0)


@pytest.mark.parametrize(("days", "subject"), [(89, "new@example.org as Reader"), (91, "Somebody as Reader")])
def test_audit_log_forgets_the_address_with_the_invitation(invited, days, subject):
    invited(days)
    forget_invitations(NOW)

    assert AuditEntry.objects.get(event="person invited").subject == subject


def test_invitation_that_was_taken_up_stays(invited):
    invited(400, accepted_at=NOW, accepted_by=make_user())

    assert forget_invitations(NOW) == 0


def test_how_long_is_a_setting_and_it_is_looked_at_each_hour(invited, settings):
    settings.KEPT_FOR = settings.KEPT_FOR | {"invitations": timedelta(days=2)}
    invited(3)

    assert [tidy(NOW), tidy(NOW, everything=True)] == [{}, {"mails": 0, "invitations": 1}]
