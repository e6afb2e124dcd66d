from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.models import Action, ActionPlan
from actions.nouns import ACTIONS, LINES
from actions.tasks import tasks_for
from actions.workflow import finish, reopen
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.editing.row_verbs import add_row
from tests.factories import make_block, make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.posting import posted
from tests.priorities.test_views import banner, said

from .data import NOT_STATED, action, line

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
    return add_row(ACTIONS, paper, action(title, timescale=due(on), **fields), by=officer)


@pytest.fixture
def row(paper, officer, police):
    return add(paper, officer)


def test_add_an_action_with_lead_partners_and_activities(client, paper, officer, police):
    fresh = posted(ACTIONS.form_class(paper=paper))
    fresh.update({"title": "Patrol", "lead": police.slug, "timescale": "text", "text": "Each weekend"})
    fresh.update({"activities-count": "1", "activities-0-text": "Two patrols"})
    fresh.setlist("partners", [police.slug])

    response = sign_in(client, officer).post(
        reverse("actions:action_add", args=[paper.key]), _single(fresh), follow=True
    )

    assert banner(response) == ["“Patrol” was added."]
    made = Action.objects.get()
    assert (made.lead, made.timescale_text) == (police, "Each weekend")
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

    with django_assert_num_queries(13):
        client.get(reverse("actions:plan", args=[paper.key]))


def test_funding_section_shows_what_is_awaited(client, paper, officer):
    awaited = line("Council", amount=None, state="awaiting", decision={"body": "Cabinet", "on": "2027-02-06"})
    add_row(LINES, paper, awaited, by=officer)

    page = said(sign_in(client, officer).get(reverse("actions:funding", args=[paper.key])))

    assert "Council, 2026/27 Awaiting the decision of Cabinet on 6 February 2027" in page


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


def test_partner_lead_finishes_the_action_it_leads(client, row, lead):
    page = reverse("actions:action_finish", args=[row.paper.key, row.key])

    response = sign_in(client, lead).post(page, {"on": timezone.localdate().isoformat()}, follow=True)

    row.refresh_from_db()
    assert banner(response) == ["“Patrol” was marked as finished."]
    assert row.finished_on == timezone.localdate()
    assert AuditEntry.objects.about(row).get().event == "action finished"


def test_action_is_not_finished_in_the_future(client, row, lead):
    page = reverse("actions:action_finish", args=[row.paper.key, row.key])
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = sign_in(client, lead).post(page, {"on": tomorrow.isoformat()})

    assert response.context["form"].errors == {"on": ["This day is still to come."]}


def test_other_lead_may_not_report_on_the_action(row):
    stranger = make_user("partner_lead", row.paper.partnership)

    with pytest.raises(Refused) as refused:
        finish(row, by=stranger, on=TODAY)

    assert refused.value.reasons == [
        "Another organisation leads this action: only it, or the community safety officer, reports on it."
    ]


def test_action_is_finished_once(row, officer):
    finish(row, by=officer, on=TODAY)

    with pytest.raises(Refused) as refused:
        finish(row, by=officer, on=TODAY)

    assert refused.value.reasons == ["This action is finished already."]


def test_reopening_asks_why(row, officer):
    finish(row, by=officer, on=TODAY)

    with pytest.raises(Refused) as refused:
        reopen(row, by=officer, reason=" ")
    assert refused.value.reasons == ["Say why the action is not finished after all."]

    reopen(row, by=officer, reason="Recorded on the wrong action")
    row.refresh_from_db()
    assert row.finished_on is None


def test_lead_is_told_of_actions_due_within_four_weeks(paper, officer, police, lead):
    add(paper, officer, "Soon", TODAY + timedelta(days=28))
    add(paper, officer, "Later", TODAY + timedelta(days=29))
    add(paper, officer, "Another's", TODAY, lead=None)
    finish(add(paper, officer, "Done", TODAY), by=officer, on=TODAY)

    [task] = tasks_for(lead, TODAY)

    assert (task.title, task.due) == ("Action “Soon” is due", TODAY + timedelta(days=28))
    assert task.detail == f"Led by {police}"


def test_officer_is_told_of_overdue_actions_only(paper, officer, police):
    add(paper, officer, "Soon", TODAY + timedelta(days=3))
    add(paper, officer, "Late", TODAY - timedelta(days=1))

    assert [task.title for task in tasks_for(officer, TODAY)] == ["Action “Late” is overdue"]


def test_what_an_ended_plan_left_undone_is_no_task(paper, officer, police):
    add(paper, officer, "Late", TODAY - timedelta(days=1))
    paper.plan.ends_on = TODAY - timedelta(days=1)
    paper.plan.save()

    assert tasks_for(officer, TODAY) == []


def test_actions_of_other_partnerships_and_superseded_plans_are_no_tasks(paper, officer, police):
    add(paper, officer, "Late", TODAY - timedelta(days=1))
    stranger = make_user("officer", make_partnership())

    assert tasks_for(stranger, TODAY) == []
    paper.state = "superseded"
    paper.save()
    assert tasks_for(officer, TODAY) == []
