"""Where somebody stopped writing is offered when they come back."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.editing.left_off import chapter_left
from plans.models import Paper
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(blocks=("One", "Two"))


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def write(block, by):
    data = {"heading": block.heading, "level": 1, "data": {"html": f"<p>By {by.pk}</p>"}}
    editing.save(CHAPTERS, block, data, by=by, revision=block.revision, reason="")
    return block


def test_the_chapter_saved_last_is_where_somebody_was(plan, officer):
    other = make_user(Role.OFFICER, plan.partnership)
    one, two = plan.paper.blocks.all()
    assert chapter_left(officer) is None

    write(two, officer)
    write(one, other)

    assert [chapter_left(user) for user in (officer, other)] == [two, one]


def test_what_can_not_be_written_any_more_is_not_offered(plan, officer):
    block = write(plan.paper.blocks.first(), officer)
    Paper.objects.update(state="adopted")
    assert chapter_left(officer) is None

    Paper.objects.update(state="drafting")
    block.refresh_from_db()
    editing.remove(CHAPTERS, block, by=officer)

    assert chapter_left(officer) is None


def test_who_lost_the_role_is_led_nowhere(plan, officer):
    write(plan.paper.blocks.first(), officer)
    officer.role_assignments.update(ended_at="2026-01-01T00:00Z", ended_by=officer)

    assert chapter_left(type(officer).objects.get(pk=officer.pk)) is None


def test_my_tasks_leads_there(client, plan, officer):
    block = write(plan.paper.blocks.first(), officer)
    client.force_login(officer)

    words = client.get(reverse("pages:tasks")).content.decode()

    assert f'href="{reverse("plans:write", args=[plan.paper.key])}#w-{block.key}"' in words
