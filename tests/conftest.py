"""Shared by all tests: the database, the browser, and checks of whole pages.

Browser tests take the fixtures ``page`` (chromium, 1280 px) and ``live_server`` and carry ``@pytest.mark.browser``.
``sign_in_browser(page, live_server, user)`` signs a user in without the form; ``axe(page)`` asserts that axe finds
nothing; ``assert_no_overflow(page)`` looks at 1280 and 320 px. No test is skipped where chromium is missing: it fails.
"""

import gc
import logging
import os
import shutil
from functools import partial
from io import StringIO

import pytest
from _pytest import runner
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client, TransactionTestCase
from hypothesis import settings as hypothesis_settings

from csp_portal.call_stack import with_room
from tests.accessibility import Accessibility
from tests.emptying import empty_but_for, filled_tables
from tests.on_postgresql import is_wanted, may_hold_wanted
from tests.sizes import size
from tests.words import unwanted

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("portal", deadline=None, max_examples=size(full=200, few=50))
hypothesis_settings.load_profile("portal")

# Playwright runs an event loop in the test's thread, where Django would refuse the database otherwise.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
#: Modules that take a minute or so: a worker that began with one at the end would keep the other one waiting.
LONGEST = (
    "tests/test_page_walk.py", "tests/test_access_walk.py", "tests/plans/printing/", "tests/stories/",
    "tests/csp_portal/demo/",
)  # fmt: skip
#: In pixels; the narrow one is that of a large window at 400 % (WCAG 2.2, 1.4.10), and of the smallest telephones.
WIDTHS = {"desktop": 1280, "narrow": 320}


def pytest_ignore_collect(collection_path):
    """On PostgreSQL a module in which nothing can differ is not even read."""
    is_module = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    return True if connection.vendor == "postgresql" and is_module and not may_hold_wanted(collection_path) else None


@pytest.hookimpl(trylast=True)  # others put the cases of a browser together
def pytest_collection_modifyitems(config, items):
    """The longest modules first; on PostgreSQL only what can differ there (see ``tests.on_postgresql``)."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if not is_wanted(item)])
        items[:] = [item for item in items if is_wanted(item)]


def pytest_collection_finish():
    """What was imported and collected stays to the end, and the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """A test and its fixtures with room for their calls: a quarter of the suite's time went into looking for it."""
    return with_room(partial(runner.pytest_runtest_protocol, item, nextitem))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tables come straight from the models (migrations take minutes)."""
    with django_db_blocker.unblock():
        kept = filled_tables()
    TransactionTestCase._fixture_teardown = lambda test_case: empty_but_for(kept)
    yield
    with django_db_blocker.unblock():
        _end_other_sessions()


def _end_other_sessions():
    """A thread of a live server may still hold a session, and PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def words_of_mails():
    """No mail that a test sends holds a word that people should not see."""
    yield
    mails = getattr(mail, "outbox", [])
    assert [words for sent in mails for words in unwanted(f"{sent.subject}\n{sent.body}")] == []


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """A folder of this run that all its workers see."""
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(autouse=True)
def pdf_errors():
    """Whatever WeasyPrint logs as an error (a missing language, an image without words) fails the test.

    A test that means to cause one takes this fixture and clears it.
    """
    errors = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: errors.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield errors
    logger.removeHandler(handler)
    assert errors == []


# --- The browser -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return launch_options()


def launch_options():
    """How chromium is started."""
    executable = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None
    )
    assert executable, "chromium is missing: run  sudo apt-get install -y chromium-headless-shell libatomic1"
    # One process for the pages of all tests: to start another takes as long as to open a page.
    options = ["--disable-dev-shm-usage", "--disable-gpu", "--renderer-process-limit=1"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    return {"executable_path": executable, "args": options}


@pytest.fixture(scope="session")
def browser_context_args():
    return {
        "viewport": {"width": WIDTHS["desktop"], "height": 900},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture
def page(page):
    """A page that fails the test when the browser refuses anything under the Content-Security-Policy."""
    refused = []

    def note(message):
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            refused.append(message.text)

    page.on("console", note)
    page.set_default_timeout(10_000)
    yield page
    assert refused == []


@pytest.fixture
def sign_in_browser():
    """A function that signs a user in, in the browser, without the sign-in form."""

    def sign_in(page, live_server, user):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return sign_in


@pytest.fixture
def work(settings):
    """A function that does what the worker does once: sweep, and every task of the queue.

    PDFs are drawn here: this process answers the browser at the same time, and one with several threads is not copied.
    """
    settings.PDF_SECONDS = 0
    return lambda: call_command("worker", once=True, stdout=StringIO())


@pytest.fixture(scope="session")
def axe():
    """A function that asserts that axe finds no accessibility fault on the page."""
    accessibility = Accessibility()

    def check(page):
        found = accessibility.faults(page)
        assert found == [], f"{page.url}: {found}"

    return check


@pytest.fixture(scope="session")
def assert_no_overflow():
    """A function that asserts that nothing is wider than the window, at 1280 and at 320 px."""

    def check(page):
        before = page.viewport_size
        for width in WIDTHS.values():
            if width != page.viewport_size["width"]:
                page.set_viewport_size({"width": width, "height": before["height"]})
            inside = page.evaluate("document.documentElement.scrollWidth")
            assert inside <= width, f"{page.url}: {inside} px wide in a window of {width} px"
        page.set_viewport_size(before)

    return check
