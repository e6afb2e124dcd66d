import pytest
from django.urls import reverse
from lxml.html import fromstring

from plans.editing.verbs import add
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_block, make_partnership, make_plan, make_user
from tests.plans.editing.things import put_in
from tests.plans.rows.pages import said
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def client(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def section(paper):
    return reverse("priorities:edit", args=[paper.key])


def test_section_lists_rows_with_their_flags(client, paper, officer):
    make_block(paper, kind="priorities", data={"intro_html": ""})
    add(PRIORITIES, paper, priority("Alcohol", findings=[]), by=officer)

    page = said(client.get(section(paper)))

    assert "Alcohol" in page
    assert "The priority “Alcohol” names no finding of a strategic assessment" in page


def test_empty_section_says_what_to_do_next(client, paper):
    page = said(client.get(section(paper)))

    assert "No priorities yet A plan says what the partnership will do first, and why." in page
    assert "No part of the text shows these yet" in page


@pytest.mark.parametrize("count", [1, 3])
def test_section_asks_the_database_equally_often(client, paper, officer, django_assert_num_queries, count):
    make_block(paper, kind="priorities", data={"intro_html": ""})
    for number in range(count):
        add(PRIORITIES, paper, priority(f"Priority {number}"), by=officer)
    client.get(section(paper))

    with django_assert_num_queries(14):
        client.get(section(paper))


@pytest.mark.parametrize(
    ("state", "leads_to"),
    [("drafting", ["edit", "edit", "history", "remove"]), ("adopted", ["history"])],
)
def test_a_card_links_to_the_pages_of_its_row_that_may_be_opened(client, paper, officer, state, leads_to):
    row = add(PRIORITIES, paper, priority("Alcohol", findings=[]), by=officer)
    put_in(paper, state)

    page = fromstring(client.get(section(paper)).content)
    links = [link.get("href") for link in page.xpath(f"//li[@id='row-{row.key}']//a") if not link.xpath("ancestor::p")]

    assert links == [PRIORITIES.url(verb, row) for verb in leads_to]
    assert [client.get(link).status_code for link in links] == [200] * len(links)
