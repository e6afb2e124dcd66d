from datetime import date

import pytest
from django.urls import reverse

from actions.action_plan.noun import ACTIONS
from actions.models import Action, ActionPlan
from plans.editing import verbs as editing
from tests.actions.data import NOT_STATED, action
from tests.factories import make_block, make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.pages import banner
from tests.plans.rows.posting import posted

pytestmark = pytest.mark.django_db


TODAY = date(2026, 11, 23)


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=(), state="drafting").paper


@pytest.fixture
def police(paper):
    return make_membership(paper.partnership, make_organisation(slug="anyborough-police")).organisation


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership)


@pytest.fixture
def lead(paper, police):
    return make_user("partner_lead", paper.partnership, organisation=police)


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def due(on):
    return {**NOT_STATED, "kind": "date", "date": on.isoformat()}


def add(paper, officer, title="Patrol", on=TODAY, **fields):
    return editing.add(ACTIONS, paper, action(title, timescale=due(on), **fields), by=officer)


def test_add_an_action_with_lead_partners_and_activities(client, paper, officer, police):
    fresh = posted(ACTIONS.form_class(paper=paper))
    fresh.update({"title": "Patrol", "timescale": "text", "text": "Each weekend"})
    fresh.update({"leads-0-organisation": police.slug, "leads-0-post": "Chief Inspector"})
    fresh.update({"activities-count": "1", "activities-0-text": "Two patrols"})
    fresh.setlist("partners", [police.slug])

    response = sign_in(client, officer).post(
        reverse("actions:action_add", args=[paper.key]), _single(fresh), follow=True
    )

    assert banner(response) == ["“Patrol” was added."]
    made = Action.objects.get()
    assert [(lead.organisation, lead.post) for lead in made.leads.all()] == [(police, "Chief Inspector")]
    assert made.timescale_text == "Each weekend"
    assert [activity.text for activity in made.activities.all()] == ["Two patrols"]
    assert [partner.organisation for partner in made.partners.all()] == [police]


def _single(post):
    return {name: values if name == "partners" else values[-1] for name, values in post.lists()}


@pytest.mark.parametrize("count", [1, 3])
def test_section_asks_the_database_equally_often(client, paper, officer, police, django_assert_num_queries, count):
    make_block(paper, kind="action_plan", data={"intro_html": ""})
    for number in range(count):
        add(paper, officer, f"Action {number}")
    sign_in(client, officer).get(reverse("actions:plan", args=[paper.key]))

    with django_assert_num_queries(21):
        client.get(reverse("actions:plan", args=[paper.key]))


def test_action_plan_block_keeps_where_its_rows_are_and_its_classes(client, paper, officer):
    block = make_block(paper, kind="action_plan", data={"intro_html": ""})
    page = reverse("plans:block_edit", args=[paper.key, block.key])
    post = {
        "heading": "Action plan",
        "level": "1",
        "intro_html": "",
        "reference": "annex, pages 8–17",
        "taxonomy-count": "1",
        "taxonomy-0-label": "Prevent",
        "taxonomy-0-code": "",
        "revision": block.revision,
    }

    sign_in(client, officer).post(page, post)

    plan = ActionPlan.objects.get()
    assert (plan.rows_known, plan.reference) == (False, "annex, pages 8–17")
    assert [(each.code, each.label) for each in plan.taxonomy.all()] == [("prevent", "Prevent")]
