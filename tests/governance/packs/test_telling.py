"""Those who sit on a body are told of its pack, once for each edition, and get to it with one tap."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from governance.meetings.reading import note_download
from governance.models import Pack, PackReading
from governance.packs.agenda import add_item
from governance.packs.joining import make
from governance.packs.supplements import publish_supplement
from governance.packs.telling import KIND, changes, tell
from governance.packs.withdrawing import withdraw
from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail
from partnerships.site_address import full_address
from tests.days import today
from tests.factories import make_user
from tests.governance.packs.test_agenda import pdf_of
from tests.governance.packs.test_publishing import meeting, published, stage

pytestmark = pytest.mark.django_db
__all__ = ["meeting", "published", "stage"]


@pytest.fixture
def councillor(stage):
    user = make_user(Role.MEMBER, stage.body.council)
    user.role_assignments.update(bodies=[stage.body.slug])
    return user


@pytest.fixture
def pack(published):
    make(published.pk)
    return Pack.objects.get(pk=published.pk)


def download(client, pack):
    """To the end, as a browser does."""
    return b"".join(client.get(pack.get_absolute_url()).streaming_content)


def test_a_councillor_is_told_once_with_the_address_of_the_file(councillor, pack):
    tell(pack)
    mail = Mail.objects.get(kind=KIND)

    assert mail.to == councillor
    assert mail.subject == f"The pack is published: {pack.meeting}"
    assert full_address(pack.get_absolute_url()) in mail.text
    assert f"1. {pack.front_facts['items'][0]['title']}" in mail.text


def test_councillors_of_other_committees_are_not_told(stage, pack):
    make_user(Role.MEMBER, stage.body.council)

    assert tell(pack) == 0


def test_who_wants_it_once_a_day_gets_it_in_the_days_mail(councillor, published):
    choose(councillor, KIND, Choice.DIGEST)
    make(published.pk)
    now = timezone.now()
    (change,) = changes(councillor, now - timedelta(hours=1), now + timedelta(hours=1))

    assert not Mail.objects.filter(kind=KIND).exists()
    assert (change.title, change.url) == (f"The pack is published: {published.meeting}", published.get_absolute_url())


def test_the_days_mail_tells_of_the_newest_edition_alone(councillor, published, clerk):
    choose(councillor, KIND, Choice.DIGEST)
    make(published.pk)
    newest = added(published, clerk)
    now = timezone.now()

    (change,) = changes(councillor, now - timedelta(hours=1), now + timedelta(hours=1))

    assert change.url == newest.get_absolute_url()


def added(pack, clerk):
    """The edition that a late report makes."""
    add_item(pack.meeting, by=clerk, title="Late report", content=pdf_of(1), file_name="late.pdf")
    supplement = publish_supplement(pack.meeting, by=clerk, reason="late")
    make(supplement.pack_id)
    return Pack.objects.get(pk=supplement.pack_id)


def test_who_was_told_of_a_pack_is_told_that_it_is_withdrawn_and_which_to_read(councillor, pack, clerk, client):
    newest = added(pack, clerk)
    client.force_login(councillor)
    download(client, newest)
    withdraw(newest, by=clerk, because="It names a child.")

    of_supplement = Mail.objects.get(kind=KIND, subject=f"Supplement 1 to the pack: {pack.meeting}")
    assert "A late report.\n- Page" in of_supplement.text
    mail = Mail.objects.get(kind=KIND, subject=f"Withdrawn: supplement 1 for {pack.meeting}")
    news = client.get(pack.meeting.get_absolute_url()).context["news"]
    assert "Reason: It names a child." in mail.text
    assert full_address(pack.get_absolute_url()) in mail.text
    on = date_format(today(), "j F Y")
    assert news.sentences == [f"The pack you downloaded on {on} was withdrawn: It names a child."]


def test_a_draft_is_told_to_nobody(councillor, published):
    assert tell(Pack(meeting=published.meeting)) == 0


def test_a_download_is_kept_for_who_sits_there_alone(client, councillor, clerk, pack):
    for user in (councillor, clerk):
        client.force_login(user)
        download(client, pack)
    note_download(councillor, pack)

    assert [(row.user, row.pack) for row in PackReading.objects.all()] == [(councillor, pack)]
