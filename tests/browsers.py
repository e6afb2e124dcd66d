"""What happens to a browser's tab beside what a person does.

Each test has contexts of its own and closes them at its end: of one that is lent on, what its pages send while they
close comes into the next test.
"""

import contextlib

from playwright.sync_api import Error


def kill(page):
    """End a tab as the system does when memory runs out."""
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
