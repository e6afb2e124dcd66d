"""The address of a plan follows its title until something of it is public; old addresses lead on."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from partnerships.access import Role
from plans.models import Plan, Publication
from plans.papers.addresses import address_of_title, plan_formerly_at
from plans.papers.changing import change_details
from plans.papers.versions import freeze, publish
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


@pytest.fixture
def plan(partnership):
    return make_plan(partnership, title="First words", slug="first-words")


def rename(plan, title, by):
    plan.title = title
    change_details(plan.paper, plan, by=by)
    return Plan.objects.get(pk=plan.pk).slug


def make_public(plan, by):
    publish(freeze(plan.paper, by=by, purpose="consultation"), by=by, basis=Publication.Basis.PAPERS)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Safer Anyborough 2027–30", "safer-anyborough-202730"),
        ("Second, better words!", "second-better-words"),
        ("Ñandú", "nandu"),
        ("计划", "anyborough-plan"),
        ("w" * 200, "w" * 70),
    ],
)
def test_the_address_is_made_of_the_title(title, slug, partnership):
    assert address_of_title(title, partnership) == slug


def test_the_address_follows_the_title_while_nothing_is_public(plan, officer):
    freeze(plan.paper, by=officer, purpose="consultation")

    assert rename(plan, "Better words", officer) == "better-words"
    assert rename(plan, "First words", officer) == "first-words"


def test_the_address_stays_once_something_is_public(plan, officer):
    make_public(plan, officer)

    assert rename(plan, "Better words", officer) == "first-words"


def test_a_title_that_stays_changes_no_address(partnership, officer):
    plan = make_plan(partnership, title="Words", slug="given-by-a-file")
    plan.ends_on = plan.ends_on.replace(year=plan.ends_on.year + 1)
    change_details(plan.paper, plan, by=officer)

    assert Plan.objects.get(pk=plan.pk).slug == "given-by-a-file"


@pytest.mark.parametrize("name", ["plans:workspace", "plans:start_year", "governance:plan_calendar"])
def test_an_old_address_leads_to_the_new_one(name, client, plan, officer):
    rename(plan, "Better words", officer)
    client.force_login(officer)

    response = client.get(reverse(name, args=["first-words"]) + "?page=2")

    assert (response.status_code, response.url) == (302, reverse(name, args=["better-words"]) + "?page=2")


def test_the_public_is_led_on_only_to_what_is_public(client, plan, officer):
    rename(plan, "Better words", officer)
    old = reverse("plans:detail", args=["first-words"])
    assert client.get(old).status_code == 404

    make_public(Plan.objects.get(pk=plan.pk), officer)

    assert client.get(old).url == reverse("plans:detail", args=["better-words"])


def test_an_address_that_another_plan_took_is_that_plans(plan, officer, partnership):
    rename(plan, "Better words", officer)
    assert plan_formerly_at(officer, "first-words") == plan
    make_plan(partnership, slug="first-words")

    assert plan_formerly_at(officer, "first-words") is None
    assert plan_formerly_at(AnonymousUser(), "better-words") is None


def test_strangers_are_led_nowhere(client, plan, officer):
    rename(plan, "Better words", officer)
    client.force_login(make_user(Role.OFFICER, make_partnership()))

    assert client.get(reverse("plans:workspace", args=["first-words"])).status_code == 404
