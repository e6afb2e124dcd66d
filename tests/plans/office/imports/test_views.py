"""The pages that bring a Word file in: without scripts, step by step, each kept for the next visit."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from plans.models import Import, Plan
from plans.office.word.kinds_of_file import OLD
from plans.papers.starting import start_plan
from tests.factories import make_partnership, make_user
from tests.plans.office.imports.test_word import DETAILS
from tests.plans.office.word.files import sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


def send(client, url, data, name="Plan 2027.docx"):
    return client.post(url, {"file": SimpleUploadedFile(name, data)})


def choices_of(page) -> dict:
    """What the page of choices would send as it stands."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields} | {"seen": "on"}


def test_a_file_becomes_a_new_plan_in_four_pages(client, partnership, officer):
    sent = send(client, reverse("plans:bring_in_plan", args=[partnership.slug]), sample("1-styled-plan"))
    found = client.get(sent.url)
    chosen = client.post(sent.url, choices_of(found))
    preview = client.get(chosen.url)
    form = preview.context["form"]
    done = client.post(chosen.url, {"title": form["title"].value(), "starts_on": "2027-04-01", "ends_on": "2030-03-31"})

    plan = Plan.objects.get()
    assert done.url == reverse("plans:paper", args=[plan.paper.key])
    assert (plan.title, plan.paper.blocks.placed().count()) == ("Millbridge Community Safety Plan 2026–2029", 12)


def test_what_was_chosen_is_kept_for_the_next_visit(client, partnership, officer):
    sent = send(client, reverse("plans:bring_in_plan", args=[partnership.slug]), sample("3-faked-headings"))
    choices = choices_of(client.get(sent.url)) | {"becomes-0": "text", "level-1": "2"}

    client.post(sent.url, choices)

    form = client.get(sent.url).context["form"]
    assert (form["becomes-0"].value(), form["level-1"].value()) == ("text", 2)
    assert Import.objects.get().choices["chapters"][1] == {"becomes": "membership", "level": 2}


def test_the_list_of_what_stays_out_must_be_read(client, partnership, officer):
    sent = send(client, reverse("plans:bring_in_plan", args=[partnership.slug]), sample("2-reviewed-draft"))
    choices = choices_of(client.get(sent.url))
    del choices["seen"]

    page = client.post(sent.url, choices)

    assert page.context["form"].errors == {"seen": ["Read the list of what stays out, and tick that you have."]}


def test_tracked_changes_are_rejected_where_that_is_chosen(client, partnership, officer):
    file = SimpleUploadedFile("Plan 2027.docx", sample("2-reviewed-draft"))
    client.post(reverse("plans:bring_in_plan", args=[partnership.slug]), {"file": file, "changes": "reject"})

    html = Import.objects.get().reading["chapters"][0]["parts"][0]["html"]
    assert html.startswith("<p>We will cut burglary by five per cent.</p>")


def test_a_file_of_another_kind_is_told_how_to_be_saved(client, partnership, officer):
    page = send(
        client, reverse("plans:bring_in_plan", args=[partnership.slug]), b"\xd0\xcf\x11\xe0" + bytes(99), "x.doc"
    )

    assert page.context["form"].errors == {"file": [OLD]}
    assert Import.objects.count() == 0


def test_a_faulty_period_loses_nothing(client, partnership, officer):
    sent = send(client, reverse("plans:bring_in_plan", args=[partnership.slug]), sample("5-priority-chapters"))
    client.post(sent.url, choices_of(client.get(sent.url)))
    url = reverse("plans:import_preview", args=[Import.objects.get().key])

    page = client.post(url, {"title": "Plan", "starts_on": "2027-04-01", "ends_on": "2026-03-31"})

    assert page.context["form"].errors == {"ends_on": ["The last day must come after the first."]}
    assert (Import.objects.get().state, Plan.objects.count()) == ("read", 0)


def test_an_outline_offers_it_and_the_result_can_be_taken_back(client, partnership, officer):
    paper = start_plan(partnership, by=officer, **DETAILS).paper
    url = reverse("plans:bring_in", args=[paper.key])
    assert url in client.get(reverse("plans:paper", args=[paper.key])).content.decode()
    sent = send(client, url, sample("2-reviewed-draft"))
    chosen = client.post(sent.url, choices_of(client.get(sent.url)))
    client.post(chosen.url)
    assert url not in client.get(reverse("plans:paper", args=[paper.key])).content.decode()
    assert f'href="{reverse("plans:paper", args=[paper.key])}">Go to the text' in client.get(sent.url).content.decode()

    undone = client.post(reverse("plans:import_undo", args=[Import.objects.get().key]), follow=True)

    assert "Taken back" in undone.content.decode()
    assert Import.objects.get().state == "undone"
    assert url in client.get(reverse("plans:paper", args=[paper.key])).content.decode()


def test_the_original_is_for_those_who_write(client, partnership, officer):
    sent = send(client, reverse("plans:bring_in_plan", args=[partnership.slug]), sample("2-reviewed-draft"))
    url = f"{sent.url}original/"

    answer = client.get(url)
    statuses = []
    for person in (make_user(Role.PARTNER_LEAD, partnership), make_user(Role.OFFICER, make_partnership())):
        client.force_login(person)
        statuses.append(client.get(url).status_code)

    assert b"".join(answer.streaming_content) == sample("2-reviewed-draft")
    assert statuses == [403, 404]
