"""The page on which everything is taken out: what it says, and who gets the file."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from partnerships.access import Role
from plans.models import TakeOut
from plans.taking_out import making
from plans.taking_out.verbs import ask
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.editing.things import again

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    partnership = make_partnership("Anyborough Partnership", slug="anyborough")
    make_plan(partnership, blocks=("Our area",))
    return partnership


@pytest.fixture
def administrator(client, partnership):
    administrator = make_user(Role.ADMINISTRATOR, partnership)
    client.force_login(administrator)
    return administrator


def words(response):
    return " ".join(response.content.decode().split())


def test_it_is_asked_for_watched_and_fetched(client, partnership, administrator):
    page = reverse("plans:take_out", args=["anyborough"])
    asked = client.post(page, {"what": "everything"}, follow=True)
    taken = TakeOut.objects.get()
    state = reverse("plans:taken_out", args=[taken.key])
    waiting = client.get(state, headers={"HX-Request": "true"})
    making.make(taken.pk)
    ready = client.get(state, headers={"HX-Request": "true"})
    file = client.get(reverse("plans:taken_out_file", args=[taken.key]))

    assert ("Make the file" in words(asked), "Waiting for its turn" in words(asked)) == (False, True)
    assert [f'hx-get="{state}"' in words(each) for each in (waiting, ready)] == [True, False]
    assert len(b"".join(file.streaming_content)) == again(taken).size
    day = taken.asked_at.strftime("%Y-%m-%d")
    assert file["Content-Disposition"] == f'attachment; filename="anyborough-partnership-{day}.zip"'
    assert file["Cache-Control"] == "private, no-store"


def test_what_is_not_ready_or_kept_no_more_is_not_found(client, partnership, administrator):
    taken = ask(partnership, by=administrator, with_drafts=False)
    url = reverse("plans:taken_out_file", args=[taken.key])
    waiting = client.get(url).status_code
    making.make(taken.pk)
    past = again(taken).ended_at - settings.KEPT_FOR["take_outs"] - timedelta(seconds=1)
    TakeOut.objects.update(ended_at=past)

    assert (waiting, client.get(url).status_code) == (404, 404)


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 403), (Role.READER, 403), (None, 404)])
def test_nobody_else_gets_the_file(client, partnership, administrator, role, status):
    taken = ask(partnership, by=administrator, with_drafts=True)
    making.make(taken.pk)
    client.force_login(make_user(role, partnership) if role else make_user(Role.ADMINISTRATOR, make_partnership()))

    pages = [reverse("plans:take_out", args=["anyborough"]), reverse("plans:taken_out_file", args=[taken.key])]
    assert [client.get(page).status_code for page in pages] == [status] * 2


def test_one_that_failed_is_said_and_can_be_asked_for_again(client, partnership, administrator):
    taken = ask(partnership, by=administrator, with_drafts=True)
    TakeOut.objects.update(state=TakeOut.State.FAILED, ended_at=taken.asked_at)

    page = words(client.get(reverse("plans:take_out", args=["anyborough"])))

    assert ("It could not be made." in page, "Make the file" in page) == (True, True)
