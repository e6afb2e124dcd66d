"""Server time of the main pages in a small and in a national data set, as ratios measured in one run.

    .venv/bin/python bench/pages.py [--small 4] [--large 320] [--repeat 11]

Works on a scratch SQLite database in the temp dir, through Django's test client: no network, no browser. What is
measured is processor time, SQLite's included, so that other work on the machine hardly shows. Times depend on the
machine, ratios little: a page that looks at one plan should give about 1.0 whatever the number of partnerships.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from bench.tables import make_tables
from csp_portal.demo.people import at_home, make_people
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.models import Timetable
from partnerships.models import User
from plans.models import Plan

WARM_UP = 2
NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def pages():
    """``(page, who looks at it, address)``."""
    running, in_force = (Plan.objects.get(slug=f"anyborough-{name}") for name in ("next", "current"))
    timetable = Timetable.objects.filter(paper=running.paper).first()
    return [
        ("home", None, reverse("pages:home")),
        ("partnership", None, reverse("pages:partnership", args=["anyborough"])),
        ("plan", None, reverse("plans:detail", args=[in_force.slug])),
        ("compare", None, reverse("plans:compare", args=[in_force.slug, 1, 2])),
        ("meetings", None, reverse("governance:meetings")),
        ("calendar of meetings", None, reverse("governance:meetings_calendar")),
        ("search", None, f"{reverse('pages:home')}?q=burglary"),
        ("tasks of an officer", "officer", reverse("pages:tasks")),
        ("tasks of a clerk", "clerk", reverse("pages:tasks")),
        ("tasks of the site", "admin", reverse("pages:tasks")),
        ("workspace of a plan", "officer", reverse("plans:workspace", args=[running.slug])),
        ("paper", "officer", reverse("plans:paper", args=[running.paper.key])),
        ("timetable", "clerk", reverse("governance:timetable", args=[timetable.pk])),
    ]


def measure(repeat: int) -> dict[str, tuple[float, int]]:
    """Median server time in milliseconds and the number of queries, by page."""
    found = {}
    for name, who, address in pages():
        client = Client()
        if who:
            client.force_login(User.objects.get(email=f"{who}@anyborough.example"))
        times = [_timed(client, address) for _ in range(WARM_UP + repeat)][WARM_UP:]
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found[name] = (statistics.median(times) * 1000, len(queries))
    return found


def _timed(client, address) -> float:
    start = time.process_time()
    response = client.get(address)
    taken = time.process_time() - start
    if response.status_code != 200:
        sys.exit(f"{address} answered {response.status_code}.")
    return taken


def fill(partnerships: int):
    start = time.perf_counter()
    call_command("make_scale", partnerships=partnerships, verbosity=0)
    print(f"  filled in {time.perf_counter() - start:.0f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=4)
    parser.add_argument("--large", type=int, default=320)
    parser.add_argument("--repeat", type=int, default=11)
    options = parser.parse_args()
    make_tables()
    fill(options.small)
    make_people(at_home(read_fixture(FOLDER / "demo-people.json")["people"]), by=User.objects.system("scale"))
    small = measure(options.repeat)
    fill(options.large)
    large = measure(options.repeat)
    print(f"\n{'page':<22}{options.small:>8} ms  queries{options.large:>8} ms  queries   ratio")
    for name, (before, asked) in small.items():
        after, asked_after = large[name]
        print(f"{name:<22}{before:>11.1f}{asked:>9}{after:>11.1f}{asked_after:>9}{after / before:>8.2f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
