"""A clerk publishes the pack of Cabinet; a councillor is told, gets it with one tap, and sees what came after."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from governance.models import Pack
from governance.packs.agenda import add_item
from partnerships.access import Role
from partnerships.models import Mail
from tests.days import in_days
from tests.factories import make_body, make_meeting, make_user
from tests.governance.packs.test_agenda import pdf_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALLEST = 24  # CSS pixels of a target of touch


@pytest.fixture
def meeting():
    return make_meeting(make_body(), in_days(20), place="Town Hall")


@pytest.fixture
def clerk(meeting):
    user = make_user(Role.CLERK, meeting.body.council)
    add_item(meeting, by=user, title="Budget", content=pdf_of(), file_name="budget.pdf")
    return user


@pytest.fixture
def councillor(meeting):
    user = make_user(Role.MEMBER, meeting.body.council)
    user.role_assignments.update(bodies=[meeting.body.slug])
    return user


def test_councillor_is_told_downloads_and_sees_what_is_new(
    meeting, clerk, councillor, new_page, work, assert_no_overflow
):
    page = new_page(clerk)
    page.goto(reverse("governance:pack_publish", args=[meeting.pk]))
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/pack/")
    work()
    pack = Pack.objects.published().get(meeting=meeting, variant="open")
    assert Mail.objects.get(kind="pack", to=councillor).text.count(pack.get_absolute_url()) == 1

    for width in (375, 1024):
        page = new_page(councillor, viewport={"width": width, "height": 900})
        page.goto("/workspace/meetings/")
        card = page.locator(f"#meeting-{meeting.pk}")
        assert_no_overflow(page)
        assert min(small_side(link) for link in card.locator("a").all()) >= SMALLEST
    expect(card.locator(".csp-my-meeting__news")).to_have_count(1)
    address = card.get_by_role("link", name="Open the pack").get_attribute("href")
    assert page.request.get(address).body().startswith(b"%PDF-")

    add_six_pages(pack)
    page.reload()
    assert f"lacks pages {pack.total + 1}–{pack.total + 6}." in card.inner_text()


def small_side(link):
    box = link.bounding_box()
    return min(box["width"], box["height"])


def add_six_pages(pack):
    """What a supplement leaves behind it: a further edition whose numbers go on."""
    total = pack.total + 6
    Pack.objects.create(
        meeting=pack.meeting, edition=1, name=f"{pack.name}-2", total=total, pages=total, size=9, state="published",
        published_at=timezone.now(), published_by=pack.published_by, making="ready", sha256="a" * 64,
    )  # fmt: skip
