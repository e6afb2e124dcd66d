"""How long it takes from a click on a text to its editor with the caret in it, on a page of writing of 81 chapters.

    .venv/bin/python bench/click_to_editor.py [--chapters 81] [--repeat 9]

A server of its own on a scratch SQLite database, and chromium. What a person waits for is measured, by the clock: the
least and the median of all clicks. On a quiet machine the median should be half a second at most. Beside it, in turns,
the same chapter on a page of its own, as it is opened without scripts: from its address to an editor with its text.
"""

import argparse
import os
import statistics
import sys
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import django

django.setup()

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from bench.tables import make_tables
from partnerships.access import Role
from plans.editing.chapters import CHAPTERS
from tests.conftest import launch_options
from tests.factories import make_block, make_plan, make_user

MOST = 500.0
WORDS = "<p>What is done here, by whom, and how anybody will know that it helped. </p>" * 5
#: Milliseconds from the click on the first words of a chapter to the caret in its editor.
CLICK = """number => new Promise((done) => {
    const text = document.querySelectorAll('article[data-place]')[number].querySelector('.csp-prose p');
    const box = text.getBoundingClientRect(), start = performance.now();
    const look = () => {
        if (document.activeElement.matches('.ProseMirror[contenteditable]')) done(performance.now() - start);
        else requestAnimationFrame(look);
    };
    text.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX: box.left + 2, clientY: box.top + 8}));
    look();
})"""

#: Milliseconds from the beginning of a page to an editor that can be written in.
OPENED = """() => new Promise((done) => {
    const isThere = () => document.querySelector('.ProseMirror[contenteditable]');
    const look = () => isThere() ? done(performance.now()) : requestAnimationFrame(look);
    look();
})"""


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


def serve() -> str:
    handler = StaticFilesHandler(get_wsgi_application())
    server = make_server("localhost", 0, handler, server_class=Server, handler_class=Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://localhost:{server.server_port}"


def page_of(chapters: int) -> tuple[str, list[str], dict]:
    """The address of the page, those of the forms of its chapters, and the cookie of who writes there."""
    make_tables()
    paper, client = make_plan(blocks=()).paper, Client()
    for place in range(chapters):
        make_block(paper, heading=f"Chapter {place + 1}", position=place, data={"html": WORDS})
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    forms = [CHAPTERS.url("edit", block) for block in paper.blocks.all()]
    return reverse("plans:write", args=[paper.key]), forms, {"name": cookie.key, "value": cookie.value}


@contextmanager
def new_page(browser, cookie):
    """In a context of its own: what was opened once is quicker."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


def clicked(browser, cookie, address, number) -> float:
    with new_page(browser, cookie) as page:
        page.goto(address, wait_until="networkidle")
        return page.evaluate(CLICK, number)


def opened(browser, cookie, address) -> float:
    with new_page(browser, cookie) as page:
        page.goto(address, wait_until="commit")
        return page.evaluate(OPENED)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapters", type=int, default=81)
    parser.add_argument("--repeat", type=int, default=9)
    options = parser.parse_args()
    path, forms, cookie = page_of(options.chapters)
    address, in_place, alone = serve(), [], []
    cookie["url"] = address
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for number in (each % options.chapters for each in range(options.repeat)):
            in_place.append(clicked(browser, cookie, address + path, number))
            alone.append(opened(browser, cookie, address + forms[number]))
        browser.close()
    median, beside = statistics.median(in_place), statistics.median(alone)
    took = f"{min(in_place):.0f} ms at least, {median:.0f} at the median (at most {MOST:.0f})"
    print(f"{options.chapters} chapters: from a click to its editor {took}")
    print(f"on a page of its own {beside:.0f} ms at the median: the click takes {median / beside:.2f} of it")
    sys.exit(median > MOST)


if __name__ == "__main__":
    main()
