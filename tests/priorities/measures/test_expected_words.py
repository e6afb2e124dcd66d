"""What is asked of whoever gives figures, in words; no database is asked."""

from datetime import date

import pytest

from partnerships.models import Organisation, Partnership
from priorities.measures.expected import ExpectedFigures
from priorities.models import Measure

PARTNERSHIP = Partnership(pk=7, slug="anyborough", name="Anyborough CSP")
POLICE = Organisation(pk=3, name="Anyborough Police")
ON, DUE = date(2026, 11, 5), date(2026, 11, 19)


def a_measure(title="Shoplifting", *, newest=date(2026, 6, 30), **fields):
    measure = Measure(**{"title": title, "frequency": "quarter", "next_expected_on": ON, **fields})
    measure.newest = newest
    return measure


def expected(*measures, organisation=POLICE):
    return ExpectedFigures(PARTNERSHIP, organisation, ON, DUE, measures or (a_measure(),))


def test_one_figure_is_named_with_its_period_and_leads_to_its_form():
    measure = a_measure()
    found = expected(measure)
    assert (found.title, found.about) == ("Enter Shoplifting for Q2 2026/27", "Anyborough Police: Anyborough CSP")
    assert found.url == f"/workspace/partnerships/anyborough/measures/{measure.key}/figure/"
    assert expected(a_measure(newest=None)).title == "Enter Shoplifting for Q2 2026/27"


def test_several_figures_are_one_thing_that_leads_to_the_list():
    found = expected(a_measure(), a_measure("Robbery"))
    assert (found.title, found.url) == (
        "Enter 2 figures that were expected on 5 November 2026", "/workspace/partnerships/anyborough/measures/",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        ({}, "It was expected on 5 November 2026."),
        ({"source": "Police data"}, "It was expected on 5 November 2026. Its source: Police data."),
        (
            {"source": "Police data", "owner_post": "Analyst"},
            "It was expected on 5 November 2026. Its source: Police data. The post that gives it: Analyst.",
        ),
    ],
)
def test_detail_of_one_figure(fields, detail):
    assert expected(a_measure(**fields)).detail == detail


def test_detail_of_several_names_five_and_each_post_once():
    posts = ("Analyst", "", "Analyst", "Sergeant", "", "", "")
    five, seven = ([a_measure(f"M{at}", owner_post=posts[at]) for at in range(number)] for number in (5, 7))
    named = ", ".join(f"M{at} for Q2 2026/27" for at in range(4))
    assert expected(*five).detail == (f"{named} and M4 for Q2 2026/27. The post that gives them: Analyst and Sergeant.")
    assert expected(*seven).detail == (
        f"{named}, M4 for Q2 2026/27 and 2 more. The post that gives them: Analyst and Sergeant."
    )


def test_what_is_asked_has_one_name_for_ever():
    keys = [expected(organisation=organisation).key for organisation in (POLICE, None)]
    assert keys == ["value-7-3-2026-11-05", "value-7-nobody-2026-11-05"]
    assert expected(organisation=None).about == "Anyborough CSP"
