"""Open and full: the same numbers in both, and nothing of an exempt paper in what is open."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from governance.models import Pack, Stage
from governance.packs.agenda import add_item, agenda_of
from governance.packs.contents import contents_of
from governance.packs.joining import make
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.stages.lifecycle import submit
from partnerships.access import Role
from partnerships.models import User
from tests.answering import read_to_its_end
from tests.days import in_weeks
from tests.factories import make_council, make_timetable, make_user
from tests.governance.packs.exempt import CLOSED, SECRET, bytes_of, everything_in, stage_with_an_annex
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.joining.test_joining import made
from tests.plans.printing.pdf_reading import Reading
from tests.world import kept

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Published:
    """An open and a full pack, with an exempt annex and a paper behind it."""

    clerk: User
    stage: Stage
    packs: tuple[Pack, Pack]


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker):
    with kept(django_db_blocker, make_published) as published:
        yield published


def make_published():
    timetable = make_timetable(start=in_weeks(4))
    clerk = make_user(Role.CLERK, timetable.council)
    stage = stage_with_an_annex(timetable, clerk)
    meeting = stage.current_date.meeting
    add_item(meeting, by=clerk, title="Minutes", content=made([(b"BT /F1 9 Tf (Agreed) Tj ET", {})]), file_name="m.pdf")
    item = agenda_of(meeting)[0]
    paper = next(each for each in contents_of([item], by=clerk)[0].papers if each.kind == "annex")
    set_openness(meeting, item, paper.key, by=clerk, **CLOSED)
    publish_pack(meeting, by=clerk, chosen={stage.pk: {"reason": "Finance follows."}})
    for pack in Pack.objects.order_by("variant"):
        make(pack.pk)
    return Published(clerk, stage, (Pack.objects.get(variant="open"), Pack.objects.get(variant="full")))


@pytest.fixture
def packs(published):
    return published.packs


@pytest.fixture
def stage(published):
    return Stage.objects.get(pk=published.stage.pk)


@pytest.fixture
def timetable(stage):
    return stage.timetable


@pytest.fixture
def clerk(published):
    return published.clerk


def test_both_bear_the_same_numbers_and_only_the_full_one_the_paper(packs):
    open_one, full = packs
    numbers = [[(part.item, part.first, part.last) for part in pack.parts.all()] for pack in packs]

    assert [pack.error for pack in packs] == ["", ""]
    assert numbers[0] == numbers[1]
    assert (open_one.total, open_one.pages) == (full.total, full.total - 2)
    assert [faults(bytes_of(pack)) for pack in packs] == [[], []]


def test_nothing_of_an_exempt_paper_is_in_the_open_file(packs):
    open_one, full = packs

    assert SECRET.encode() in everything_in(bytes_of(full))
    assert SECRET.encode() not in everything_in(bytes_of(open_one))
    assert SECRET not in str([(part.title, part.source, part.public_interest) for part in open_one.parts.all()])
    assert SECRET not in str([open_one.front_facts, open_one.note, open_one.name])


def test_the_sheet_and_the_front_say_under_which_description(packs):
    words = " ".join(" ".join(Reading(bytes_of(packs[0])).texts).split())

    assert "Not for publication: paragraph 3 (information relating to the financial or business affairs" in words
    assert "To consider resolving under regulation 4(2)" in words
    assert "Annex 1: not for publication" in words


def test_every_copy_of_an_exempt_paper_says_that_it_is_one_and_why(packs):
    full = Reading(bytes_of(packs[1])).texts
    annex = packs[1].parts.get(kind="annex")

    assert f"this copy holds pages {annex.first}–{annex.last}, which are for those alone" in " ".join(full[0].split())
    assert "Not for publication: paragraph 3 (information relating to the financial or business affairs" in full[0]
    assert full[annex.first - 1].endswith(f"Item 1 · Not for publication (paragraph 3) · Page {annex.first}")


@pytest.mark.parametrize(("role", "status"), [(None, 404), ("member", 200), ("stranger", 404)])
def test_the_full_pack_is_for_those_with_the_right(client, packs, timetable, role, status):
    if role:
        user = make_user("member", timetable.council if role == "member" else make_council())
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    answer = read_to_its_end(client.get(packs[1].get_absolute_url()))

    assert answer.status_code == status


def test_the_public_report_names_no_exempt_annex_and_hands_out_no_file(client, packs, stage):
    edition = stage.editions.get()
    sha256 = edition.document["report"]["annexes"][0]["file"]["sha256"]
    annex = reverse("governance:edition_annex", args=[edition.pk, sha256])

    page = client.get(edition.get_absolute_url()).content.decode()
    closed = client.get(annex).status_code

    assert ("Annex 1" in page, SECRET in page, closed) == (True, False, 404)


def test_an_annex_that_was_closed_at_one_meeting_is_closed_at_the_next(packs, stage, timetable, clerk):
    council = timetable.stages.get(body__kind="full_council")
    submit(council, by=clerk)
    item = agenda_of(council.current_date.meeting)[0]
    annex = next(each for each in contents_of([item], by=clerk)[0].papers if each.kind == "annex")

    closed = annex.key in item.closed
    set_openness(council.current_date.meeting, item, annex.key, by=clerk, openness="open")

    assert (closed, annex.key in agenda_of(council.current_date.meeting)[0].closed) == (True, False)
