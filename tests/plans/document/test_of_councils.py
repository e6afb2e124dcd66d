"""A joint partnership's text as one of its councils reads it."""

import pytest

from plans.document.of_councils import councils_named, of_council
from plans.document.render import outline
from tests.plans.joint import NORTH, SOUTH, joint_document

pytestmark = pytest.mark.django_db


def headings(document):
    return [block["heading"] for block in document["blocks"]]


def test_councils_are_those_of_which_something_is_their_own_in_order():
    assert councils_named(joint_document()) == {"south": "South Council", "north": "North Council"}


def test_a_text_without_anything_of_one_council_names_none():
    document = joint_document()
    blocks = [block for block in document["blocks"] if block["kind"] == "rich_text" and "council" not in block]

    assert councils_named({**document, "blocks": blocks}) == {}


def test_one_council_reads_what_is_everybodys_and_its_own():
    document = joint_document()

    assert headings(of_council(document, "north")) == ["Our area", "North’s towns", "Priorities", "Actions"]
    assert headings(of_council(document, "south")) == ["Our area", "South’s coast", "The pier", "Priorities", "Actions"]


def test_priorities_of_the_other_go_and_the_actions_that_serve_nothing_else():
    blocks = of_council(joint_document(), "north")["blocks"]

    assert [each["title"] for each in blocks[2]["data"]["priorities"]] == ["Violence", "Rural crime"]
    assert [each["title"] for each in blocks[3]["data"]["actions"]] == ["Patrol the fields", "Meet every month", "Both"]
    assert [each["title"] for each in blocks[3]["data"]["actions"][2]["priorities"]] == ["Violence"]


def test_the_contents_say_whose_a_chapter_is():
    found = [(entry.heading, entry.council) for entry in outline(joint_document())]

    assert found[1:3] == [("South’s coast", SOUTH["name"]), ("The pier", "")]
    assert found[3] == ("North’s towns", NORTH["name"])
