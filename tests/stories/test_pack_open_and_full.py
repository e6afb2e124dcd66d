"""A clerk keeps a paper from publication, publishes open and full, and adds a supplement; a councillor is told, gets
the full pack and sees what is new; a resident gets the open one and nothing else. On a phone and on a wide screen."""

import re

import pytest
from django.urls import reverse

from governance.models import Pack, Supplement
from governance.packs.agenda import add_item
from partnerships.access import Role
from partnerships.models import Mail
from tests.days import in_days
from tests.factories import make_body, make_meeting, make_user
from tests.governance.packs.exempt import SECRET, everything_in, secret_pdf
from tests.governance.packs.test_agenda import pdf_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = [375, 1280]


@pytest.fixture
def meeting():
    return make_meeting(make_body(), in_days(20), place="Town Hall")


@pytest.fixture
def clerk(meeting):
    user = make_user(Role.CLERK, meeting.body.council)
    add_item(meeting, by=user, title="Budget", content=pdf_of(), file_name="budget.pdf")
    add_item(meeting, by=user, title="Contract", content=secret_pdf(), file_name="contract.pdf")
    return user


@pytest.fixture
def councillor(meeting):
    user = make_user(Role.MEMBER, meeting.body.council)
    user.role_assignments.update(bodies=[meeting.body.slug])
    return user


def close_the_contract(page):
    page.get_by_role("link", name=re.compile("change who may read “Contract”")).click()
    page.get_by_label("Exempt: not for publication").check()
    page.get_by_label(re.compile("^3: ")).check()
    page.get_by_label("Why the public interest is in not publishing it").fill("Prices are still being agreed.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/pack/")


def publish(page):
    page.get_by_role("button", name="Publish the pack").click()
    page.wait_for_url("**/publish/")
    page.get_by_role("button", name="Publish the pack").click()
    page.wait_for_url("**/pack/")


def add_a_supplement(page, meeting):
    page.goto(reverse("governance:supplement", args=[meeting.pk]))
    page.get_by_label("Title of the new paper").fill("Late report")
    late = {"name": "late.pdf", "mimeType": "application/pdf", "buffer": pdf_of(2)}
    page.locator("input[type=file]").set_input_files(late)
    page.get_by_role("button", name="Publish the supplement").click()
    page.wait_for_url("**/pack/")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_paper_that_is_exempt_reaches_members_alone(
    meeting, clerk, councillor, new_page, work, assert_no_overflow, width
):
    screen = {"viewport": {"width": width, "height": 900}}
    page = new_page(clerk, **screen)
    page.goto(reverse("governance:pack_page", args=[meeting.pk]))
    close_the_contract(page)
    publish(page)
    work()
    full = Pack.objects.get(variant="full")
    assert full.get_absolute_url() in Mail.objects.get(kind="pack", to=councillor).text

    reader = new_page(councillor, **screen)
    reader.goto("/workspace/meetings/")
    card = reader.locator(f"#meeting-{meeting.pk}")
    file = reader.request.get(card.get_by_role("link", name="Open the pack").get_attribute("href")).body()
    assert SECRET.encode() in everything_in(file)

    add_a_supplement(page, meeting)
    work()
    late = Supplement.objects.get()
    first, last = late.parts.order_by("first").first().first, late.last
    reader.reload()
    assert f"lacks pages {first}–{last}." in card.inner_text()
    assert_no_overflow(reader)

    resident = new_page(**screen)
    resident.goto(meeting.get_absolute_url())
    shown = resident.content()
    packs = [row for row in Pack.objects.all() if row.get_absolute_url() in shown]
    assert {pack.variant for pack in packs} == {"open"}
    files = [resident.request.get(pack.get_absolute_url()).body() for pack in packs]
    assert [SECRET.encode() in everything_in(file) for file in files] == [False] * len(files)
    assert (SECRET in shown, resident.request.get(full.get_absolute_url()).status) == (False, 404)
