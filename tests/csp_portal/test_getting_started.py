import pytest

from governance.models import Body, CouncilSettings
from partnerships.access import Role
from partnerships.models import RegisteredCouncil
from partnerships.people.verbs import invite
from tests.days import in_days
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    council = make_council(slug="anyborough-council")
    RegisteredCouncil.objects.create(
        code="ANY",
        ons_code="E06009990",
        name=council.name,
        short_name="Anyborough",
        kind="unitary",
        organisation=council,
    )
    return make_partnership(slug="anyborough", council=council)


@pytest.fixture
def administrator(client):
    user = make_user(Role.SITE_ADMINISTRATOR)
    client.force_login(user)
    return user


def states(client, place="partnerships/anyborough"):
    return {step.title: step.status for step in client.get(f"/workspace/{place}/getting-started/").context["steps"]}


def test_new_partnership_has_everything_to_do(client, administrator, partnership):
    assert set(states(client).values()) == {"To do"}
    assert list(states(client)) == [
        "Areas and lead councils",
        "Responsible authorities",
        "Somebody who writes the plan",
        "A clerk of Anyborough Council",
        "Committees and boards",
        "Meetings to come",
        "Name, logo and colours",
        "The first plan",
    ]


def test_what_was_done_is_told_and_who_is_invited(client, administrator, partnership):
    partnership.areas.create(name="Anyborough", code="E06009990")
    client.post("/workspace/partnerships/anyborough/usual-bodies/", {"take_0": "on", "name_0": "The Board"})
    make_meeting(Body.objects.get(), on=in_days(9))
    invite(partnership, by=administrator, email="new@example.org", name="New", role=Role.OFFICER)
    make_plan(partnership)

    found = states(client)

    assert [title for title, status in found.items() if status == "Done"] == [
        "Areas and lead councils",
        "Meetings to come",
        "The first plan",
    ]
    assert found["Somebody who writes the plan"] == "Invited"


def test_settings_that_were_looked_at_unchanged_count(client, administrator, partnership):
    url = "/workspace/partnerships/anyborough/settings/"
    same = client.get(url).context["form"].initial

    client.post(url, {name: same[name] for name in ("name", "website", "email", "colour", "accent")})

    assert states(client)["Name, logo and colours"] == "Done"


def test_every_line_leads_to_a_page_that_opens(client, administrator, partnership):
    steps = [
        step
        for place in ("partnerships/anyborough", "councils/anyborough-council")
        for step in client.get(f"/workspace/{place}/getting-started/").context["steps"]
    ]

    assert {step.title: client.get(step.url).status_code for step in steps if step.url} == {
        step.title: 200 for step in steps
    }


def test_council_has_a_list_of_its_own(client, administrator, partnership):
    council = partnership.lead_councils.get()
    make_user(Role.CLERK, council)
    make_body(council)
    CouncilSettings.objects.create(council=council)

    assert states(client, "councils/anyborough-council") == {
        "A clerk of Anyborough Council": "Done",
        "Committees": "Done",
        "Meetings to come": "To do",
        "Notice, calendar and closure days": "Done",
        "Privacy statement": "To do",
        "Councillors": "To do",
    }


def test_administrator_of_a_partnership_is_not_sent_to_pages_of_others(client, partnership):
    client.force_login(make_user(Role.ADMINISTRATOR, partnership))

    steps = client.get("/workspace/partnerships/anyborough/getting-started/").context["steps"]

    assert [step.title for step in steps if not step.url] == [
        "Areas and lead councils",
        "A clerk of Anyborough Council",
    ]
