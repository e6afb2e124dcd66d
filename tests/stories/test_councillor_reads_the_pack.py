"""A clerk publishes the pack of Cabinet; its councillor is told, gets it with one tap, and sees what came after."""

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.models import Pack, Stage
from partnerships.models import Mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SMALLEST = 24  # CSS pixels of a target of touch


@pytest.fixture
def meeting(anyborough, person):
    stages = Stage.objects.filter(timetable__paper=anyborough.paper, state="planned", body__kind="executive")
    stage = stages.order_by("step").first()
    return stage.current_date.meeting


def publish_as_clerk(page, meeting):
    stage = Stage.objects.filter(dates__meeting=meeting, state="planned").first()
    page.goto(reverse("governance:stage_submit", args=[stage.pk]))
    page.get_by_role("button", name="Submit the text").click()
    page.wait_for_url("**/workspace/timetables/**")
    page.goto(reverse("governance:pack_publish", args=[meeting.pk]))
    for reason in page.locator("textarea").all():
        reason.fill("Finance signs before the meeting.")
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("**/pack/**")


def test_councillor_is_told_downloads_and_sees_what_is_new(
    meeting, new_page, person, work, assert_no_overflow, live_server
):
    publish_as_clerk(new_page(person("clerk")), meeting)
    work()
    pack = Pack.objects.published().get(meeting=meeting, variant="open")
    assert Mail.objects.get(kind="pack", to=person("member")).text.count(pack.get_absolute_url()) == 1

    for width in (375, 1024):
        page = new_page(person("member"), viewport={"width": width, "height": 900})
        page.goto("/workspace/meetings/")
        card = page.locator(f"#meeting-{meeting.pk}")
        assert_no_overflow(page)
        assert min(small_side(link) for link in card.locator("a").all()) >= SMALLEST
        link = card.get_by_role("link", name="Open the pack")
    assert card.locator(".csp-my-meeting__news").count() == 1
    answer = page.request.get(link.get_attribute("href"))
    assert answer.body().startswith(b"%PDF-")

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
