from datetime import date

import pytest

from plans.models import Adoption, Paper, Publication
from plans.papers.record import record_of, status_sentence
from plans.papers.versions import freeze, publish
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


def adopted(plan, *, on=None, body=""):
    user = make_user("site_administrator")
    version = freeze(plan.paper, by=user, purpose="import")
    publish(version, by=user, basis=Publication.Basis.ADOPTION)
    Adoption.objects.create(paper=plan.paper, version=version, adopted_on=on, body=body, recorded_by=user)
    plan.paper.state = Paper.State.ADOPTED
    plan.paper.save()
    return plan.paper


@pytest.mark.parametrize(
    ("on", "body", "status"),
    [
        (date(2020, 7, 16), "Full Council", "Adopted by Full Council on 16 July 2020"),
        (None, "Full Council", "Adopted by Full Council; date not recorded"),
        (date(2020, 7, 16), "", "Adopted on 16 July 2020; adopting body not recorded"),
        (None, "", "Adopted; body and date not recorded"),
    ],
)
def test_record_of_an_adopted_plan_names_what_is_not_recorded(on, body, status):
    paper = adopted(make_plan(), on=on, body=body)

    assert record_of(paper, public=True)["status"] == status


def test_record_of_a_plan_past_its_period_says_that_it_ended():
    paper = adopted(make_plan(starts_on=date(2017, 4, 1), ends_on=date(2018, 3, 31)))

    record = record_of(paper, public=True, on=date(2026, 11, 21))

    assert record["ended"] == "ended 31 March 2018; no later plan recorded"
    assert record["tag"] == {"text": "Ended", "colour": "grey"}


def test_record_of_a_succeeded_plan_names_the_later_one():
    plan = make_plan(starts_on=date(2017, 4, 1), ends_on=date(2018, 3, 31))
    paper = adopted(plan)
    adopted(make_plan(plan.partnership, title="The next plan", starts_on=date(2018, 4, 1), predecessor=plan))

    assert (
        record_of(paper, public=True, on=date(2026, 1, 1))["ended"]
        == "ended 31 March 2018; succeeded by “The next plan”"
    )


def test_record_of_a_draft_hides_an_unpublished_predecessor_from_the_public():
    before = make_plan(title="Never published")
    plan = make_plan(before.partnership, predecessor=before)

    assert record_of(plan.paper, public=True)["predecessor"] is None
    assert record_of(plan.paper, public=False)["predecessor"]["title"] == "Never published"


@pytest.mark.parametrize(
    ("deciding", "status"),
    [
        (None, "Proposed"),
        ({"adopted": 2, "of": 3, "body": "Full Council", "on": "2026-04-01"}, "Proposed: adopted by 2 of 3 councils"),
        (
            {"adopted": 0, "of": 1, "body": "Full Council", "on": "2026-04"},
            "Proposed: to be decided by Full Council in April 2026",
        ),
    ],
)
def test_status_of_a_proposed_plan_says_who_has_still_to_decide(deciding, status):
    assert status_sentence({"state": "in_approval", "is_proposed": True, "deciding": deciding}) == status
