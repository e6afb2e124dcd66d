"""Frozen texts of the first format say today what they said then."""

import pytest

from plans.models.widening import widened
from plans.papers.versions import freeze
from tests.factories import make_plan, make_user

KEY = "00000000-0000-4000-8000-000000000001"
POLICE = {"slug": "anyborough-police", "name": "Anyborough Police"}
VIOLENCE = {"key": KEY, "title": "Violence"}


def old_action(**fields):
    own = {"key": KEY, "title": "Patrol", "priority": None, "lead": None, "lead_post": "", "cost": None}
    return {**own, "activities": [], **fields}


def document_of(*actions):
    block = {"key": KEY, "kind": "action_plan", "level": 1, "heading": "Actions", "data": {"actions": list(actions)}}
    return {"format": 1, "title": "Safer Anyborough", "blocks": [block]}


def widened_action(**fields):
    [block] = widened(document_of(old_action(**fields)))["blocks"]
    return block["data"]["actions"][0]


@pytest.mark.parametrize(
    ("then", "leads"),
    [
        ({}, []),
        ({"lead": POLICE}, [{"organisation": POLICE, "post": ""}]),
        ({"lead_post": "Chief Inspector"}, [{"organisation": None, "post": "Chief Inspector"}]),
    ],
)
def test_the_one_lead_is_the_first_of_several(then, leads):
    assert widened_action(**then)["leads"] == leads


def test_the_one_priority_is_the_first_of_several():
    assert widened_action(priority=VIOLENCE)["priorities"] == [VIOLENCE]
    assert widened_action()["priorities"] == []


def test_an_activity_keeps_its_words_and_states_nothing_more():
    [step] = widened_action(activities=[{"key": KEY, "text": "Two patrols"}])["activities"]

    assert {name: value for name, value in step.items() if value} == {"key": KEY, "text": "Two patrols"}


@pytest.mark.django_db
def test_a_version_is_read_in_todays_format_and_kept_in_its_own():
    paper, old = make_plan(blocks=()).paper, document_of(old_action(priority=VIOLENCE))

    version = freeze(paper, by=make_user(), purpose="import", document=old)

    assert (version.frozen_document, version.document) == (old, widened(old))
    assert version.own_sha256() == version.sha256
