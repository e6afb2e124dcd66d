"""The public search among one partnership and among many, as ratios measured in one run.

    .venv/bin/python bench/search.py [--large 320] [--rounds 7]

Works on a scratch SQLite database in the temp dir, through Django's test client: no network, no browser. What is
measured is processor time, SQLite's included. A search should cost about the same whatever the number of partnerships:
1.5 at the most, for a word that every plan says, for one that a single plan says, and for one that none says. Words
that are part of names ("community safety", "Anyborough") fill a page: 6 partnerships and 6 plans instead of one of
each. Both databases take turns, so what else the machine does falls on both.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from bench.tables import make_tables
from plans.models import SaidWord, Version, WordIndex
from plans.papers.search import sweep

WARM_UP, AT_ONCE = 2, 3
NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
SOUGHT = {
    "a word of every plan": "burglary",
    "a part of many words": "the",
    "words beside each other": "community safety",
    "a name": "Anyborough",
    "a word of no plan": "zebra",
    "words never beside each other": "safety burglary",
}


def fill(partnerships: int):
    """The data set, and the words of its texts listed as the worker lists them."""
    call_command("make_scale", partnerships=partnerships, verbosity=0)
    start = time.process_time()
    while sweep(timezone.now())["listed"]:
        pass
    listed = f"{WordIndex.objects.count():,} of {Version.objects.count():,} texts, {SaidWord.objects.count():,} words"
    print(f"  {partnerships} partnerships: {listed}, listed in {time.process_time() - start:.1f} s")


def put_away(folder: str, name: int) -> str:
    """A copy of the database as it stands now."""
    path = str(Path(folder) / f"{name}.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [path])
    return path


def measure(paths: list[str], rounds: int) -> dict[str, list[float]]:
    """What is sought → median server time in milliseconds for each database; they take turns."""
    client = Client()
    times: dict[str, list[list[float]]] = {what: [[] for _ in paths] for what in SOUGHT}
    for _ in range(rounds):
        for place, path in enumerate(paths):
            connection.close()
            connection.settings_dict["NAME"] = path
            for what, words in SOUGHT.items():
                times[what][place] += [_timed(client, words) for _ in range(WARM_UP + AT_ONCE)][WARM_UP:]
    return {what: [statistics.median(each) * 1000 for each in sides] for what, sides in times.items()}


def _timed(client, words) -> float:
    start = time.process_time()
    client.get("/", {"q": words})
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", type=int, default=320)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    make_tables()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for partnerships in (1, options.large):
            fill(partnerships)
            paths.append(put_away(folder, partnerships))
        found = measure(paths, options.rounds)
    print(f"\n{'sought':<32}{1:>8} ms{options.large:>8} ms   ratio")
    for what, (small, large) in found.items():
        print(f"{what:<32}{small:>11.1f}{large:>11.1f}{large / small:>8.2f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
