import pytest
from django.urls import reverse

from priorities.models import Priority
from tests.factories import make_block, make_partnership, make_plan, make_user, make_year
from tests.plans.rows.kinds import compose, load
from tests.plans.rows.pages import said
from tests.priorities.data import priorities, priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership, name="Officer")


@pytest.fixture
def client(client, officer):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def section(paper):
    return reverse("priorities:edit", args=[paper.key])


class TestYear:
    @pytest.fixture
    def year(self, paper, officer):
        load("priorities", priorities(priority("Road safety"), priority("Alcohol")), paper, by=officer)
        year = make_year(paper.plan)
        make_block(year.paper, kind="priorities", data={"intro_html": ""})
        return year.paper

    def test_shows_the_plans_priorities_and_their_order(self, client, year):
        page = said(client.get(section(year)))

        assert "This year shows the priorities of “Safer Anyborough”." in page
        assert page.index("Road safety") < page.index("Alcohol")

    def test_order_of_the_year_leaves_the_plan_alone(self, client, paper, year):
        [road_safety, alcohol] = Priority.objects.of(paper)

        client.post(reverse("priorities:order", args=[year.key]), {"key": alcohol.key, "direction": "up"})

        block = year.blocks.get()
        assert [item["title"] for item in compose(block)["priorities"]] == ["Alcohol", "Road safety"]
        assert [row.title for row in Priority.objects.of(paper)] == ["Road safety", "Alcohol"]
        assert road_safety.history.count() == 1

    def test_own_priorities_are_copied_under_the_same_keys(self, client, paper, year):
        client.post(reverse("priorities:own", args=[year.key]))

        assert [row.key for row in Priority.objects.of(year)] == [row.key for row in Priority.objects.of(paper)]
        assert client.get(reverse("priorities:own", args=[year.key])).status_code == 404
