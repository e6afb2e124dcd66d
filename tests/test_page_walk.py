"""Every kind of page, as somebody who may open it: one heading, a title, no accessibility fault, nothing overflows."""

import re

import pytest
from django.db import transaction
from django.test import Client

from partnerships.access import Role
from tests.addresses import own_addresses
from tests.words import typed_words, unwanted, words_of_page
from tests.world import build_world, kept_world

#: Who opens a page: the first of these that gets one.
VISITORS = (
    None, Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR, Role.PARTNER_LEAD, Role.SIGNING_OFFICER,
    Role.SITE_ADMINISTRATOR,
)  # fmt: skip
#: Those of them who get any page that the ones before do not.
WALKERS = (None, Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR, Role.SIGNING_OFFICER)
BACKEND = "django.contrib.auth.backends.ModelBackend"
HTML = ("text/html; charset=utf-8",)
MORE = (
    "/?q=violence",
    "/?q=nothing+of+the+kind",
    "/plans/anyborough-current/?as_at=2018-04-01",
    "/plans/anyborough-next/",
    "/plans/thanet-2020-23/",
    "/partnerships/thanet/",
    "/nowhere/",
)


def pages_of(world, clients):
    """Each page that answers to GET, with the role that opens it."""
    urls = [(address.name, address.url(world)) for address in own_addresses()]
    for name, url in [*urls, *((url, url) for url in MORE)]:
        for role in VISITORS:
            with transaction.atomic():
                response = clients[role].get(url)
                if response.streaming:
                    b"".join(response.streaming_content)
                is_page = response.status_code in (200, 202, 404) and response.get("Content-Type") in HTML
                is_wanted = is_page and (response.status_code != 404 or url == "/nowhere/")
                content = response.content.decode() if is_wanted else ""
                transaction.set_rollback(True)
            if is_wanted:
                yield name, url, role, content
                break


def clients_of(world):
    clients = {None: Client()}
    for role in VISITORS[1:]:
        clients[role] = Client()
        clients[role].force_login(world.people[role], backend=BACKEND)
    return clients


@pytest.mark.django_db
def test_every_page_has_one_heading_and_a_title_of_its_own(django_db_blocker):
    """Its world ends with it: while its transaction is open, no server of a browser test could write."""
    faults, seen, walkers = [], set(), set()
    with kept_world(django_db_blocker) as world:
        found = list(pages_of(world, clients_of(world)))
        typed = typed_words()
    for name, _, role, content in found:
        seen.add(name)
        walkers.add(role)
        headings = len(re.findall(r"<h1[\s>]", content))
        title = re.search(r"<title>\s*(.*?)\s*</title>", content, re.DOTALL)
        if headings != 1:
            faults.append(f"{name}: {headings} first headings")
        if not title or not title.group(1):
            faults.append(f"{name}: no title")
        ids = re.findall(r'\sid="([^"]+)"', content)
        faults += [f"{name}: id {each} twice" for each in {each for each in ids if ids.count(each) > 1}]

        faults += [f"{name}: … {words} …" for words in unwanted(words_of_page(content), typed=typed)]

    assert faults == []
    assert len(seen) > 60
    assert walkers == set(WALKERS)


@pytest.mark.browser
@pytest.mark.once
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("role", WALKERS, ids=lambda role: role or "nobody")
def test_every_page_is_accessible_and_fits(
    role, settings, live_server, page, axe, assert_no_overflow, sign_in_browser
):  # fmt: skip
    """The pages of which this is the first visitor that gets them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # PDFs wait for a worker
    world = build_world()
    pages = [(name, url) for name, url, wanted, _ in pages_of(world, clients_of(world)) if wanted == role]
    faults, errors = [], []
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    if role:
        sign_in_browser(page, live_server, world.people[role])
    for name, url in pages:
        faults += _faults_of(page, f"{live_server.url}{url}", name, axe, assert_no_overflow, errors)

    assert "\n".join(faults) == ""


def _faults_of(page, address, name, axe, assert_no_overflow, errors):
    errors.clear()
    page.goto(address)
    found = []
    for check in (axe, assert_no_overflow):
        try:
            check(page)
        except AssertionError as fault:
            found.append(f"{name}: {str(fault).splitlines()[0]}")
    if page.locator("h1").count() != 1:
        found.append(f"{name}: {page.locator('h1').count()} first headings")
    return [*found, *(f"{name}: {error}" for error in errors)]
