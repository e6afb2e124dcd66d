import pytest

from partnerships.access import Role
from partnerships.models import Organisation, Partnership, RegisteredCouncil
from tests.factories import make_council, make_partnership, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
ADD = "/workspace/set-up/partnership/"


@pytest.fixture(autouse=True)
def site_administrator(client):
    user = make_user(Role.SITE_ADMINISTRATOR)
    client.force_login(user)
    return user


def add(client, **typed):
    return client.post(ADD, {"areas": "Castle Point\nRochford", "kind": "area"} | typed)


def test_council_chosen_from_the_register_is_filled_in(client):
    page = client.get("/workspace/register/CAS/").content.decode()
    code = RegisteredCouncil.objects.get(short_name="Castle Point").code

    form = client.get(f"{ADD}?council={code}").context["form"]

    assert f"{ADD}?council=CAS" in page
    assert form["areas"].value() == "Castle Point"


def test_partnership_is_started_in_one_form_with_its_usual_name(client):
    answer = add(client)

    made = Partnership.objects.get()
    assert made.name == "Castle Point and Rochford Community Safety Partnership"
    assert answer.url == f"/workspace/partnerships/{made.slug}/authorities/"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"areas": "Castel Point"}, "areas"),
        ({"areas": ""}, "areas"),
        ({"areas": "Essex County Council"}, "areas"),
        ({"leads": "Nobody"}, "leads"),
        ({"predecessors": "Never CSP"}, "predecessors"),
        ({"closes_predecessors": "on"}, "starts_on"),
        ({"starts_on": "31/02/2026"}, "starts_on"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_made(client, typed, field):
    page = add(client, **typed)

    form = page.context["form"]
    shown = [each.name for each in form.asked_of_all()]
    shown += [each.name for _, fields, is_open in form.folded() if is_open for each in fields]
    assert list(form.errors) == [field] and field in shown
    assert not Partnership.objects.exists()


def test_county_group_is_for_the_county(client):
    add(client, areas="Essex County Council", kind="county")

    made = Partnership.objects.get()
    assert (made.name, made.kind, [str(each) for each in made.lead_councils.all()]) == (
        "Essex Community Safety Strategy Group", "county", ["Essex County Council"],
    )  # fmt: skip


def test_partnership_without_a_known_area_can_still_be_changed(client):
    partnership = make_partnership(council=make_council("Anyborough Council"))
    partnership.areas.create(name="Anyborough")
    url = f"/workspace/partnerships/{partnership.slug}/set-up/"
    typed = client.get(url).context["form"].initial | {"agreement": "Agreed by both councils", "agreed_on": "1/4/2025"}

    client.post(url, {name: value for name, value in typed.items() if value is not None})

    partnership.refresh_from_db()
    assert (partnership.agreement, partnership.agreed_on.isoformat()) == ("Agreed by both councils", "2025-04-01")
    assert [area.name for area in partnership.areas.all()] == ["Anyborough"]


def test_closed_partnership_tells_its_last_day_and_its_successor(client):
    before = make_partnership("Rochford CSP")
    add(client, predecessors="Rochford CSP", closes_predecessors="on", starts_on="1/4/2025")
    client.logout()

    page = client.get(before.get_absolute_url()).content.decode()

    assert "Its last day was 31 March 2025." in page
    assert "Succeeded by" in page


def test_last_day_is_given_and_taken_back_with_a_reason(client):
    partnership = make_partnership()
    url = f"/workspace/partnerships/{partnership.slug}/close/"
    days = []
    for typed in ({"on": "31/3/2026", "reason": "Merged"}, {"on": "", "reason": "Not merged after all"}):
        client.post(url, typed)
        partnership.refresh_from_db()
        days.append(partnership.ends_on and partnership.ends_on.isoformat())

    assert days == ["2026-03-31", None]


def test_council_alone_comes_into_the_portal_once_and_is_renamed_there(client):
    for _ in range(2):
        answer = client.post("/workspace/register/CAS/use/")
    client.post(answer.url, {"name": "Castle Point Council", "short_name": "CPBC", "kind": "district"})

    assert list(Organisation.objects.values_list("name", "short_name")) == [("Castle Point Council", "CPBC")]


def test_register_is_narrowed_by_words_and_shows_former_councils_when_asked(client):
    today = client.get("/workspace/register/?words=cumberl")
    former = client.get("/workspace/register/?words=cumb&state=former")

    assert [row.short_name for row in today.context["councils"].data] == ["Cumberland"]
    assert "Cumbria" in [row.short_name for row in former.context["councils"].data]


def test_council_that_the_register_does_not_know_is_added_by_hand(client):
    typed = {"name": "North Essex Council", "short_name": "North Essex", "kind": "unitary", "country": "england"}

    client.post("/workspace/register/add/", typed | {"police_area": "Essex", "first_day": "1/4/2028"})
    again = client.post("/workspace/register/add/", typed)

    made = RegisteredCouncil.objects.get(short_name="North Essex")
    assert (made.code[:4], made.police_area, made.first_day.isoformat()) == ("OWN-", "Essex", "2028-04-01")
    assert list(again.context["form"].errors) == ["name"]
