"""Words with a place beside them are looked for in the plans of that place; a postcode leads to where it is known."""

import pytest

from plans.papers.search import page_of_plans
from plans.papers.search_in_places import is_postcode, words_at_place
from tests.factories import make_partnership, make_plan
from tests.plans.papers.test_search import stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return {name: make_partnership(f"{name} Community Safety Partnership") for name in ("Thanet", "Tunbridge Wells")}


@pytest.mark.parametrize(
    ("typed", "words", "place"),
    [
        ("knife crime in Thanet", "knife crime", "Thanet"),
        ("Thanet knife crime", "knife crime", "Thanet"),
        ("anti-social behaviour in Tunbridge Wells", "anti-social behaviour", "Tunbridge Wells"),
    ],
)
def test_a_place_at_either_end_is_told_from_the_words(places, typed, words, place):
    found = words_at_place(typed)

    assert (found.words, found.place, found.partnerships) == (words, place, [places[place].pk])


@pytest.mark.parametrize("typed", ["knife crime", "Thanet", "in Thanet", "youth safety partnership", ""])
def test_without_a_place_or_words_nothing_is_parted(places, typed):
    make_partnership("Eastmere Safety Partnership")
    make_partnership("Westmere Safety Partnership")
    make_partnership("Northmere Safety Partnership")
    make_partnership("Southmere Safety Partnership")

    assert words_at_place(typed) is None


def test_the_words_are_looked_for_in_the_plans_of_that_place_alone(client, places):
    for number, partnership in enumerate(places.values()):
        stand(make_plan(partnership, title=f"Plan {number}", blocks=("Knife crime falls.",)))

    response = client.get("/", {"q": "knife crime in Thanet"})

    assert [hit.plan.title for hit in response.context["said"].hits] == ["Plan 0"]
    assert "“knife crime” in the text of their plans" in response.content.decode()
    assert len(page_of_plans("knife crime", 1).hits) == 2


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("CT9 1XX", True), ("ct91xx", True), ("EC1A", True), ("A3 road", False), ("Kent", False)],
)
def test_a_postcode_is_known_as_one(typed, is_one):
    assert is_postcode(typed) is is_one


def test_a_postcode_leads_to_where_its_council_is_told(client):
    assert 'href="https://www.gov.uk/find-local-council"' in client.get("/", {"q": "CT9 1XX"}).content.decode()
