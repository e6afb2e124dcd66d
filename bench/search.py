"""The public search among one partnership and among many, as ratios measured in one run.

    .venv/bin/python bench/search.py [--large 320] [--repeat 21]

Works on a scratch SQLite database in the temp dir, through Django's test client: no network, no browser. What is
measured is processor time, SQLite's included. A search should cost about the same whatever the number of partnerships:
1.5 at the most, for a word that every plan says, for one that a single plan says, and for one that none says. Words
that are part of names ("community safety", "Anyborough") cost more: their page shows 24 partnerships and 20 plans
instead of one of each.
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
from django.test import Client, override_settings
from django.utils import timezone

from bench.tables import make_tables
from plans.models import SaidWord, Version, WordIndex
from plans.papers.search import sweep

WARM_UP = 2
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


def measure(repeat: int) -> dict[str, float]:
    """Median server time in milliseconds, by what is sought."""
    client = Client()
    return {
        what: statistics.median([_timed(client, words) for _ in range(WARM_UP + repeat)][WARM_UP:]) * 1000
        for what, words in SOUGHT.items()
    }


def _timed(client, words) -> float:
    start = time.process_time()
    client.get("/", {"q": words})
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--large", type=int, default=320)
    parser.add_argument("--repeat", type=int, default=21)
    options = parser.parse_args()
    make_tables()
    fill(1)
    small = measure(options.repeat)
    fill(options.large)
    large = measure(options.repeat)
    print(f"\n{'sought':<32}{1:>8} ms{options.large:>8} ms   ratio")
    for what, before in small.items():
        print(f"{what:<32}{before:>11.1f}{large[what]:>11.1f}{large[what] / before:>8.2f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
