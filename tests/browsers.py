"""Contexts of the browser, lent to one test after another: what it has read of the portal's scripts it reads once.

More than half of what it costs to open a page for the first time is reading its scripts and styles. A test gets a
context with one blank page, without cookies, permissions or anything kept; whoever changes more of it closes it.
"""

import contextlib
import json

from playwright.sync_api import Error

#: All but what was read of the network.
KEPT = {"origin": "*", "storageTypes": "all"}


class Contexts:
    def __init__(self, browser):
        self._browser = browser
        self._idle: dict[str, list] = {}
        self._options: dict[object, str] = {}

    def lend(self, **options):
        """A context with these options of the browser, and one blank page."""
        wanted = json.dumps(options, sort_keys=True)
        if self._idle.get(wanted):
            return self._idle[wanted].pop()
        context = self._browser.new_context(**options)
        context.on("close", lambda: self._options.pop(context, None))
        context.on("page", lambda page: page.on("crash", self._forget_all))
        context.new_page()
        self._options[context] = wanted
        return context

    def take_back(self, context):
        if context not in self._options:
            return
        blank = context.new_page()
        for page in context.pages:
            if page != blank:
                page.close()
        session = context.new_cdp_session(blank)
        session.send("Storage.clearDataForOrigin", KEPT)
        session.detach()
        context.clear_cookies()
        context.clear_permissions()
        self._idle.setdefault(self._options[context], []).append(context)

    def _forget_all(self, page):
        """All pages share one process, which is gone."""
        self._idle.clear()
        self._options.clear()


def kill(page):
    """End a tab as the system does when memory runs out."""
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
