"""A councillor's own page: the next meeting with its pack, what is new, what has changed since the last body."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from governance.meetings.adjourning import adjourn
from governance.models import Meeting, Pack, StageDate
from governance.packs.joining import make
from governance.stages.lifecycle import submit
from partnerships.access import Role
from tests.days import in_days, today
from tests.factories import make_meeting, make_user
from tests.governance.packs.test_publishing import meeting, published, stage
from tests.governance.packs.test_telling import councillor, download, pack

pytestmark = pytest.mark.django_db
PAGE = "/workspace/meetings/"
__all__ = ["councillor", "meeting", "pack", "published", "stage"]


@pytest.fixture
def own_page(client, councillor):
    client.force_login(councillor)
    return lambda: html.fromstring(client.get(PAGE).content)


def test_the_next_meeting_leads_to_its_pack_with_one_tap(own_page, pack):
    (button,) = own_page().cssselect(".csp-my-meeting--next a.govuk-button")

    assert button.get("href") == pack.get_absolute_url()
    assert button.text_content() == f"Open the pack of {pack.meeting}"


def test_a_later_sitting_leads_to_the_pack_of_the_first(own_page, pack, clerk):
    Meeting.objects.filter(pk=pack.meeting_id).update(on=in_days(-1))
    first = Meeting.objects.get(pk=pack.meeting_id)

    adjourn(first, by=clerk, reason="Late hour.", on=in_days(7))

    (button,) = own_page().cssselect(".csp-my-meeting--next a.govuk-button")
    assert button.get("href") == pack.get_absolute_url()


def test_papers_that_are_in_the_pack_of_the_meeting_have_no_link_of_their_own(client, own_page, pack, stage):
    page = html.fromstring(client.get(pack.meeting.get_absolute_url()).content)
    links = [each.text_content() for each in page.cssselect("main a") if "(PDF)" in each.text_content()]
    own = [each.get("href") for each in own_page().cssselect(".csp-my-meeting a") if "pack" in each.get("href")]

    assert (links, own) == (["Agenda and papers (PDF)"], [pack.get_absolute_url()])


def test_a_step_that_came_onto_the_meeting_after_its_pack_has_a_link_to_its_papers(
    own_page, client, pack, stage, clerk
):
    later = stage.timetable.stages.get(body__kind="scrutiny")
    StageDate.objects.filter(stage=later).update(meeting=pack.meeting)
    submit(later, by=clerk)
    page = html.fromstring(client.get(pack.meeting.get_absolute_url()).content)
    links = [each.text_content() for each in page.cssselect("main a") if "(PDF)" in each.text_content()]
    own = [each.text_content() for each in own_page().cssselect(".csp-my-meeting__items a")]

    assert links == ["Agenda and papers (PDF)", f"All its papers, for members only (PDF): {stage.paper.title}"]
    assert own[0] == f"All its papers, for members only (PDF): {stage.paper.title}"


def test_what_is_new_is_told_until_the_pack_is_downloaded(own_page, client, pack):
    (news,) = own_page().cssselect(".csp-my-meeting__news")
    download(client, pack)

    assert "The pack was published on" in news.text_content()
    assert own_page().cssselect(".csp-my-meeting__news") == []


def test_pages_of_a_later_edition_are_named(own_page, client, pack):
    download(client, pack)
    Pack.objects.create(
        meeting=pack.meeting, edition=1, name=f"{pack.name}-2", total=pack.total + 6, pages=pack.total + 6, size=9,
        state="published", published_at=timezone.now(), published_by=pack.published_by, making="ready", sha256="a" * 64,
    )  # fmt: skip
    news = own_page().cssselect(".csp-my-meeting__news")[0].text_content()

    assert f"lacks pages {pack.total + 1}–{pack.total + 6}." in news


def test_meetings_without_a_paper_are_lines_and_no_cards(own_page, pack):
    later = [make_meeting(pack.meeting.body, pack.meeting.on + timedelta(weeks=weeks)) for weeks in (4, 8)]
    page = own_page()
    lines = [link.get("href") for link in page.cssselect("details a") if "/meetings/" in link.get("href")]

    assert len(page.cssselect(".csp-my-meeting")) == 1
    assert lines == [meeting.get_absolute_url() for meeting in later]
    assert "2 later meetings without a paper yet" in page.text_content()


def test_meetings_of_other_bodies_are_not_there(own_page, stage):
    make_meeting(on=today())
    titles = [each.text_content() for each in own_page().cssselect(".csp-my-meeting__title")]

    assert titles == [stage.body.name]


def test_somebody_without_a_committee_reads_who_names_it(client, stage):
    client.force_login(make_user(Role.MEMBER, stage.body.council))

    assert "No committee or board is named for you yet" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(("role", "lands"), [(Role.MEMBER, "governance:my_meetings"), (Role.CLERK, "pages:tasks")])
def test_signing_in_leads_a_councillor_to_the_meetings(client, stage, role, lands):
    make_user(role, stage.body.council, email="ann@example.org", password="long enough for all")
    given = {"login": "ann@example.org", "password": "long enough for all"}

    assert client.post(reverse("account_login"), given).url == reverse(lands)


def test_the_meeting_tells_what_is_new_and_knows_that_it_was_looked_at(client, councillor, published):
    make(published.pk)
    client.force_login(councillor)
    address = published.meeting.get_absolute_url()

    assert "The pack was published on" in client.get(address).content.decode()
    assert "The pack was published on" not in client.get(address).content.decode()
