"""The public pages that gather rooms: what home and a partnership show, and to whom it makes no difference."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from lxml.html import fromstring

from partnerships.access import Role
from plans.models import Paper, Publication, Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze, publish
from tests.days import in_days
from tests.factories import make_assessment, make_council, make_membership, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def site():
    return make_user(Role.SITE_ADMINISTRATOR)


def plan_of(partnership, title, *, starts_on=None):
    first = starts_on or in_days(-100)
    return make_plan(partnership, title=title, starts_on=first, ends_on=first + timedelta(days=1000))


def adopted(plan, site):
    version = freeze(plan.paper, by=site, purpose=Version.Purpose.ADOPTION)
    send_for_approval(plan.paper, by=site)
    adopt(plan.paper, version, by=site, on=plan.starts_on, body="Full Council")
    return plan


def page_of(client, partnership):
    return client.get(partnership.get_absolute_url()).context


def titles(entries):
    return [entry["plan"].title for entry in entries]


def test_the_title_of_a_partnerships_page_says_its_name_once(client):
    partnership = make_partnership("Eastmere Community Safety Partnership")

    title = fromstring(client.get(partnership.get_absolute_url()).content.decode()).findtext(".//title")

    assert " ".join(title.split()) == "Plans, meetings and assessments – Eastmere Community Safety Partnership"


def test_home_lists_partnerships_with_their_plan_in_force(client, partnership, site):
    plan = adopted(plan_of(partnership, "Safer now"), site)
    other = make_partnership("Elsewhere CSP")
    other.lead_councils.add(make_council("Another Council"))

    context = client.get(reverse("pages:home")).context

    assert context["entries"] == [
        (
            partnership,
            [f"Plan in force: Safer now, until {date_format(plan.ends_on, 'j F Y')}"],
            ["Anyborough Council"],
        ),
        (other, [], ["Another Council", "Anyborough Council"]),
    ]
    assert context["total"] == 2


@pytest.mark.parametrize("typed", [" elsewhere ", "far cou", "north", "WEST"])
def test_home_finds_partnerships_by_their_names_councils_and_areas(client, partnership, typed):
    other = make_partnership("Elsewhere CSP", council=make_council("Far Council"))
    other.lead_councils.add(make_council("Other Far Council"))
    other.areas.create(name="North Far")
    other.areas.create(name="West Far, north of it")

    context = client.get(reverse("pages:home"), {"q": typed}).context

    assert (context["words"], [found for found, *_ in context["entries"]]) == (typed.strip(), [other])


def test_words_of_a_plan_are_found_without_a_word_of_what_was_not(client, partnership, site):
    plan = adopted(plan_of(partnership, "Safer now"), site)
    block = plan.paper.blocks.first()
    words = client.get(reverse("pages:home"), {"q": block.heading}).content.decode()

    assert plan.title in words
    assert "No partnership has that name" not in words
    assert "0 partnerships" not in words


def test_home_takes_no_more_than_a_hundred_characters_of_a_search(client, partnership):
    assert client.get(reverse("pages:home"), {"q": "x" * 500}).context["words"] == "x" * 100


def test_home_of_a_page_that_is_not_there_is_the_last_one(client, partnership):
    page = client.get(reverse("pages:home"), {"page": "99"}).context["page"]

    assert (page.number, list(page)) == (1, [partnership])


def test_a_partnership_shows_its_plan_in_force_and_those_that_ended(client, partnership, site):
    adopted(plan_of(partnership, "Safer now"), site)
    adopted(plan_of(partnership, "Safer then", starts_on=date(2015, 4, 1)), site)

    context = page_of(client, partnership)

    assert [entry["plan"].title for entry in context["current"]] == ["Safer now"]
    assert (titles(context["past"]), titles(context["coming"])) == (["Safer then"], [])


def test_a_plan_of_which_nothing_is_public_is_not_told_of(client, partnership, site):
    plan_of(partnership, "Quiet draft")

    context = page_of(client, partnership)

    assert (context["current"], context["coming"], context["past"]) == ([], [], [])
    assert "Quiet draft" not in client.get(partnership.get_absolute_url()).content.decode()


def test_a_plan_with_a_public_text_is_on_its_way(client, partnership, site):
    plan = plan_of(partnership, "Safer next", starts_on=in_days(50))
    version = freeze(plan.paper, by=site, purpose=Version.Purpose.ADOPTION)
    publish(version, by=site, basis=Publication.Basis.PAPERS)

    context = page_of(client, partnership)

    assert (context["current"], titles(context["coming"])) == ([], ["Safer next"])


def test_members_of_today_sit_at_the_table(client, partnership):
    seat = make_membership(partnership, starts_on=date(2010, 1, 1))
    make_membership(partnership, starts_on=date(2010, 1, 1), ends_on=date(2011, 1, 1))

    assert [each.pk for each in page_of(client, partnership)["members"]] == [seat.pk]


def test_a_seat_without_days_is_not_said_to_sit_at_the_table_today(client, partnership):
    seat = make_membership(partnership)

    shown = page_of(client, partnership)

    assert (shown["members"], shown["undated"]) == ([], [seat])


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        ([], ["Who its members are is not recorded yet."]),
        ([{}], ["Since when is not recorded."]),
        ([{"starts_on": date(2010, 1, 1)}], []),
        ([{}, {"starts_on": date(2010, 1, 1)}], ["Named as members, on days not recorded"]),
    ],
    ids=["nobody", "without days", "with days", "some with days"],
)
def test_what_is_not_known_of_members_is_said_once(client, partnership, seats, said):
    for seat in seats:
        make_membership(partnership, **seat)

    page = client.get(partnership.get_absolute_url()).content.decode()

    sentences = ("Who its members are is not recorded yet.", "Since when is not recorded.", "Named as members, on days")
    assert [words for words in said if words not in page] == []
    assert sum(page.count(words) for words in sentences) == len(said)


def test_a_partnership_nobody_knows_is_not_found(client):
    assert client.get(reverse("pages:partnership", args=["nowhere"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "heading"), [("accessibility", "Accessibility"), ("privacy", "Privacy"), ("contact", "Contact")]
)
def test_each_statement_is_there_for_everybody_under_its_own_heading(client, name, heading):
    page = client.get(reverse(f"pages:{name}")).content.decode()

    assert page.count("<h1") == 1
    assert heading in page.partition("<h1")[2].partition("</h1>")[0]


@pytest.mark.parametrize("name", ["accessibility", "contact"])
def test_those_who_run_the_site_can_be_reached_in_three_ways(client, settings, name):
    settings.CONTACT = {
        "address": "Town Hall, 1 Square",
        "email": "safety@council.example",
        "telephone": "01632 960002",
    }

    page = client.get(reverse(f"pages:{name}")).content.decode()

    assert [way for way in settings.CONTACT.values() if way not in page] == []


@pytest.mark.parametrize(
    "part",
    [
        "partially compliant", "1.1.1", "Enforcement procedure", "Equality Advisory and Support Service",
        "within 10 working days", "prepared on 28 November 2026", "last reviewed on", "last tested on",
    ],
)  # fmt: skip
def test_accessibility_statement_holds_what_the_model_statement_asks_for(client, part):
    assert part in client.get(reverse("pages:accessibility")).content.decode()


def assessed(partnership, site, title, *, state, is_public):
    found = make_assessment(partnership, title=title, slug=title.lower().replace(" ", "-"))
    version = freeze(found.paper, by=site, purpose=Version.Purpose.ADOPTION)
    if is_public:
        publish(version, by=site, basis=Publication.Basis.PAPERS)
    Paper.objects.filter(pk=found.paper.pk).update(state=state)
    return found


def test_partnership_shows_the_assessments_that_stand_and_are_public(client, partnership, site):
    shown = assessed(partnership, site, "Assessment 2026", state="adopted", is_public=True)
    assessed(partnership, site, "Assessment 2027", state="drafting", is_public=True)
    assessed(partnership, site, "Assessment 2025", state="adopted", is_public=False)

    response = client.get(partnership.get_absolute_url())

    assert list(response.context["assessments"]) == [shown]
    assert reverse("plans:assessment", args=[shown.slug]) in response.content.decode()
