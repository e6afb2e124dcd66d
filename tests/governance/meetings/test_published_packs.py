"""Where published packs are found: at their meeting, with the plans that were in them, with the partnership."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from governance.board_book import verbs as book
from governance.dates.clear_days import spell
from governance.meetings.published import published_of_partnership, published_of_plan
from governance.meetings.published_packs import packs_of_meeting, packs_of_partnership, packs_of_stage
from governance.meetings.verbs import move_meeting
from governance.models import Pack
from governance.packs.publishing import publish_pack
from governance.packs.withdrawing import withdraw
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome, submit
from tests.days import in_days, today
from tests.factories import make_body, make_meeting, make_paper, make_user

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    submit(stage, by=clerk)
    return stage


def told(pack, **different):
    meeting = pack.meeting
    facts = {
        "name": f"Cabinet, {meeting.on:%A} {meeting.on.day} {meeting.on:%B %Y}", "url": f"/meetings/{meeting.pk}/",
        "pack": pack.get_absolute_url(), "pages": None, "supplements": 0, "minutes": "",
    }  # fmt: skip
    return facts | different


def test_a_published_pack_is_found_from_its_meeting_its_plan_and_its_partnership(stage, clerk):
    meeting, paper = stage.current_date.meeting, stage.paper
    before = published_of_plan(paper, today())
    pack = publish_pack(meeting, by=clerk)

    assert before == published_of_plan(make_paper(), today()) == published_of_plan(paper, in_days(-1)) == []
    assert packs_of_meeting(meeting, NOBODY) == packs_of_partnership(paper.partnership, NOBODY) == [pack]
    assert published_of_plan(paper, today()) == published_of_partnership(paper.partnership, today()) == [told(pack)]


def test_of_several_editions_the_newest_open_one_is_told_and_the_full_one_to_members_alone(stage, clerk):
    old = publish_pack(stage.current_date.meeting, by=clerk)
    facts = {name: getattr(old, name) for name in ("meeting", "state", "published_at", "published_by")}
    new = Pack.objects.create(**facts, edition=1, name="second")
    full = Pack.objects.create(**facts, edition=1, name="third", variant="full")
    for pack in (new, full):
        pack.parts.create(position=1, kind="plan", title="Plan", rendering=old.parts.get(kind="plan").rendering)

    assert published_of_plan(stage.paper, today()) == [told(new)]
    assert packs_of_partnership(stage.paper.partnership, NOBODY) == [new]
    assert packs_of_partnership(stage.paper.partnership, clerk) == [new, full]
    assert packs_of_meeting(stage.current_date.meeting, NOBODY) == [new, old]


def test_of_a_meeting_that_moved_to_an_earlier_day_the_newest_edition_is_found_once(stage, clerk):
    old = publish_pack(stage.current_date.meeting, by=clerk)
    moved = move_meeting(old.meeting, by=clerk, on=old.meeting.on - timedelta(days=7), reason="Election.")
    new = Pack.objects.create(
        meeting=moved, edition=1, name="second", state=old.state, published_by=clerk, published_at=timezone.now()
    )
    new.parts.create(position=1, kind="plan", title="Plan", rendering=old.parts.get(kind="plan").rendering)

    assert packs_of_partnership(stage.paper.partnership, NOBODY) == [new]


def test_a_meeting_that_moved_is_told_once_on_its_new_day_with_its_pack_and_supplement(stage, clerk):
    pack = publish_pack(stage.current_date.meeting, by=clerk)
    facts = {name: getattr(pack, name) for name in ("state", "published_at", "published_by")}
    pack.meeting.supplements.create(number=1, reason="late", name="late", pack=pack, **facts)
    moved = move_meeting(pack.meeting, by=clerk, on=pack.meeting.on + timedelta(days=7), reason="Budget.")

    name = f"Cabinet, {moved.on:%A} {moved.on.day} {moved.on:%B %Y}"
    expected = told(pack, name=name, url=moved.get_absolute_url(), supplements=1)
    assert published_of_plan(stage.paper, today()) == [expected]


def test_a_pack_stays_with_its_step_that_was_decided_on_another_day(client, stage, clerk):
    pack = publish_pack(stage.current_date.meeting, by=clerk)
    stage.refresh_from_db()
    set_date(stage, by=clerk, stated=today().isoformat(), reason="It met sooner.")
    record_outcome(stage, by=clerk, kind="supported", held=today().isoformat())
    client.force_login(clerk)

    page = client.get(reverse("governance:stage", args=[stage.pk])).content.decode()

    assert (stage.current_date.meeting, packs_of_stage(stage, NOBODY)) == (None, [pack])
    assert published_of_plan(stage.paper, today()) == [told(pack)]
    assert f"published for that day, decided on {spell(today())}" in page


def test_a_pack_that_was_withdrawn_is_told_no_more(stage, clerk):
    pack = publish_pack(stage.current_date.meeting, by=clerk)
    withdraw(pack, by=clerk, because="It named a child.")

    assert published_of_plan(stage.paper, today()) == published_of_partnership(stage.paper.partnership, today()) == []


def test_minutes_of_a_board_are_told_to_its_partnership_once_they_are_public(timetable):
    partnership = timetable.paper.partnership
    officer, board = make_user("officer", partnership), make_body(partnership=partnership, kind="partnership_board")
    held, later = (make_meeting(board, on=in_days(-days)) for days in (14, 0))
    minutes = book.begin(held, by=officer)
    book.approve(minutes, by=officer, approving=later)
    before = published_of_partnership(partnership, today())
    book.publish_minutes(minutes, by=officer)

    assert before == []
    [row] = published_of_partnership(partnership, today())
    assert row["minutes"] == f"/meetings/{held.pk}/minutes/"
