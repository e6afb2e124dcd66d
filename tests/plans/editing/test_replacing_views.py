"""A chapter of an unknown kind becomes a chapter of text; what was there can be put back."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Block
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def song(client):
    paper = make_plan(make_partnership(), blocks=()).paper
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    return Block.objects.create(paper=paper, kind="song", heading="Our song", data={"verses": ["La"]}, position=0)


def test_an_unknown_chapter_becomes_text_that_can_be_written_on(client, song):
    url = reverse("plans:block_replace", args=[song.paper.key, song.key])
    assert url in client.get(reverse("plans:paper", args=[song.paper.key])).content.decode()
    assert "<li>La</li>" in client.get(url).content.decode()

    answer = client.post(url, {"reason": ""})

    text = song.paper.blocks.placed().get()
    assert answer.url == reverse("plans:block_edit", args=[song.paper.key, text.key])
    assert (text.kind, text.heading, text.data) == (
        "rich_text", "Our song", {"html": "<p><strong>Verses</strong></p><ul><li>La</li></ul>"},
    )  # fmt: skip
    assert list(song.paper.blocks.removed()) == [song]


def test_a_known_chapter_is_not_replaced(client, song):
    known = Block.objects.create(paper=song.paper, kind="rich_text", heading="Area", data={"html": ""}, position=1)

    answer = client.post(reverse("plans:block_replace", args=[song.paper.key, known.key]))

    assert answer.url == reverse("plans:paper", args=[song.paper.key])
    assert song.paper.blocks.removed().count() == 0
