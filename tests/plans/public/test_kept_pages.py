"""A public page is kept whole for everybody, and made anew when anything changes that it tells."""

import gzip
import re
from datetime import date, timedelta

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from governance.meetings.verbs import move_meeting
from governance.models import Body, BodyName, CouncilSettings, Pack, Stage
from governance.packs.joining import make
from governance.packs.publishing import publish_pack
from governance.packs.withdrawing import withdraw
from governance.stages.lifecycle import submit
from partnerships.models import Organisation, Partnership
from plans.models import Adoption, Paper, Plan, RenderedText
from plans.papers.versions import freeze, publish
from plans.public import kept_pages
from plans.public.frozen_text import sweep
from tests.days import in_days, today
from tests.factories import make_addendum, make_assessment, make_plan, make_timetable, make_user, make_year

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]


def made_public(paper, by, basis="papers"):
    version = freeze(paper, by=by, purpose="submission")
    publish(version, by=by, basis=basis)
    return version


@pytest.fixture
def by():
    return make_user("site_administrator")


@pytest.fixture
def plan(by):
    """A plan that stands before a council, with what came before it and with a layer."""
    before = make_plan(state="adopted", slug="before", starts_on=date(2023, 4, 1), ends_on=date(2026, 3, 31))
    made_public(before.paper, by)
    plan = make_plan(before.partnership, slug="safer", predecessor=before, state="in_approval")
    make_timetable(plan.paper, council=plan.partnership.lead_councils.get())
    made_public(plan.paper, by)
    made_public(make_year(plan).paper, by)
    return plan


@pytest.fixture
def url(plan):
    return plan.get_absolute_url()


def is_kept(client, url):
    """Whether the page comes from what is kept, told by a word that nobody else writes."""
    client.get(url)
    RenderedText.objects.exclude(packed=b"").update(html="As it was kept")
    return client.get(url).content == b"As it was kept"


def test_what_was_made_for_one_reader_is_what_the_next_one_gets(client, url):
    first = client.get(url).content

    assert client.get(url).content == first
    assert is_kept(client, url)


def test_every_public_page_of_a_text_is_kept(client, plan, by):
    assessment = make_assessment(plan.partnership)
    made_public(assessment.paper, by)
    pages = [
        reverse("plans:version", args=["safer", 1]),
        reverse("plans:paper_version", args=[plan.paper.key, 1]),
        reverse("plans:year", args=["safer", plan.years.get().starts_on.year]),
        reverse("plans:assessment", args=[assessment.slug]),
    ]

    assert [is_kept(client, page) for page in pages] == [True] * 4


def test_browsers_that_unpack_are_given_it_packed(client, url):
    plain = client.get(url).content
    packed = client.get(url, headers={"accept-encoding": "br, gzip"})

    assert gzip.decompress(packed.content) == plain
    assert packed["Content-Encoding"] == "gzip"
    assert {each.strip() for each in packed["Vary"].split(",")} == {"Accept-Encoding", "Cookie"}


