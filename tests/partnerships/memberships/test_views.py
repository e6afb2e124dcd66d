import pytest

from partnerships.models import Membership, Organisation
from tests.factories import make_membership, make_organisation
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db


def seat(organisation, **more):
    return {
        "organisation": organisation.pk,
        "statutory_kind": "police",
        "designation": "responsible",
        "office": "",
        "has_vote": "true",
        "starts_on": "2026-04-01",
        "ends_on": "",
        **more,
    }


def test_membership_is_added_with_history(client, administrator, partnership):
    client.post(address("membership_add"), seat(make_organisation()))

    membership = partnership.memberships.get()
    assert (membership.has_vote, membership.history.get().history_user) == (True, administrator)


def test_membership_cannot_end_before_it_begins(client, administrator):
    page = client.post(address("membership_add"), seat(make_organisation(), ends_on="2026-03-31"))

    assert page.context["form"].non_field_errors() == ["The last day of a membership cannot be before its first."]


def test_membership_saved_without_a_change_writes_no_history(client, administrator, partnership):
    membership = make_membership(partnership, has_vote=True, starts_on="2026-04-01")

    client.post(address("membership_edit", membership.pk), seat(membership.organisation))

    assert Membership.objects.get().history.count() == 1


def test_memberships_name_the_missing_authorities(client, administrator, partnership):
    make_membership(partnership)

    missing = {lack.kind for lack in client.get(address("memberships")).context["missing"]}

    assert missing == {"council", "fire", "integrated_care_board", "probation_service"}


def test_organisation_is_added_once(client, administrator):
    data = {"name": "Safe Haven", "short_name": "", "kind": "voluntary", "website": ""}

    client.post(address("organisation_add"), data)
    page = client.post(address("organisation_add"), {**data, "name": "SAFE HAVEN"})

    assert Organisation.objects.get(name="Safe Haven").slug == "safe-haven"
    assert "name" in page.context["form"].errors
