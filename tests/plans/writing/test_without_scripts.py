"""Each job of the page of writing without scripts: links are followed and forms sent, as a browser of any age does."""

import pytest
from django.urls import reverse
from lxml.html import fromstring

from partnerships.access import Role
from plans.discussion.verbs import comment
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    plan = make_plan(blocks=())
    make_block(plan.paper, heading="Our area", data={"html": "<p>One.</p>"})
    make_block(plan.paper, heading="Ahead", position=1, data={"html": "<p>Two.</p>"})
    return plan.paper


@pytest.fixture(autouse=True)
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


class Reader:
    """A browser without scripts: one page at a time, with its links and forms."""

    def __init__(self, client, address):
        self.client = client
        self.open(address)

    def open(self, address):
        response = self.client.get(address, follow=True)
        assert response.status_code == 200, address
        self.page = fromstring(response.content, base_url=response.request["PATH_INFO"])
        return self

    def follow(self, words):
        links = [link for link in self.page.iter("a") if words in " ".join(link.text_content().split())]
        return self.open(links[0].get("href"))

    def send(self, button, **typed):
        """Fill in the form with this button, and press it."""
        pressed = next(each for each in self.page.iter("button") if button in " ".join(each.text_content().split()))
        named = f"form[@id='{pressed.get('form', '')}']"
        form = (*pressed.iterancestors("form"), *self.page.iterfind(f".//{named}"))[0]
        sent = {name: form.fields[name] or "" for name in form.fields} | typed
        if pressed.get("name"):
            sent[pressed.get("name")] = pressed.get("value")
        send = self.client.get if form.method == "GET" else self.client.post
        address = pressed.get("formaction") or form.action or self.page.base_url
        response = send(address, sent, follow=True)
        assert response.status_code == 200, address
        self.page = fromstring(response.content, base_url=response.request["PATH_INFO"])
        return self


@pytest.fixture
def reader(client, paper):
    return Reader(client, reverse("plans:write", args=[paper.key]))


def headings(paper):
    return [(block.heading, block.level) for block in paper.blocks.placed()]


def test_a_chapter_is_written_and_its_earlier_text_put_back(reader, paper):
    for html in ("<p>Three.</p>", "<p>Four.</p>"):
        reader.open(reverse("plans:write", args=[paper.key])).follow("Edit “Our area”")
        reader.send("Save", html=html, reason=html)
    written = paper.blocks.get(heading="Our area").data["html"]
    reader.open(reverse("plans:write", args=[paper.key])).follow("History of “Our area”")
    reader.follow("The text of").send("Put it back", reason="It was better")

    assert (written, paper.blocks.get(heading="Our area").data["html"]) == ("<p>Four.</p>", "<p>Three.</p>")


def test_a_chapter_is_added_where_it_should_stand_and_removed_again(reader, paper):
    address = reverse("plans:write", args=[paper.key])
    reader.follow("Add below “Our area”").send("Add", kind="rich_text")
    reader.send("Save", heading="Between", html="<p>New.</p>")
    added = headings(paper)
    reader.open(address).follow("Remove “Between”").send("Remove")

    assert added == [("Our area", 1), ("Between", 1), ("Ahead", 1)]
    assert headings(paper) == [("Our area", 1), ("Ahead", 1)]


def test_a_chapter_is_moved_and_made_a_section(reader, paper):
    reader.follow("Move to … (“Our area”)").send("Move “Our area” down")
    reader.open(reverse("plans:write", args=[paper.key])).follow("Edit “Our area”").send("Save", level="2")

    assert headings(paper) == [("Ahead", 1), ("Our area", 2)]


def test_a_comment_is_made_answered_and_resolved(reader, paper, officer):
    block = paper.blocks.get(heading="Our area")
    asked = comment(paper, block.key, by=make_user(Role.PARTNER_LEAD, paper.partnership), text="Which area?")
    reader.open(reverse("plans:write", args=[paper.key])).follow("1 comment on “Our area”")
    reader.send("Send the answer", text="All of it")
    reader.send("Mark as resolved")
    asked.refresh_from_db()

    assert [answer.text for answer in asked.answers.all()] == ["All of it"]
    assert asked.resolved_by == officer


def test_words_are_replaced_across_the_text(reader, paper):
    reader.follow("Find and replace").send("Show the places", find="One", put="The first")
    reader.send("Replace what is ticked")

    assert paper.blocks.get(heading="Our area").data["html"] == "<p>The first.</p>"
