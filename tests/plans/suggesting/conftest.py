"""A plan, those who write it, and a partner who may only say what they would write."""

import pytest

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block
from plans.suggesting.verbs import suggest
from tests.factories import make_block, make_organisation, make_plan, make_user


@pytest.fixture
def plan():
    return make_plan(blocks=())


@pytest.fixture
def block(plan):
    return make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})


@pytest.fixture
def police():
    return make_organisation("Anyborough Police")


@pytest.fixture
def lead(plan, police):
    return make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police, name="Ann Lee")


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership, name="The officer")


def stored(row):
    return type(row).objects.get(pk=row.pk)


def written(block, html):
    return {**CHAPTERS.data(block), "data": {"html": html}}


def suggested(block, by, html, **more):
    block = Block.objects.select_related("paper").get(pk=block.pk)
    return suggest(block, written(block, html), by=by, revision=block.revision, **more)


def saved(block, by, html):
    """Somebody saves the chapter meanwhile."""
    block = stored(block)
    editing.save(CHAPTERS, block, written(block, html), by=by, revision=block.revision)
