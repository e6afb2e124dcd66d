"""What a table of 200 rows and 20 columns costs the browser: scripts until it can be written in, and to paste it full.

    .venv/bin/python bench/table.py [--rows 200] [--columns 20] [--repeat 7]

The page is answered once, from a scratch SQLite database, and put before chromium from a server of kept answers. Times
are medians of processor time of the page's own thread, so that other work on the machine hardly shows. All scripts of
the page together should take no more than 100 ms.
"""

import argparse
import os
import statistics
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import django

django.setup()

from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from actions.action_plan.noun import ACTIONS
from actions.action_plan.table import TABLE
from bench.tables import make_tables
from partnerships.access import Role
from plans.forms.fields import ParagraphField
from plans.rows.columns import FieldColumn
from tests.actions.data import action
from tests.answering import Answer, answering
from tests.conftest import launch_options
from tests.factories import make_plan, make_user
from tests.script_time import milliseconds, watched

MOST = 100.0
#: The table that the page shows, read where the addresses are made.
WIDE = TABLE
ACTIONS.table_path = f"{__name__}.WIDE"
IS_READY = "document.querySelector('[data-ready]') !== null"
PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.querySelector('tbody td').focus();
    const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
    document.activeElement.dispatchEvent(event);
}"""


def widened(columns: int):
    """The table of an action plan, with columns of text behind its own."""
    more = range(columns - len(TABLE.heads))
    texts = [FieldColumn(f"text{at}", f"Text {at}", of="measure", field=ParagraphField()) for at in more]
    return replace(TABLE, columns=(*TABLE.columns, *texts))


def answered(rows: int) -> tuple[str, Answer]:
    """The address of the page, and what the portal answers there."""
    make_tables()
    paper, client = make_plan(blocks=()).paper, Client()
    officer = make_user(Role.OFFICER, paper.partnership)
    ACTIONS.load(paper, [action(f"Action {number}", activities=[]) for number in range(rows)], by=officer)
    client.force_login(officer)
    address = reverse("actions:action_table", args=[paper.key])
    answer = client.get(address)
    return address, Answer(answer.status_code, dict(answer.headers), answer.content)


def measured(browser, address, pasted) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    session = watched(page)
    page.goto(address)
    page.wait_for_function(IS_READY)
    ready = milliseconds(session)
    page.evaluate(PASTE, pasted)
    both = milliseconds(session)
    page.close()
    return ready, both - ready


def main():
    global WIDE
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--repeat", type=int, default=7)
    options = parser.parse_args()
    pasted = "\n".join(["\t".join(["Fewer calls"] * (options.columns - 1))] * (options.rows + 40))
    WIDE = widened(options.columns)
    path, answer = answered(options.rows)
    with answering({path: answer}, []) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        times = [measured(browser, server + path, pasted) for _ in range(options.repeat)]
        browser.close()
    ready, paste = (statistics.median(each) for each in zip(*times, strict=True))
    size = f"{options.rows} rows of {options.columns} columns, {len(answer.body) // 1024} KiB"
    print(f"{size}: ready after {ready:.0f} ms of scripts (at most {MOST:.0f}), {paste:.0f} ms to paste it full")
    sys.exit(ready > MOST)


if __name__ == "__main__":
    main()
