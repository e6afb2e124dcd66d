"""Where published packs are found: at their meeting, with the plans that were in them, with the partnership."""

import pytest
from django.contrib.auth.models import AnonymousUser

from governance.meetings.published_packs import packs_of_meeting, packs_of_partnership, packs_of_plan
from governance.models import Pack
from governance.packs.publishing import publish_pack
from governance.stages.lifecycle import submit
from tests.factories import make_paper

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    submit(stage, by=clerk)
    return stage


def test_a_published_pack_is_found_from_its_meeting_its_plan_and_its_partnership(stage, clerk):
    meeting, paper = stage.current_date.meeting, stage.paper
    before = packs_of_plan(paper, NOBODY)
    pack = publish_pack(meeting, by=clerk)

    assert before == []
    assert packs_of_meeting(meeting, NOBODY) == packs_of_plan(paper, NOBODY) == [pack]
    assert packs_of_partnership(paper.partnership, NOBODY) == [pack]
    assert packs_of_plan(make_paper(), NOBODY) == []


def test_of_several_editions_a_plan_shows_the_newest_and_the_full_one_to_members_alone(stage, clerk):
    old = publish_pack(stage.current_date.meeting, by=clerk)
    facts = {name: getattr(old, name) for name in ("meeting", "state", "published_at", "published_by")}
    new = Pack.objects.create(**facts, edition=1, name="second")
    full = Pack.objects.create(**facts, edition=1, name="third", variant="full")
    for pack in (new, full):
        pack.parts.create(position=1, kind="plan", title="Plan", rendering=old.parts.get(kind="plan").rendering)

    assert packs_of_plan(stage.paper, NOBODY) == [new]
    assert packs_of_plan(stage.paper, clerk) == [new, full]
    assert packs_of_meeting(stage.current_date.meeting, NOBODY) == [new, old]
