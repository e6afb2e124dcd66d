"""A council that is entered by hand until the register knows it, and the file of a newer register."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.areas.forms import RegisteredCouncilForm, RegisterFileForm
from partnerships.areas.register import LARGEST
from partnerships.models import RegisteredCouncil

pytestmark = pytest.mark.django_db
TYPED = {"name": "North Essex Council", "short_name": "North Essex", "kind": "unitary", "country": "england"}


@pytest.fixture
def here():
    return RegisteredCouncil.objects.create(
        code="ANY", name="Anyborough Council", short_name="Anyborough", kind="county"
    )


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"first_day": "1/4/2028", "last_day": "1/4/2028"}, {}),
        ({"first_day": "1/4/2028", "last_day": "31/3/2028"},
         {"last_day": ["The last day of a council cannot be before its first."]}),
        ({"last_day": "31/3/2028"}, {}),
        ({"name": "ANYBOROUGH COUNCIL"}, {"name": ["The register has a council of this name already."]}),
        ({"name": ""}, {"name": ["Enter the name."]}),
        ({"kind": "police"}, {"kind": ["Choose again: what was chosen is not on the list any more."]}),
    ],
)  # fmt: skip
def test_a_council_by_hand_has_a_name_of_its_own_and_days_in_their_order(here, typed, errors):
    assert RegisteredCouncilForm(TYPED | typed).errors == errors


def test_a_council_that_is_changed_may_keep_its_name(here):
    assert RegisteredCouncilForm(TYPED | {"name": "Anyborough Council"}, instance=here).errors == {}


def test_the_county_of_a_district_is_one_of_the_county_councils(here):
    RegisteredCouncil.objects.create(code="DIS", name="District Council", short_name="District", kind="district")

    assert list(RegisteredCouncilForm().fields["county"].queryset) == [here]


@pytest.mark.parametrize(("more", "errors"), [
    (0, {}), (1, {"file": ["This file is larger than 4 MB: it is not a register of councils."]}),
])  # fmt: skip
def test_a_file_of_more_than_four_megabytes_is_no_register(more, errors):
    file = SimpleUploadedFile("councils.csv", b"x" * (LARGEST + more))

    assert RegisterFileForm({}, {"file": file}).errors == errors
