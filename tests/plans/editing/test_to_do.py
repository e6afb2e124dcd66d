from datetime import date

import pytest

from partnerships.access import Role
from plans.editing import drafts, to_do
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


def test_unsaved_text_is_a_task_until_it_is_discarded(plan, officer):
    form = drafts.form_of(plan.paper.blocks.first())
    drafts.keep(officer, form, {"html": ["x"]})
    assert titles(to_do.unsaved_text, officer) == ["Save or discard what you typed into “Our area”"]

    drafts.discard(officer, form)

    assert titles(to_do.unsaved_text, officer) == []
