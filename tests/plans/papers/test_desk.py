"""A plan's page leads to all that belongs to it; a text that stands says by what it is changed."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import PaperBasis
from plans.papers.desk import PartLink, parts_of
from tests.factories import make_assessment, make_block, make_plan, make_user, make_year

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 15)


@pytest.fixture
def plan():
    return make_plan(blocks=("Our area",))


@pytest.fixture
def officer(client, plan):
    user = make_user(Role.OFFICER, plan.partnership)
    client.force_login(user)
    return user


def page(name, paper):
    return reverse(name, args=[paper.key])


def test_a_plan_leads_to_what_it_and_its_year_hold(plan):
    for position, kind in enumerate(("priorities", "indicators", "funding", "risks", "approval_timetable"), start=1):
        make_block(plan.paper, kind=kind, position=position)
    year = make_year(plan)
    make_block(year.paper, kind="action_plan")

    assert parts_of(plan, TODAY) == [
        PartLink("Annual refresh 2026/27", page("plans:paper", year.paper)),
        PartLink("Priorities and areas of focus", page("priorities:edit", plan.paper)),
        PartLink("Indicators", page("priorities:indicators", plan.paper)),
        PartLink("Funding and allocations", page("actions:funding", plan.paper)),
        PartLink("Risks", page("actions:risks", plan.paper)),
        PartLink("Action plan 2026/27", page("actions:plan", year.paper)),
    ]


def test_the_year_that_has_begun_last_counts(plan):
    make_year(plan)
    make_year(plan, starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))

    assert [parts_of(plan, on)[0].text for on in (TODAY, date(2027, 4, 1), date(2030, 1, 1))] == [
        "Annual refresh 2026/27", "Annual refresh 2027/28", "Annual refresh 2027/28",
    ]  # fmt: skip


def test_the_papers_that_a_plan_is_based_on_are_links(client, plan, officer):
    own, other = make_assessment(plan.partnership), make_assessment(slug="elsewhere")
    for paper in (own.paper, other.paper):
        PaperBasis.objects.create(paper=plan.paper, basis=paper)
    PaperBasis.objects.create(paper=plan.paper, reference="A book")

    bases = client.get(reverse("plans:workspace", args=[plan.slug])).context["bases"]

    assert [url for _, url in bases] == [page("plans:paper", own.paper), "/assessments/elsewhere/", ""]


@pytest.mark.parametrize(("state", "number"), [("adopted", 3), ("not_recorded", 3), ("drafting", 0), ("withdrawn", 0)])
def test_what_a_standing_text_is_changed_by_are_links(state, number, client):
    plan = make_plan(state=state)
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    ways = client.get(page("plans:paper", plan.paper)).context["ways"]

    assert len(ways) == number
    assert [way["url"] for way in ways if client.get(way["url"]).status_code != 200] == []


def test_who_may_start_nothing_is_offered_no_way(client):
    plan = make_plan(state="adopted")
    client.force_login(make_user(Role.PARTNER_LEAD, plan.partnership))

    assert client.get(page("plans:paper", plan.paper)).context["ways"] == []


def test_an_adopted_assessment_leads_to_the_next_one(client):
    assessment = make_assessment()
    assessment.paper.state = "adopted"
    assessment.paper.save()
    client.force_login(make_user(Role.OFFICER, assessment.partnership))

    [way] = client.get(page("plans:paper", assessment.paper)).context["ways"]

    assert way["url"] == reverse("plans:start_assessment", args=[assessment.partnership.slug])


@pytest.mark.parametrize(
    ("state", "words"),
    [("drafting", "No version sent to partners yet"), ("adopted", "Versions, and who endorsed them")],
)
def test_chapters_that_stand_miss_no_endorsement(state, words, client):
    plan = make_plan(state=state)
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    assert words in client.get(page("plans:paper", plan.paper)).content.decode()
