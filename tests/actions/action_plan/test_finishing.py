from datetime import date

import pytest
from django.urls import reverse

from actions.action_plan.finishing import finish, finished_on, reopen
from actions.action_plan.noun import ACTIONS
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.editing import verbs as editing
from tests.actions.data import NOT_STATED, action
from tests.days import in_days, today
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.pages import banner

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


@pytest.fixture
def row(paper, officer, police):
    return add(paper, officer)


def test_partner_lead_finishes_the_action_it_leads(client, row, lead):
    page = reverse("actions:action_finish", args=[row.paper.key, row.key])

    response = sign_in(client, lead).post(page, {"on": today().isoformat()}, follow=True)

    assert banner(response) == ["“Patrol” was marked as finished."]
    assert finished_on(row) == today()
    assert AuditEntry.objects.about(row).get().event == "action finished"


def test_action_is_not_finished_in_the_future(client, row, lead):
    page = reverse("actions:action_finish", args=[row.paper.key, row.key])
    tomorrow = in_days(1)

    response = sign_in(client, lead).post(page, {"on": tomorrow.isoformat()})

    assert response.context["form"].errors == {"on": ["This day is still to come: enter the day on which it happened."]}


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
    assert finished_on(row) is None


def test_reason_for_what_somebody_else_did_meanwhile_stays_typed(client, row, officer):
    page = reverse("actions:action_reopen", args=[row.paper.key, row.key])

    response = sign_in(client, officer).post(page, {"reason": "Recorded on the wrong action"})

    assert banner(response) == ["This action is not finished."]
    assert response.context["form"]["reason"].value() == "Recorded on the wrong action"
