"""Withdrawing a published pack: its address says so with the reason, its bytes stay, nothing is deleted."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from governance.meetings.verbs import cancel_meeting
from governance.models import Pack, Supplement
from governance.packs.agenda import add_item
from governance.packs.joining import make
from governance.packs.publishing import publish_pack, reasons_not_to_publish_pack
from governance.packs.withdrawing import withdraw
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.factories import make_meeting, make_user
from tests.governance.packs.test_agenda import pdf_of
from tests.governance.packs.test_supplements import add, newest, publish

pytestmark = pytest.mark.django_db
WHY = "It named a child."
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def meeting():
    return make_meeting()


@pytest.fixture
def pack(meeting, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(3), file_name="minutes.pdf")
    make(publish_pack(meeting, by=clerk).pk)
    return Pack.objects.get()


def test_the_address_of_a_withdrawn_pack_says_so_and_why(client, pack, meeting, clerk):
    address, part = pack.get_absolute_url(), pack.parts.get(kind="paper")
    withdraw(pack, by=clerk, because=WHY)
    of_part = reverse("governance:pack_part", args=[meeting.pk, pack.name, part.position])
    answers = [client.get(address), client.get(of_part)]
    page = client.get(meeting.get_absolute_url()).content.decode()

    assert [answer.status_code for answer in answers] == [410, 410]
    assert all(f"Reason: {WHY}" in answer.content.decode() for answer in answers)
    assert f"{pack.filename}: {WHY}" in page
    assert default_storage.exists(pack.file.name)


def test_the_pack_of_a_meeting_that_is_cancelled_can_be_withdrawn_on_its_page(client, pack, meeting, clerk):
    cancel_meeting(meeting, by=clerk, reason="Election.")
    client.force_login(clerk, backend=BACKEND)
    address = reverse("governance:pack_withdraw", args=[meeting.pk, pack.name])

    assert address in client.get(reverse("governance:pack_page", args=[meeting.pk])).content.decode()
    client.post(address, {"because": WHY})
    pack.refresh_from_db()
    assert pack.withdrawn_because == WHY


def test_what_holds_its_pages_goes_with_it_and_what_came_before_stays(pack, meeting, clerk):
    add(meeting, clerk)
    publish(meeting, clerk)
    withdraw(newest(), by=clerk, because=WHY)
    after = [*Pack.objects.order_by("edition").values_list("state", flat=True), Supplement.objects.get().state]
    withdraw(pack, by=clerk, because="The contract changed.")

    assert after == ["published", "withdrawn", "withdrawn"]
    because = [row.withdrawn_because for row in (*Pack.objects.order_by("edition"), Supplement.objects.get())]
    assert because == ["The contract changed.", WHY, WHY]
    assert not Pack.objects.published().exists()
    assert reasons_not_to_publish_pack(meeting, by=clerk) == []


def test_a_withdrawn_pack_is_withdrawn_once_and_by_a_clerk(pack, clerk):
    with pytest.raises(Refused):
        withdraw(pack, by=make_user(), because=WHY)
    withdraw(pack, by=clerk, because=WHY)

    with pytest.raises(Refused, match="It is not public"):
        withdraw(pack, by=clerk, because=WHY)
    assert AuditEntry.objects.get(event="pack withdrawn").reason == WHY


def test_a_clerk_withdraws_with_a_reason(client, pack, meeting, clerk):
    client.force_login(clerk, backend=BACKEND)
    address = reverse("governance:pack_withdraw", args=[meeting.pk, pack.name])
    without, page = client.post(address, {}), client.get(address).content.decode()
    client.post(address, {"because": WHY})

    assert "because" in without.context["form"].errors
    assert pack.filename in page
    assert Pack.objects.get().withdrawn_because == WHY