def test_a_browser_that_has_it_is_told_so_before_it_is_read(client, url):
    tag = client.get(url)["ETag"]
    RenderedText.objects.all().delete()

    response = client.get(url, headers={"if-none-match": tag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    assert not RenderedText.objects.exists()


def test_no_header_tells_that_there_is_a_plan_that_is_not_public(client):
    hidden = make_plan(slug="hidden")

    assert client.get(hidden.get_absolute_url(), headers={"if-none-match": "*"}).status_code == 404


def test_it_costs_the_questions_about_its_state_and_one(client, url, django_assert_num_queries):
    client.get(url)

    with django_assert_num_queries(21):
        client.get(url)


@pytest.mark.parametrize("role", ["reader", "officer"])
def test_who_is_signed_in_gets_a_page_of_their_own(client, plan, url, role, by):
    kept = client.get(url).content
    freeze(plan.paper, by=by, purpose="submission")
    client.force_login(make_user(role, plan.partnership))

    assert client.get(url).content.decode().count("Not public") == 1
    assert b"Not public" not in kept


def test_what_is_to_be_told_once_is_told_and_not_kept(client, url):
    kept = client.get(url).content
    storage = CookieStorage(RequestFactory().get("/"))
    client.cookies["messages"] = storage._encode([Message(constants.SUCCESS, "You have signed out.")])

    told = client.get(url).content

    assert told.count(b"You have signed out.") == 1
    assert client.get(url).content == kept


def test_a_page_as_at_a_day_is_not_kept(client, url):
    client.get(url, {"as_at": today().isoformat()})

    assert not RenderedText.objects.exists()


def test_each_day_has_a_page_of_its_own(client, plan, url, monkeypatch):
    assert is_kept(client, url)

    tomorrow = in_days(1)
    monkeypatch.setattr(kept_pages.timezone, "localdate", lambda *_: tomorrow)

    assert client.get(url).content != b"As it was kept"


def rename_partnership(plan, _by):
    Partnership.objects.filter(pk=plan.partnership_id).update(name="Safer Together")


def rename_council(plan, _by):
    Organisation.objects.filter(timetables__paper=plan.paper).update(name="Newborough Council")


def give_new_title(plan, _by):
    Plan.objects.filter(pk=plan.pk).update(title="Another title")


def give_predecessor_new_title(plan, _by):
    Plan.objects.filter(pk=plan.predecessor_id).update(title="Another title")


def begin_successor(plan, by):
    later = make_plan(predecessor=plan, slug="later", starts_on=date(2029, 4, 1), ends_on=date(2032, 3, 31))
    made_public(later.paper, by)


def adopt(plan, by):
    version = plan.paper.versions.earliest("number")
    Adoption.objects.create(paper=plan.paper, version=version, adopted_on=today(), body="Full Council", recorded_by=by)
    Paper.objects.filter(pk=plan.paper_id).update(state="adopted")


def add_addendum(plan, by):
    adopt(plan, by)
    made_public(make_addendum(plan, dated_on=today()).paper, by)


def publish_another(plan, by):
    made_public(plan.paper, by)


def move(plan, by):
    stage = Stage.objects.filter(timetable__paper=plan.paper).order_by("step").last()
    meeting = stage.current_date.meeting
    move_meeting(meeting, by=by, on=meeting.on + timedelta(days=7), reason="Budget.")


def rename_body(plan, _by):
    Body.objects.filter(stages__timetable__paper=plan.paper).update(name="Another name")


def give_body_former_name(plan, _by):
    body = Body.objects.filter(stages__timetable__paper=plan.paper).first()
    BodyName.objects.create(body=body, name="Its old name", until=date(2030, 1, 1))


def give_pack(plan, by):
    stage = Stage.objects.filter(timetable__paper=plan.paper).order_by("step").last()
    submit(stage, by=by)
    return publish_pack(stage.current_date.meeting, by=by)


def withdraw_pack(_plan, by):
    withdraw(Pack.objects.published().get(), by=by, because="It named a child.")


def make_pack_ready(_plan, _by):
    make(Pack.objects.get().pk)


def lay_down_settings(plan, _by):
    CouncilSettings.objects.create(council=plan.partnership.lead_councils.get())


CHANGES = (
    rename_partnership, rename_council, give_new_title, give_predecessor_new_title, begin_successor, adopt,
    add_addendum, publish_another, move, rename_body, give_body_former_name, lay_down_settings, give_pack,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_it_tells_makes_it_anew(client, plan, url, by, change):
    assert is_kept(client, url)

    change(plan, by)

    assert client.get(url).content != b"As it was kept"


@pytest.mark.parametrize("change", [make_pack_ready, withdraw_pack])
def test_what_becomes_of_a_pack_makes_it_anew(client, plan, url, by, change):
    give_pack(plan, by)
    assert is_kept(client, url)

    change(plan, by)

    assert client.get(url).content != b"As it was kept"


TABLE = re.compile(r'(?:FROM|JOIN) "?(\w+)"?')
#: Who recorded an outcome is read with it and told to nobody outside; what is kept tells nothing by itself.
NOT_TOLD = {"partnerships_user", "plans_renderedtext"}


def test_every_table_that_the_page_reads_is_asked_about(client, plan, url, by):
    give_pack(plan, by)
    add_addendum(plan, by)
    with CaptureQueriesContext(connection) as made:
        client.get(url, {"as_at": today().isoformat()})
    client.get(url)
    with CaptureQueriesContext(connection) as kept:
        client.get(url)

    read, asked = ({table for query in all_ for table in TABLE.findall(query["sql"])} for all_ in (made, kept))

    assert read - asked - NOT_TOLD == set()


def test_pages_of_yesterday_go(client, url):
    client.get(url)
    pages = RenderedText.objects.exclude(packed=b"")

    left = []
    for days in (0, 2):
        sweep(timezone.now() + timedelta(days=days), everything=True)
        left.append(pages.count())

    assert left == [1, 0]
