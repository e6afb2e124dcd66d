"""Those who sit on a body are told of its pack, once for each edition, and get to it with one tap."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from governance.dates.clear_days import spell
from governance.meetings.reading import note_download
from governance.meetings.verbs import cancel_meeting
from governance.models import Meeting, Pack, PackReading, Supplement
from governance.packs.agenda import add_item, agenda_of
from governance.packs.joining import make
from governance.packs.mail import concerned
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.packs.supplements import publish_supplement
from governance.packs.telling import KIND, changes, tell
from governance.packs.withdrawing import withdraw
from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail, User
from partnerships.site_address import full_address
from tests.days import in_days, today
from tests.factories import give_role, make_user
from tests.governance.packs.exempt import CLOSED
from tests.governance.packs.test_agenda import pdf_of
from tests.governance.packs.test_publishing import meeting, published, signed_later, stage

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


def mails():
    return list(Mail.objects.filter(kind=KIND, subject__startswith="Withdrawn").values_list("to", flat=True))


@pytest.mark.parametrize(("days", "told"), [(-1, 0), (0, 1)])
def test_a_pack_is_told_of_until_the_day_of_the_meeting(councillor, published, days, told):
    Meeting.objects.filter(pk=published.meeting_id).update(on=in_days(days))

    assert tell(Pack.objects.get(pk=published.pk)) == told


def test_the_pack_of_a_meeting_that_is_cancelled_is_told_to_nobody(councillor, published, clerk):
    cancel_meeting(published.meeting, by=clerk, reason="Election.")

    assert tell(Pack.objects.get(pk=published.pk)) == 0


def test_who_withdraws_it_is_not_told_and_the_others_that_there_is_none_now(councillor, published, clerk):
    give_role(clerk, Role.MEMBER, published.meeting.body.council)
    clerk.role_assignments.filter(role=Role.MEMBER).update(bodies=[published.meeting.body.slug])
    published.making = Pack.Making.READY

    withdraw(published, by=clerk, because="It names a child.")

    text = Mail.objects.get(kind=KIND, to=councillor).text
    assert (mails(), text.split("\n\n")[:2]) == ([councillor.pk], [
        f"The pack is withdrawn. It was published on {spell(today())}. Reason: It names a child.",
        "No pack is published now. You are told when there is one.",
    ])  # fmt: skip


def test_nobody_is_told_that_a_pack_is_withdrawn_whose_file_never_came(councillor, published, clerk):
    withdraw(published, by=clerk, because="It names a child.")

    assert mails() == []


def test_where_the_full_pack_is_withdrawn_the_open_one_is_the_one_to_read(councillor, meeting, clerk):
    add_item(meeting, by=clerk, title="Contract", content=pdf_of(), file_name="c.pdf")
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, **CLOSED)
    publish_pack(meeting, by=clerk, chosen=signed_later(meeting))
    full = Pack.objects.get(variant="full")
    full.making = Pack.Making.READY

    withdraw(full, by=clerk, because="It names a child.")

    assert mails() == [councillor.pk]
    assert full_address(Pack.objects.get(variant="open").get_absolute_url()) in Mail.objects.get(to=councillor).text


def test_a_supplement_is_told_to_those_concerned_who_neither_sit_there_nor_published_it(published, councillor, clerk):
    partnership = published.parts.get(kind="plan").agenda_item.stage.paper.partnership
    officer, gone, reader = (make_user(role, partnership) for role in (Role.OFFICER, Role.OFFICER, Role.READER))
    User.objects.filter(pk=gone.pk).update(is_active=False)
    give_role(councillor, Role.OFFICER, partnership)
    supplement = Supplement(pack=published, meeting=published.meeting, number=1, published_by=clerk)

    assert concerned(supplement) == {officer}
    assert reader not in concerned(supplement)
