"""A long chapter is split at its headings; nothing that was typed is lost when that cannot be done."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.quotes import Picked
from plans.discussion.threads import threads
from plans.discussion.verbs import comment
from plans.editing import drafts
from plans.models import Block, Comment
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db
LONG = "<p>Before.</p><h2>One</h2><p>" + "a" * 60_000 + "</p><h2>Two</h2><p>" + "b" * 60_000 + "</p>"


@pytest.fixture
def block():
    paper = make_plan(blocks=()).paper
    made = make_block(paper, heading="Our area")
    make_block(paper, heading="After", position=1)
    return made


@pytest.fixture
def officer(client, block):
    user = make_user(Role.OFFICER, block.paper.partnership)
    client.force_login(user)
    return user


def split(client, block, html, **more):
    address = reverse("plans:block_edit", args=[block.paper.key, block.key])
    return client.post(
        address, {"heading": "Our area", "level": "1", "html": html, "revision": "1", "split": "yes", **more}
    )


def test_a_text_too_long_for_one_chapter_becomes_sections(client, officer, block):
    page = split(client, block, LONG)

    rows = block.paper.blocks.placed()
    assert page.status_code == 302
    assert [(row.heading, row.level, len(row.data.get("html", ""))) for row in rows] == [
        ("Our area", 1, 14), ("One", 2, 60_007), ("Two", 2, 60_007), ("After", 1, len(rows[3].data["html"])),
    ]  # fmt: skip


def test_what_was_said_about_words_goes_where_they_go(client, officer, block):
    paper, lead_on = block.paper, "<p>The police lead on it, with the fire service.</p>"
    for row, html in (
        (block, f"<p>Crime fell by a tenth last year.</p><h2>Lead</h2>{lead_on}"),
        (_after(block), lead_on),
    ):
        Block.objects.filter(pk=row.pk).update(data={"html": html})

    def say(row, words, exact):
        start = words.replace(" ", "").index(exact)
        return comment(paper, row.key, by=officer, text="?", picked=Picked(start, start + len(exact), exact))

    words = "Our area Crime fell by a tenth last year. Lead The police lead on it, with the fire service."
    stays, goes, gone = (say(block, words, exact) for exact in ("Crimefell", "fireservice", "lastyear."))
    elsewhere = say(_after(block), "After The police lead on it, with the fire service.", "fireservice")
    whole = comment(paper, block.key, by=officer, text="Well said.")
    answer = comment(paper, None, by=officer, text="They.", parent=goes)

    split(client, block, f"<p>Crime fell by a tenth.</p><h2>Lead</h2>{lead_on}")

    lead, keys = paper.blocks.get(heading="Lead"), dict(Comment.objects.values_list("pk", "block_key"))
    assert [keys[each.pk] for each in (stays, whole, gone)] == [block.key] * 3
    assert [keys[each.pk] for each in (goes, answer, elsewhere)] == [lead.key, lead.key, _after(block).key]
    assert goes.history.first().history_change_reason == "Moved to “Lead” with its words"
    assert [thread["words"].is_gone for thread in threads(lead, officer)] == [False]


def _after(block):
    return block.paper.blocks.get(heading="After")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>Words.</p>", "It has no headings to split it at: mark the lines that begin its parts as headings first."),
        (
            f"<h2>One</h2><p>{'a' * 100_001}</p>",
            "The part under “One” has 100,008 characters; the most is 100,000.",
        ),
    ],
)
def test_what_cannot_be_split_is_shown_again_with_the_reason(client, officer, block, html, said):
    form = split(client, block, html).context["form"]

    assert (form.errors["html"], form["html"].value()) == ([said], html)
    assert block.paper.blocks.count() == 2


def test_a_text_that_somebody_saved_meanwhile_is_not_split(client, officer, block):
    Block.objects.filter(pk=block.pk).update(revision=7)

    page = split(client, block, LONG)

    assert page.context["reason_form"].non_field_errors() == [
        "Somebody saved it while you were writing: save yours first and put both together, then split it."
    ]
    assert drafts.kept(officer, drafts.form_of(block)).fields["html"] == [LONG]
