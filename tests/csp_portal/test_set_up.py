import pytest

from partnerships.access import Role
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
ADMINISTRATION = 'href="/admin/"'


@pytest.fixture
def page(client):
    """A function that opens the page as this person."""

    def show(url="/workspace/set-up/", **fields):
        client.force_login(make_user(Role.SITE_ADMINISTRATOR, **fields))
        return client.get(url).content.decode()

    return show


def test_empty_portal_leads_its_administrator_to_the_first_partnership(page):
    assert "The portal is empty" in page("/workspace/")
    assert "Begin with a partnership" in page()


def test_portal_with_a_partnership_lists_it_with_its_council(page):
    partnership = make_partnership("Safer Anyborough")

    assert "The portal is empty" not in page("/workspace/")
    shown = page()
    assert f"/workspace/partnerships/{partnership.slug}/set-up/" in shown
    assert f"/workspace/councils/{partnership.lead_councils.get().slug}/name/" in shown


@pytest.mark.parametrize("may", [True, False])
def test_djangos_administration_is_linked_for_those_who_may(page, may):
    assert (ADMINISTRATION in page(is_staff=may)) is may
