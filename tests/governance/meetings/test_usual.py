import pytest

from governance.meetings.usual import usual_bodies
from governance.models import Body
from partnerships.access import Role
from tests.factories import make_body, make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db
URL = "/workspace/partnerships/anyborough/usual-bodies/"


@pytest.fixture
def partnership():
    made = make_partnership(slug="anyborough", council=make_council("First Council"))
    made.lead_councils.add(make_council("Second Council"))
    return made


def test_two_councils_and_their_partnership_have_seven_bodies_in_one_form(client, partnership):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))
    form = client.get(URL).context["form"]
    typed = {name: field.initial for name, field in form.fields.items()} | {"name_1": "Executive"}

    client.post(URL, typed)

    assert Body.objects.count() == 7
    assert sorted(Body.objects.filter(council__name="First Council").values_list("name", flat=True)) == [
        "Executive",
        "Full Council",
        "Overview and Scrutiny Committee",
    ]


def test_tick_without_a_name_is_asked_about(client, partnership):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))

    page = client.post(URL, {"take_0": "on", "name_0": ""})

    assert page.context["form"].errors == {"name_0": ["Name it, or untick it."]}
    assert not Body.objects.exists()


def test_what_is_there_and_what_is_somebody_elses_is_not_offered(partnership):
    first, second = partnership.lead_councils.order_by("name")
    make_body(first, kind="executive", name="Executive")

    offered = usual_bodies(partnership, user=make_user(Role.CLERK, first))

    assert {(str(each.owner), each.name) for each in offered if each.owner in (first, second)} == {
        ("First Council", "Overview and Scrutiny Committee"),
        ("First Council", "Full Council"),
    }
