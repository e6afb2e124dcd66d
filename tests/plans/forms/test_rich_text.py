"""Rich text in a form, with scripts and without: no tag is seen, links to chapters are chosen."""

import re

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.document.render import render_block
from plans.forms.chapters import chapters_to_link
from plans.models import Block
from tests.factories import make_addendum, make_block, make_plan, make_user

pytestmark = pytest.mark.django_db
TABLE = '<table><tbody><tr><td colspan="2"><p>A</p></td></tr></tbody></table>'


@pytest.fixture
def plan():
    return make_plan(blocks=("Our area", "Money", "Money"))


@pytest.fixture
def area(client, plan):
    client.force_login(make_user(Role.OFFICER, plan.partnership))
    block = plan.paper.blocks.first()
    block.data = {"html": f"<p>We <strong>met</strong>.</p>{TABLE}"}
    block.save()
    return block


def address(block):
    return reverse("plans:block_edit", args=[block.paper.key, block.key])


def send(client, block, html, **more):
    fields = {"heading": block.heading, "level": "1", "revision": block.revision, "html": html, **more}
    return client.post(address(block), fields)


def shown(page):
    return re.search(r"<textarea[^>]*name=\"html\"[^>]*>\s*(.*?)</textarea>", page.text, re.DOTALL)[1]


def test_a_rule_by_itself_from_the_editor_is_a_rule(client, area):
    send(client, area, "<hr>")

    assert Block.objects.get(pk=area.pk).data == {"html": "<hr>"}


def test_without_scripts_no_tag_is_seen(client, area):
    assert shown(client.get(address(area))) == "We **met**.\n\n[[Table 1 stays as it is]]"


def test_what_is_written_without_scripts_loses_nothing(client, area):
    send(client, area, "We **met** twice.\r\n\r\n[[Table 1 stays as it is]]")

    assert Block.objects.get(pk=area.pk).data == {"html": f"<p>We <strong>met</strong> twice.</p>{TABLE}"}


def test_a_part_that_is_gone_is_refused_in_words(client, area):
    page = send(client, area, "[[Table 2 stays as it is]]")

    said = "[[Table 2 stays as it is]] is not in the text any more: take this line out."
    assert page.context["form"].errors == {"html": [said]}
    assert shown(page) == "[[Table 2 stays as it is]]"


def test_a_link_to_a_chapter_is_chosen_and_outlives_its_name(client, area):
    money = area.paper.blocks.all()[1]
    send(client, area, "See [below]().", **{"html-chapter": money.key})
    assert Block.objects.get(pk=area.pk).data == {"html": f'<p>See <a href="#block-{money.key}">below</a>.</p>'}

    money.heading = "Funding"
    money.save()

    assert shown(client.get(address(area))) == "See [below](chapter: Funding)."


def test_chapters_to_choose_from_have_each_a_name_of_its_own(plan):
    assert list(chapters_to_link(plan.paper).values()) == ["Our area", "Money", "Money (2)"]


def test_an_addendum_links_to_chapters_of_its_plan_on_the_plans_page(plan):
    area = plan.paper.blocks.first()
    addendum = make_addendum(plan)
    make_block(addendum.paper, heading="Our area anew", replaces=area.key)
    own = make_block(addendum.paper, heading="Floods", position=1)

    assert list(chapters_to_link(addendum.paper).values()) == ["Floods", "Our area", "Money", "Money (2)"]
    assert own.heading == chapters_to_link(addendum.paper)[str(own.key)]


@pytest.mark.parametrize(
    ("kind", "medium", "led"),
    [
        ("addendum", "page", "/plans/safer/#block-"),
        ("addendum", "pdf", "http://testserver/plans/safer/#block-"),
        ("plan", "pdf", ""),
    ],
)
def test_a_link_to_a_chapter_that_is_not_there_leads_to_the_plans_page_or_is_none_in_a_file(
    kind, medium, led, settings
):
    settings.SITE_ADDRESS = "http://testserver"
    own, other = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))
    html = f'<p><a href="#block-{own}">here</a> <a href="#block-{other}">there</a></p>'
    block = {"key": own, "kind": "rich_text", "level": 1, "heading": "", "data": {"html": html}}
    document = {"kind": kind, "identity": {"plan": "safer"}, "blocks": [block]}

    shown = render_block(block, document=document, medium=medium)

    assert re.findall('href="(.*?)"', shown) == [f"#block-{own}", *([f"{led}{other}"] if led else [])]
