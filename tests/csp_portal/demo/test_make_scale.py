from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from partnerships.models import Organisation, Partnership
from plans.document.compose import compose
from plans.interchange import export_plan
from plans.interchange.load import check_file
from plans.models import Plan
from plans.papers.versions import verify_all

pytestmark = pytest.mark.django_db


def make_scale(partnerships):
    out = StringIO()
    call_command("make_scale", partnerships=partnerships, stdout=out)
    return out.getvalue()


def test_make_scale_fills_up_to_the_number_asked_for_and_no_further():
    make_scale(2)
    before = list(Partnership.objects.values_list("slug", flat=True))
    said = make_scale(2)

    assert sorted(before) == ["anyborough", "anyborough-001"]
    assert said == "2 partnerships (0 rows written now).\n"


def test_copies_are_whole_plans_with_true_chains_and_history():
    make_scale(3)
    copy = Plan.objects.get(slug="anyborough-current-002")
    latest = copy.paper.versions.order_by("number").last()
    check_file(export_plan(copy))

    assert list(verify_all()) == []
    assert compose(copy.paper) == latest.document
    assert latest.document["partnership"]["slug"] == copy.partnership.slug == "anyborough-002"
    assert copy.history.get().history_user.email == "scale@system.invalid"


def test_copies_share_organisations_and_have_a_council_of_their_own():
    make_scale(1)
    before = Organisation.objects.count()
    make_scale(3)

    assert Organisation.objects.count() == before + 2
    assert [c.slug for c in Partnership.objects.get(slug="anyborough-001").lead_councils.all()] == [
        "anyborough-council-001"
    ]


@pytest.mark.parametrize("number", [0, 1000])
def test_make_scale_refuses_a_number_out_of_reach(number):
    with pytest.raises(CommandError, match="Ask for 1 to 999 partnerships"):
        make_scale(number)
