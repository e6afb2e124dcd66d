"""What is written inside never reaches the public: drafts, comments, unpublished versions, notes, others' rows.

The world plants the word ``LEAK`` in every text that must stay inside, and people have addresses nobody may read.
"""

from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from partnerships.access import Role
from partnerships.finding import found_by
from plans.models import Plan, Version
from plans.printing.inputs import page_of
from plans.printing.renderings import current_version_rendering
from tests.addresses import own_addresses
from tests.world import LEAK, kept_world

pytestmark = pytest.mark.django_db
PUBLIC = [address for address in own_addresses() if address.access.kind == "public"]
OF_PLAN = ("detail", "pdf", "word", "tables", "json")
#: Reached only with a secret: of the mail that names the person invited, of a person's own calendar.
WITH_A_SECRET = {"partnerships:accept_invitation", "governance:person_calendar"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_world(django_db_blocker) as world:
        yield world


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def text_of(content):
    """What a file says, packed or not."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            return "\n".join(text_of(archive.read(name)) for name in archive.namelist())
    if content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF"):
        return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    return content.decode("utf-8", "replace")


def secrets_in(response, world):
    """Of what is planted inside: what stands in the answer, or in its headers, which name files and addresses."""
    text = text_of(content_of(response)) + repr(response.headers)
    mails = [user.email for user in (*world.people.values(), *world.strangers.values())]
    return [word for word in (LEAK, "leak.invited", *mails) if word in text]


def test_the_words_are_planted_where_their_readers_find_them(client, world):
    """Without this, a world that plants nothing would prove nothing."""
    client.force_login(world.people[Role.OFFICER], backend="django.contrib.auth.backends.ModelBackend")
    key = world.paper.key
    inside = [
        reverse("plans:paper", args=[key]),
        reverse("plans:write", args=[key]),
        reverse("plans:paper_preview", args=[key]),
        reverse("plans:paper_history", args=[key]),
        reverse("plans:endorsements", args=[key]),
        reverse("plans:comments", args=[key, world.block.key]),
        reverse("plans:paper_changes", args=[key]),
        reverse("plans:suggestion", args=[key, world.suggestion.pk]),
        reverse("plans:block_edit", args=[key, world.block.key]) + "?draft=restore",
        reverse("plans:paper_version", args=[key, 4]),
        reverse("priorities:edit", args=[key]),
        reverse("governance:report", args=[world.report.pk]),
        reverse("governance:scrutiny", args=[key]),
        reverse("partnerships:people", args=[world.ours.slug]),
        reverse("pages:tasks"),
        reverse("pages:search") + f"?q={LEAK}",
        reverse("governance:duty", args=[world.ours.slug, "fis-4"]),
    ]

    assert [url for url in inside if LEAK not in client.get(url).content.decode()] == []


@pytest.mark.parametrize(
    "address", [a for a in PUBLIC if a.name not in WITH_A_SECRET], ids=lambda address: address.name
)
def test_public_address_says_nothing_that_is_inside(address, client, world):
    assert secrets_in(client.get(address.url(world)), world) == []


@pytest.mark.parametrize(
    "address", [a for a in PUBLIC if a.name not in WITH_A_SECRET], ids=lambda address: address.name
)
def test_public_address_says_no_more_to_an_officer_of_another_partnership(address, client, world):
    stranger = world.strangers[Role.OFFICER]
    client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")

    assert [word for word in secrets_in(client.get(address.url(world)), world) if word != stranger.email] == []


def plan_addresses(plan):
    """Every public address of a plan and its papers, public or not."""
    papers = [plan.paper, *(year.paper for year in plan.years.all()), *(a.paper for a in plan.addenda.all())]
    yield from (reverse(f"plans:{name}", args=[plan.slug]) for name in OF_PLAN)
    yield reverse("actions:public_sheet", args=[plan.slug])
    yield from (reverse("plans:year", args=[plan.slug, year.starts_on.year]) for year in plan.years.all())
    for paper in papers:
        last = paper.versions.count() + 1
        for number in range(1, last + 1):
            for name in ("paper_version", "paper_version_pdf", "paper_version_word", "version_json"):
                yield reverse(f"plans:{name}", args=[paper.key, number])
            yield reverse("plans:compare_paper", args=[paper.key, number, last])
            yield reverse("plans:compare_paper", args=[paper.key, 2, number])


@pytest.mark.parametrize("slug", ["anyborough-next", "anyborough-current"])
def test_no_address_of_a_plan_leads_to_what_is_inside(slug, client, world):
    plan = Plan.objects.get(slug=slug)
    found = {url: words for url in plan_addresses(plan) if (words := secrets_in(client.get(url), world))}

    assert found == {}


def test_unpublished_versions_are_not_found_by_the_public(client, world):
    versions = Version.objects.filter(publication=None).select_related("paper")
    urls = [
        reverse(f"plans:{name}", args=[version.paper.key, version.number])
        for version in versions
        for name in ("paper_version", "paper_version_pdf", "paper_version_word", "version_json")
    ]

    assert len(urls) >= 6
    assert {url: client.get(url).status_code for url in urls if client.get(url).status_code != 404} == {}


@pytest.mark.parametrize("name", ["draft", "their_draft"])
def test_plan_without_a_public_version_is_not_found(name, client, world):
    slug = getattr(world, name).slug

    urls = [*(reverse(f"plans:{page}", args=[slug]) for page in OF_PLAN), reverse("actions:public_sheet", args=[slug])]
    assert [client.get(url).status_code for url in urls] == [404] * 6


@pytest.mark.parametrize("words", [LEAK, "leak plan", "leak heading", "leak.invited"])
def test_search_finds_nothing_that_is_inside(words, client, world):
    response = client.get("/", {"q": words})

    assert list(response.context["said"].hits) == []
    assert response.context["total"] == 0


def test_strangers_and_readers_find_nothing_that_is_inside_in_the_workspace(world):
    """Those of another place find nothing of ours; of our own people, who may not read drafts finds none."""
    readers = [world.people[role] for role in (Role.READER, Role.SCRUTINY, Role.MEMBER)]
    urls = [thing.url for user in world.strangers.values() for group in found_by(user, LEAK) for thing in group.things]
    ours = [str(world.paper.key), world.next.slug, world.draft.slug, f"/{world.ours.slug}/"]

    assert [url for url in urls if any(each in url for each in ours)] == []
    assert [group.heading for user in readers for group in found_by(user, LEAK)] == []


def test_closed_pack_and_draft_image_are_not_found_by_the_public(client, world):
    assert client.get(reverse("governance:pack", args=[world.pack.pk])).status_code == 404
    assert client.get(reverse("plans:image", args=[world.image.sha256])).status_code == 404


def test_stranger_reads_nothing_of_ours_on_pages_of_their_own(world):
    """Lists that a signed-in person opens hold the rows of that person's places only."""
    pages = ["pages:tasks", "governance:timetables", "governance:bodies", "governance:meetings", "pages:home"]
    found = {}
    for role, user in world.strangers.items():
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for page in pages:
            text = client.get(reverse(page)).content.decode()
            leaked = [word for word in (f"{LEAK} plan started", f"{LEAK} report", f"{LEAK} heading") if word in text]
            if leaked:
                found[role, page] = leaked

    assert found == {}


def test_pdf_of_a_public_version_says_nothing_that_is_inside(world):
    """It is drawn of this HTML, and nothing goes behind its pages."""
    rendering = current_version_rendering(world.next.paper.versions.get(number=2))
    html, _, enclosed = page_of(rendering)

    assert "Safer Anyborough" in html
    assert LEAK not in html
    assert enclosed == []
