from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from partnerships.access import Role
from plans.discussion import to_do
from plans.discussion.verbs import comment, endorse, resolve, still_to_endorse
from plans.papers.versions import freeze
from tests.factories import give_role, make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


@pytest.fixture
def police():
    return make_organisation()


@pytest.fixture
def lead(plan, police):
    return make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police)


def titles(source, user):
    return [task.title for task in source(user, TODAY)]


def test_open_comments_are_a_task_of_officers_until_settled(plan, officer, lead):
    question = comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    comment(plan.paper, None, by=officer, text="Because.", parent=question)
    assert titles(to_do.comments_to_settle, officer) == ["Resolve 1 comment on “Safer Anyborough”"]
    assert titles(to_do.comments_to_settle, lead) == []
    other = comment(plan.paper, plan.paper.blocks.last().key, by=lead, text="Who?")
    assert titles(to_do.comments_to_settle, officer) == ["Resolve 2 comments on “Safer Anyborough”"]

    resolve(other, by=lead, done="Never mind.")
    resolve(question, by=officer, done="Done.")

    assert titles(to_do.comments_to_settle, officer) == []


def test_latest_version_is_a_task_of_a_lead_until_endorsed(plan, officer, lead, police):
    assert titles(to_do.versions_to_endorse, lead) == []
    freeze(plan.paper, by=officer, purpose="consultation")
    latest = freeze(plan.paper, by=officer, purpose="consultation")
    assert titles(to_do.versions_to_endorse, lead) == ["Read and endorse version 2 of “Safer Anyborough”"]
    assert titles(to_do.versions_to_endorse, officer) == []

    endorse(latest, by=lead, organisation=police)

    assert titles(to_do.versions_to_endorse, lead) == []


def test_who_speaks_for_two_organisations_is_asked_until_both_have_endorsed(plan, officer, lead, police):
    fire = make_organisation("Anyborough Fire", kind="fire")
    give_role(lead, Role.PARTNER_LEAD, plan.partnership, organisation=fire)
    version = freeze(plan.paper, by=officer, purpose="consultation")

    endorse(version, by=lead, organisation=fire)
    assert titles(to_do.versions_to_endorse, lead) == ["Read and endorse version 1 of “Safer Anyborough”"]
    endorse(version, by=lead, organisation=police)

    assert titles(to_do.versions_to_endorse, lead) == []


def test_read_and_endorse_opens_the_text_with_its_button(client, plan, officer, lead, police):
    version = freeze(plan.paper, by=officer, purpose="consultation")
    client.force_login(lead)
    [task] = to_do.versions_to_endorse(lead, TODAY)

    assert task.url == reverse("plans:paper_version", args=[plan.paper.key, 1])
    assert client.get(task.url).context["endorsing"] == [police]
    endorse(version, by=lead, organisation=police)
    assert client.get(task.url).context["endorsing"] == []


def test_only_the_latest_version_is_offered_and_only_to_those_who_endorse(plan, officer, lead, police):
    first, latest = (freeze(plan.paper, by=officer, purpose="consultation") for _ in range(2))

    assert [still_to_endorse(user, latest) for user in (lead, officer, AnonymousUser())] == [[police], [], []]
    assert still_to_endorse(lead, first) == []


def test_strangers_have_no_tasks_here(plan, officer, lead):
    freeze(plan.paper, by=officer, purpose="consultation")
    comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    stranger = make_user(Role.OFFICER, make_plan().partnership)

    assert titles(to_do.comments_to_settle, stranger) == []
    assert titles(to_do.versions_to_endorse, stranger) == []
