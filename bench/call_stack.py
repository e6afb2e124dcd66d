"""What it costs that a loop stands at the edge of a chunk of the call stack (see ``csp_portal.call_stack``).

    .venv/bin/python bench/call_stack.py [--depths 120] [--repeat 40]

Works on a scratch SQLite database in memory, through Django's test client: no network. The same is asked for from each
depth of calls, without the room and with it; processor time, as ratios to the quickest of all. Without the room some
depths are unlucky; with it all should be about 1.0. Where Python keeps a chunk (3.13 and later), both are.
"""

import argparse
import os
import statistics
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from django.urls import Resolver404, resolve, reverse

from bench.tables import make_tables
from csp_portal.call_stack import with_room

ROOM = "csp_portal.middleware.RoomMiddleware"
WARM_UP = 5


def look_for_an_address():
    """As every request does; here one that the portal has not, so that it is compared with all."""
    try:
        resolve("/nothing/is/here/")
    except Resolver404:
        return


def ask_for_a_page():
    client = Client()
    return partial(client.get, reverse("pages:home"))


def called_from(depth: int, call):
    return call() if depth == 0 else called_from(depth - 1, call)


def milliseconds(depth: int, call, repeat: int) -> float:
    def once():
        start = time.process_time()
        call()
        return time.process_time() - start

    def many():
        return [once() for _ in range(WARM_UP + repeat)][WARM_UP:]

    return statistics.median(called_from(depth, many)) * 1000


def measured(call, options) -> list[float]:
    return [milliseconds(depth, call, options.repeat) for depth in range(0, options.depths, 2)]


def spread(times: list[float], best: float) -> str:
    return f"{statistics.median(times) / best:>10.2f}{max(times) / best:>10.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--depths", type=int, default=120)
    parser.add_argument("--repeat", type=int, default=40)
    options = parser.parse_args()
    make_tables()
    without = [name for name in settings.MIDDLEWARE if name != ROOM]
    with override_settings(MIDDLEWARE=without):
        pages = measured(ask_for_a_page(), options)
    rows = {
        "an address": (
            measured(look_for_an_address, options),
            with_room(partial(measured, look_for_an_address, options)),
        ),
        "a page": (pages, measured(ask_for_a_page(), options)),
    }
    print(f"\n{'':<12}{'quickest':>12}{'without room':>20}{'with room':>20}")
    print(f"{'':<24}{'median':>10}{'slowest':>10}{'median':>10}{'slowest':>10}")
    for name, (without_room, within_room) in rows.items():
        best = min(without_room + within_room)
        print(f"{name:<12}{best:>9.2f} ms{spread(without_room, best)}{spread(within_room, best)}")


if __name__ == "__main__":
    main()
