"""A long Word file is read by the worker, and its page says how far that is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from plans.models import Import
from plans.office.imports import forms, reading
from plans.office.imports.purging import GAVE_UP, WAITED_FOR, give_up
from plans.office.imports.tables import noun_named
from plans.office.lines import process as sheets_process
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart
from plans.office.word.reading import STEPS
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.office.word.files import sample

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture(autouse=True)
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


@pytest.fixture
def waiting(partnership, officer, client):
    """An import of a long file, as its page stores it."""
    found = Import.of(sample("1-styled-plan"), name="plan.docx", partnership=partnership, subject="text",
                      uploaded_by=officer)  # fmt: skip
    reading.take(found, None)
    return found


def test_the_page_says_how_far_reading_is_and_goes_on_by_itself(client, waiting):
    url = reverse("plans:import", args=[waiting.key])
    Import.objects.update(reading={"step": 2})
    page = client.get(url).content.decode()
    assert (STEPS[2] in page, "3 of 5" in page, f'hx-get="{url}"' in page) == (True, True, True)

    reading.read.call(waiting.pk)

    assert client.get(url, **HTMX)["HX-Refresh"] == "true"
    assert len(client.get(url).context["form"].chapters) == 11


def test_a_file_that_cannot_be_read_says_so_on_its_page(client, waiting):
    with waiting.file.open("wb") as file:
        file.write(b"PK\x03\x04 and nothing more")

    reading.read.call(waiting.pk)

    waiting.refresh_from_db()
    page = client.get(reverse("plans:import", args=[waiting.key])).content.decode()
    assert (waiting.state, waiting.reading["refused"] in page) == ("refused", True)


def test_what_was_read_is_not_read_again(waiting):
    reading.read.call(waiting.pk)
    Import.objects.update(choices={"mine": True})

    reading.read.call(waiting.pk)

    assert Import.objects.get().choices == {"mine": True}


def test_a_long_sheet_is_read_by_the_worker_too(client, officer, partnership, monkeypatch):
    paper = make_plan(partnership=partnership).paper
    monkeypatch.setattr(forms, "LONG_SHEET", 10)
    sheet = SimpleUploadedFile("actions.csv", b"Action,Lead\nLight the park,Police\n")

    url = client.post(reverse("plans:bring_in_sheet", args=[paper.key, "action"]), {"file": sheet}).url
    page = client.get(url).content.decode()
    reading.read.call(Import.objects.get().pk)

    assert (sheets_process.STEPS[0] in page, "1 of 2" in page) == (True, True)
    (line,) = client.get(url).context["report"].lines
    assert (line.title, line.deed.value) == ("Light the park", "new")


def test_a_long_sheet_without_known_heads_says_so_and_leads_back_to_its_own_page(client, officer, partnership):
    paper = make_plan(partnership=partnership).paper
    found = Import.of(b"a,b\n1,2\n", name="a.csv", partnership=partnership, paper=paper, subject="action",
                      uploaded_by=officer)  # fmt: skip
    reading.take(found, None)

    reading.read.call(found.pk)

    page = client.get(reverse("plans:import", args=[found.key])).content.decode()
    assert "No sheet of the file has a row of heads with “Action”" in page
    assert reverse("plans:bring_in_sheet", args=[paper.key, "action"]) in page


def test_steps_are_told_in_their_order():
    steps = []

    read_apart(sample("2-reviewed-draft"), "draft.docx", tell=steps.append)

    assert steps == list(range(len(STEPS)))


def test_a_reading_that_never_ends_is_given_up(waiting):
    assert give_up(waiting.uploaded_at + WAITED_FOR) == 0

    assert give_up(waiting.uploaded_at + 2 * WAITED_FOR) == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reading) == ("refused", {"refused": GAVE_UP})


def test_a_long_file_is_stored_and_waits(client, partnership):
    heavy = sample("1-styled-plan") + b"\0" * reading.LONG
    sent = client.post(
        reverse("plans:bring_in_plan", args=[partnership.slug]), {"file": SimpleUploadedFile("plan.docx", heavy)}
    )

    found = Import.objects.get()
    assert (sent.url, found.state, found.reading) == (reverse("plans:import", args=[found.key]), "reading", {})


def test_a_sheet_has_so_many_lines_and_no_more(partnership):
    data = b"Action,Lead\n" + b"Patrols,Police\n" * reading.MOST_LINES

    with pytest.raises(Unreadable, match="has more than 5,000 lines"):
        reading.read_rows(data, "actions.csv", noun_named("action"), partnership)
