"""What the discussion adds to a paper's desk: work while it is open, and only what was said once it stands."""

from datetime import date

import pytest

from partnerships.access import Role
from plans.discussion.steps import discussion_steps
from plans.discussion.verbs import comment, endorse
from plans.models import Paper
from plans.papers.versions import freeze
from tests.factories import make_membership, make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def told(paper):
    return [(step.title, step.status, step.colour) for step in discussion_steps(paper, None, TODAY)]


def test_an_open_text_asks_for_comments_and_endorsements():
    assert told(make_plan().paper) == [
        ("Read and comment", "None open", ""),
        ("Endorsements of the authorities", "Nobody to ask", "grey"),
    ]


def test_the_numbers_of_a_desk_are_of_its_own_text_and_its_latest_version():
    plan, police, fire = make_plan(), make_organisation(), make_organisation("Anyborough Fire")
    leads = [make_user(Role.PARTNER_LEAD, plan.partnership, organisation=each) for each in (police, fire)]
    for organisation in (police, fire):
        make_membership(plan.partnership, organisation)
    comment(plan.paper, plan.paper.blocks.first().key, by=leads[0], text="Why?")
    versions = [freeze(plan.paper, by=leads[0], purpose="consultation") for _ in range(2)]
    endorse(versions[0], by=leads[0], organisation=police)
    endorse(versions[1], by=leads[1], organisation=fire)
    asked = told(plan.paper)
    endorse(versions[1], by=leads[0], organisation=police)

    assert asked == [("Read and comment", "1 open", "yellow"), ("Endorsements of the authorities", "1 of 2", "yellow")]
    assert told(plan.paper)[1] == ("Endorsements of the authorities", "2 of 2", "")
    plan.paper.state = Paper.State.ADOPTED
    assert told(plan.paper) == [("Read the comments on it", "1", ""), ("See who endorsed it", "2", "")]
    assert told(make_plan(plan.partnership, state="adopted").paper) == []


@pytest.mark.parametrize("state", ["adopted", "superseded", "withdrawn", "not_recorded"])
def test_a_text_that_is_not_open_asks_nobody(state):
    plan = make_plan(state=state)
    make_membership(plan.partnership, make_organisation())

    assert told(plan.paper) == []


def test_of_an_adopted_text_what_was_said_is_told():
    plan, police = make_plan(), make_organisation()
    make_membership(plan.partnership, police)
    lead = make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police)
    comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    endorse(freeze(plan.paper, by=lead, purpose="consultation"), by=lead, organisation=police)
    plan.paper.state = Paper.State.ADOPTED

    assert told(plan.paper) == [("Read the comments on it", "1", ""), ("See who endorsed it", "1", "")]
