"""The page of writing in chromium."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block
from tests.factories import make_block, make_plan, make_user


@pytest.fixture
def written():
    """A plan with two chapters."""
    plan = make_plan(blocks=())
    make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})
    make_block(plan.paper, heading="Ahead", position=1, data={"html": "<p>Three.</p>"})
    return plan


@pytest.fixture
def writer(written):
    return make_user(Role.ADMINISTRATOR, written.partnership, name="Community Safety Officer")


@pytest.fixture
def address(live_server, written):
    return live_server.url + reverse("plans:write", args=[written.paper.key])


@pytest.fixture
def writing(page, live_server, writer, address, sign_in_browser):
    sign_in_browser(page, live_server, writer)
    page.goto(address)
    return page


def editor(page):
    box = page.locator(".ProseMirror[contenteditable][aria-labelledby]")
    box.wait_for()
    return box


def status(page, words):
    page.locator("[data-write-status]", has_text=words).wait_for()


def open_at(page, words):
    """Click where a text begins."""
    page.get_by_text(words).click(position={"x": 1, "y": 10})
    expect(editor(page)).to_be_focused()


def stored(block):
    return Block.objects.get(pk=block.pk)


def save_by_another(block, html):
    other = make_user(Role.OFFICER, block.paper.partnership, name="The other officer")
    theirs = {"heading": block.heading, "level": 1, "data": {"html": html}}
    editing.save(CHAPTERS, stored(block), theirs, by=other, revision=stored(block).revision)
    return other
