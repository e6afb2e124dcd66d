from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import drafts, to_do
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from tests.factories import make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


@pytest.fixture
def police():
    return make_organisation()


@pytest.fixture
def lead(plan, police):
    return make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police)


def titles(source, user):
    return [task.title for task in source(user, TODAY)]


def test_unsaved_text_leads_to_its_place_in_the_text_unless_that_was_removed(plan, officer):
    block = plan.paper.blocks.first()
    drafts.keep(officer, drafts.form_of(block), {"html": ["x"]})
    [task] = to_do.unsaved_text(officer, TODAY)
    assert task.url == f"{reverse('plans:write', args=[plan.paper.key])}#w-{block.key}"

    editing.remove(CHAPTERS, block, by=officer)

    [task] = to_do.unsaved_text(officer, TODAY)
    assert task.url == reverse("plans:block_edit", args=[plan.paper.key, block.key])


def test_unsaved_text_is_a_task_until_it_is_discarded(plan, officer):
    form = drafts.form_of(plan.paper.blocks.first())
    drafts.keep(officer, form, {"html": ["x"]})
    assert titles(to_do.unsaved_text, officer) == ["Save or discard what you typed into “Our area”"]

    drafts.discard(officer, form)

    assert titles(to_do.unsaved_text, officer) == []
