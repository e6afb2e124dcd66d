"""The form of an action in a browser without scripts."""

import pytest
from django.urls import reverse

from tests.factories import make_partnership, make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTS = ("By which day", "From", "Until", "Timescale in words")


def seen(page):
    return [label for label in PARTS if page.get_by_label(label).is_visible()]


def test_only_what_goes_with_the_timescale_chosen_is_shown(browser, live_server, sign_in_browser):
    paper = make_plan(make_partnership(), blocks=()).paper
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in_browser(page, live_server, make_user("officer", paper.partnership))
    page.goto(live_server.url + reverse("actions:action_add", args=[paper.key]))
    found = [seen(page)]
    for choice in ("By a date", "Over a period", "In words"):
        page.get_by_label(choice, exact=True).check()
        found.append(seen(page))

    assert found == [[], [PARTS[0], PARTS[3]], [PARTS[1], PARTS[2], PARTS[3]], [PARTS[3]]]
