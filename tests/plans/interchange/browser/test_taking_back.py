"""A plan's file that came in by mistake goes out again whole, until somebody works with it."""

import json

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.models import Stage, Timetable
from partnerships.access import Role
from partnerships.models import AuditEntry, Organisation, Partnership
from partnerships.verbs import Refused
from plans.discussion.verbs import comment
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.interchange import export_plan
from plans.interchange.browser import taking
from plans.interchange.browser.views import EXAMPLE
from plans.models import Block, Import, Paper, Plan, StrategicAssessment, Version
from plans.papers.versions import verify_all
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]
WHY = "Meant for the other portal."


@pytest.fixture(autouse=True)
def administrator(client):
    user = make_user(Role.SITE_ADMINISTRATOR)
    client.force_login(user)
    return user


def sent(client, raw=None):
    raw = EXAMPLE.read_bytes() if raw is None else raw
    return client.post(reverse("plans:plan_file_choose"), {"file": SimpleUploadedFile("plan.json", raw)})


def brought_in(client, raw=None) -> Import:
    client.post(sent(client, raw).url)
    return Import.objects.latest("pk")


def take_back(client, found, reason=WHY):
    return client.post(reverse("plans:plan_file_undo", args=[found.key]), {"reason": reason})


def test_of_a_file_that_waits_nothing_is_there_to_take_back(client):
    sent(client)

    page = client.get(reverse("plans:plan_file_undo", args=[Import.objects.latest("pk").key]))

    assert page.context["texts"] == []
    assert len(page.context["reasons"]) == 1


def test_what_goes_and_what_stays_is_said_before(client):
    page = client.get(reverse("plans:plan_file_undo", args=[brought_in(client).key]))

    text = " ".join(page.content.decode().split())
    assert [paper.title for paper in page.context["texts"]] == ["Safer Exampleborough 2027–30"]
    assert "Safer Exampleborough Partnership, which is new here, with its members" in text
    assert "Organisations that were new: Exampleborough Council; Exampleborough Police" in text


def test_an_adopted_plan_leaves_every_list_and_address_and_its_versions_still_prove_themselves(client):
    raw = json.dumps(read_fixture(FOLDER / "medway-2020-24.json")).encode()
    found = brought_in(client, raw)
    plan = Plan.objects.get(slug="medway-2020-24")
    addresses = [plan.get_absolute_url(), reverse("plans:paper", args=[plan.paper.key])]
    addresses += [reverse(f"plans:{name}", args=[plan.slug]) for name in ("pdf", "json", "word")]
    before = [client.get(url).status_code for url in addresses]

    done = take_back(client, found)

    assert [str(message) for message in get_messages(done.wsgi_request)][-1] == (
        "“plan.json” was taken back. The right file can come in now."
    )
    assert {status in (200, 202) for status in before} == {True}
    assert {client.get(url).status_code for url in addresses} == {404}
    counts = [model.objects.count() for model in (Paper, StrategicAssessment, Version, Timetable, Stage)]
    assert counts == [0, 0, 0, 0, 0]
    assert list(Plan.objects.written()) == []
    assert Version.everything.count() > 0
    assert list(verify_all()) == []
    told = AuditEntry.objects.filter(event="taken back").values_list("reason", flat=True)
    assert set(told) == {WHY}
    assert Partnership.objects.filter(slug="medway").exists() and Organisation.objects.exists()


def test_the_same_file_comes_in_again_under_the_same_names(client):
    first = brought_in(client)
    plan = export_plan(Plan.objects.get())
    take_back(client, first)

    again = brought_in(client)

    assert (first.pk, again.state) != (again.pk, "read")
    assert export_plan(Plan.objects.get()) == plan


def test_a_second_time_changes_nothing_and_says_who_took_it_back(client, administrator):
    found = brought_in(client)
    take_back(client, found)
    found.refresh_from_db()
    entries = AuditEntry.objects.count()

    page = take_back(client, found, "Again")

    assert page.status_code == 200
    (reason,) = page.context["reasons"]
    assert reason.startswith(f"{administrator} took this file back already, ")
    assert AuditEntry.objects.count() == entries
    with pytest.raises(Refused, match="took this file back already"):
        taking.undo(found, by=administrator, reason="Again")


def test_after_an_edit_it_stays_and_the_refusal_names_who_changed_what(client, administrator):
    found = brought_in(client)
    block = Block.objects.placed().first()
    data = CHAPTERS.data(block) | {"heading": "Our district"}
    editing.save(CHAPTERS, block, data, by=administrator, revision=block.revision, reason="Its name")

    page = take_back(client, found)

    first, second = page.context["reasons"]
    assert first == "It was worked with since it came in, so it stays. Change or withdraw what is not wanted."
    assert second.startswith(f"{administrator}, ") and second.endswith("changed “Our district”.")
    assert Plan.objects.count() == 1


def test_a_comment_keeps_it_too(client, administrator):
    found = brought_in(client)
    block = Block.objects.placed().first()
    comment(block.paper, block.key, by=administrator, text="Is this right?")

    assert taking.reasons_not_to_undo(found, by=administrator) == [
        "Something else hangs on it by now, such as a comment, another plan or a period: remove that first."
    ]


def test_a_file_from_before_its_texts_were_noted_goes_as_well(client, administrator):
    raw = json.dumps(read_fixture(FOLDER / "thanet-2017-20.json")).encode()
    found = brought_in(client, raw)
    texts, found.made = taking.texts_brought(found), {}
    found.save()

    reasons = taking.reasons_not_to_undo(found, by=administrator)
    taking.undo(found, by=administrator, reason=WHY)

    found.refresh_from_db()
    assert (reasons, taking.texts_brought(found)) == ([], texts)
    assert len(texts) > 1 and Paper.objects.count() == 0


def test_of_such_a_file_too_a_comment_keeps_it(client, administrator):
    found = brought_in(client)
    block = Block.objects.placed().first()
    comment(block.paper, block.key, by=administrator, text="Is this right?")
    found.made = {}

    assert taking.reasons_not_to_undo(found, by=administrator) == [
        "Something else hangs on it by now, such as a comment, another plan or a period: remove that first."
    ]


def test_without_a_reason_nothing_goes(client):
    found = brought_in(client)

    page = take_back(client, found, " ")

    assert page.context["form"].errors == {"reason": ["Enter a reason."]}
    assert Plan.objects.count() == 1
