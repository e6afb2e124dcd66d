"""How many people live in the areas, and rates counted among them: with the numbers of the paper (A3)."""

import pytest
from django.urls import reverse

from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from priorities.models import Population
from priorities.population.reading import people_on, years_of_people
from priorities.population.verbs import add_people
from tests.days import today
from tests.factories import make_partnership, make_plan, make_user
from tests.priorities.measures.rows import make_measure

pytestmark = pytest.mark.django_db
RELEASE = "ONS, first release"


@pytest.fixture
def partnership():
    partnership = make_partnership()
    partnership.areas.all().delete()
    for name in ("Anyborough", "Otherborough"):
        partnership.areas.create(name=name)
    return partnership


@pytest.fixture
def officer(client, partnership):
    officer = make_user("officer", partnership)
    client.force_login(officer)
    return officer


def last_year():
    return today().year - 1


def add(partnership, by, *counts, year=None, release=RELEASE):
    counts = {area: n for area, n in zip(partnership.areas.all(), counts, strict=False) if n}
    return add_people(partnership, by=by, year=year or last_year(), release=release, counts=counts)


def test_numbers_of_areas_are_summed(partnership, officer, client):
    add(partnership, officer, 131_500, 88_000)
    page = client.get(reverse("priorities:population", args=[partnership.slug])).content.decode()
    assert years_of_people(partnership)[0].whole == 219_500
    assert [words in page for words in ("131,500", "88,000", "219,500")] == [True] * 3


def test_a_map_of_the_area_begins_with_how_many_live_there(partnership, officer):
    add(partnership, officer, 131_500, 88_000)
    begun = kind_named("area_map").begin(make_plan(partnership, blocks=()).paper)
    assert begun["facts"] == [{"figure": "219,500", "words": f"people live here (middle of {last_year()})"}]


def test_while_an_area_is_missing_there_is_no_sum(partnership, officer):
    add(partnership, officer, 131_500, year=last_year() - 1)
    add(partnership, officer, 0, 88_000)
    add(partnership, officer, 0, 87_000, year=last_year() - 1)
    newest, before = years_of_people(partnership)
    assert (newest.whole, newest.missing, before.whole) == (None, ["Anyborough"], 218_500)
    assert people_on(partnership, today()).year == last_year() - 1


def test_a_newer_release_counts_instead_of_the_one_before_it(partnership, officer):
    add(partnership, officer, 131_000, 88_000)
    add(partnership, officer, 131_500, release="ONS, revised")
    assert years_of_people(partnership)[0].whole == 219_500
    assert Population.objects.count() == 3


def test_a_release_is_taken_once(partnership, officer):
    add(partnership, officer, 131_500)
    with pytest.raises(Refused) as refused:
        add(partnership, officer, 131_600)
    assert refused.value.reasons == [
        f"Anyborough has a number of people of {last_year()} from “{RELEASE}” already: a corrected one is a release of "
        f"its own, such as “{RELEASE}, corrected”."
    ]


def test_a_lead_adds_none(partnership):
    with pytest.raises(Refused, match="Your roles do not let you manage measures"):
        add(partnership, make_user("partner_lead", partnership), 131_500)


def test_the_page_takes_numbers_as_sheets_have_them(partnership, officer, client):
    first, second = partnership.areas.all()
    said = {"year": last_year(), "release": RELEASE, f"area_{first.pk}": "131,500", f"area_{second.pk}": ""}
    address = reverse("priorities:population_add", args=[partnership.slug])
    wrong = client.post(address, {**said, f"area_{first.pk}": "many"})
    client.post(address, said)
    assert wrong.context["form"].errors == {f"area_{first.pk}": ["Enter a whole number of people, such as 131,500."]}
    assert [row.count for row in Population.objects.all()] == [131_500]
    assert AuditEntry.objects.get(event="numbers of people added").details["Anyborough"] == 131_500


@pytest.mark.parametrize(("people", "count", "rate"), [((131_500, 0), 412, "3.13"), ((131_500, 88_000), 562, "2.56")])
def test_a_rate_is_counted_among_them(partnership, officer, client, people, count, rate):
    if not people[1]:
        partnership.areas.last().delete()
    add(partnership, officer, *filter(None, people))
    measure = make_measure(partnership, adds_up="rate", frequency="quarter", per=1000)
    address = reverse("priorities:measure_enter", args=[partnership.slug, measure.key])
    form = client.get(address).context["form"]
    begun = {name: form.initial[name] for name in ("period", "denominator")}
    client.post(address, {**begun, "numerator": count, "state": "final"})
    page = client.get(measure.get_absolute_url())
    assert begun["denominator"] == sum(people)
    assert page.context["rows"][0]["words"].split()[0] == rate
