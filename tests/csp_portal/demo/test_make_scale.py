from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Organisation, Partnership, RegisteredCouncil
from plans.document.compose import compose
from plans.interchange import export_plan
from plans.interchange.load import check_file
from plans.models import Plan
from plans.papers.versions import verify_all
from tests.world import kept

pytestmark = pytest.mark.django_db


def make_scale(partnerships):
    out = StringIO()
    call_command("make_scale", partnerships=partnerships, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def two(django_db_setup, django_db_blocker):
    """What stands once two partnerships were asked for: the tests of this module find them."""
    with kept(django_db_blocker, lambda: make_scale(2)):
        slugs = Partnership.objects.values_list("slug", flat=True)
        yield {"slugs": sorted(slugs), "organisations": Organisation.objects.count()}


def test_make_scale_fills_up_to_the_number_asked_for_and_no_further(two):
    said = make_scale(2)

    assert two["slugs"] == ["anyborough", "anyborough-001"]
    assert said == "2 partnerships (0 rows written now).\n"


def test_copies_are_whole_plans_with_true_chains_and_history(two):
    make_scale(3)
    copy = Plan.objects.get(slug="anyborough-current-002")
    latest = copy.paper.versions.order_by("number").last()
    check_file(export_plan(copy))

    assert list(verify_all()) == []
    assert compose(copy.paper) == latest.document
    assert latest.document["partnership"]["slug"] == copy.partnership.slug == "anyborough-002"
    assert copy.history.get().history_user.email == "scale@system.invalid"


def test_copies_share_organisations_and_have_a_council_of_their_own(two):
    make_scale(3)

    assert Organisation.objects.count() == two["organisations"] + 1
    assert [c.slug for c in Partnership.objects.get(slug="anyborough-001").lead_councils.all()] == [
        "anyborough-council-001"
    ]


def test_copies_bear_the_names_of_real_areas_where_the_register_has_them(two):
    for code in ("AAA", "Adur"):
        RegisteredCouncil.objects.create(code=code, name=f"{code} Council", short_name=code, kind="unitary")
    make_scale(3)
    copy = Partnership.objects.get(slug="anyborough-002")

    assert copy.name == "Adur Community Safety Partnership"
    assert [area.name for area in copy.areas.all()] == ["Adur"]
    assert (
        Plan.objects.get(slug="anyborough-current-002").paper.versions.last().document["partnership"]["name"]
        == copy.name
    )


@pytest.mark.parametrize("number", [0, 1000])
def test_make_scale_refuses_a_number_out_of_reach(number):
    with pytest.raises(CommandError, match="Ask for 1 to 999 partnerships"):
        make_scale(number)
