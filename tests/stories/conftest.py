"""The stories are told on the made-up council: its two plans, its people, and a worker that is called when wanted."""

from functools import partial

import pytest

from partnerships.models import User
from plans.models import Plan
from tests.snapshots import filled
from tests.world import fill


@pytest.fixture
def anyborough(transactional_db, shared_folder):
    filled(shared_folder, "anyborough", partial(fill, ("anyborough-current", "anyborough-next")))
    return Plan.objects.get(slug="anyborough-next")


@pytest.fixture
def person():
    """A function that finds a demonstration account: ``person("clerk")``."""
    return lambda name: User.objects.get(email=f"{name}@anyborough.example")


@pytest.fixture
def new_page(browser, live_server, sign_in_browser, browser_context_args):
    """A function that opens a browser of its own, for somebody or for nobody."""
    contexts = []

    def open_page(user=None, **options):
        context = browser.new_context(**{**browser_context_args, **options}, base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        if user:
            sign_in_browser(page, live_server, user)
        return page

    yield open_page
    for context in contexts:
        context.close()
