"""What it costs that every open page of writing asks every quarter of a minute who is here and what is new.

    .venv/bin/python bench/pulse.py [--editors 200] [--repeat 400]

Works on a scratch SQLite database, through Django's test client: no network. Processor time, SQLite's included, as a
share of two cores: 200 editors should take no more than 15 %. At each text one chapter is saved with every tenth pulse.
"""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.test import Client
from django.urls import reverse

from bench.tables import make_tables
from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.writing.presence import newest_change
from tests.factories import make_plan, make_user

EVERY, CORES, MOST = 15, 2, 15.0  # seconds between two pulses of a page; cores; per cent
CHAPTERS_OF_A_PLAN = 27
AT_ONE_TEXT = 10
WARM_UP = 20


def editors_of(paper):
    for number in range(AT_ONE_TEXT):
        client = Client()
        client.force_login(make_user(Role.OFFICER, paper.partnership, name=f"Officer {number}"))
        yield client, f"tab{number}"


def seconds_of_a_pulse(repeat: int) -> float:
    paper = make_plan(blocks=[f"Chapter {number}" for number in range(CHAPTERS_OF_A_PLAN)]).paper
    by, blocks = make_user(Role.OFFICER, paper.partnership), list(paper.blocks.all())
    editors, address = list(editors_of(paper)), reverse("plans:write_pulse", args=[paper.key])
    taken = 0.0
    for number in range(WARM_UP + repeat):
        if number % AT_ONE_TEXT == 0:
            block = blocks[number % len(blocks)]
            block.refresh_from_db()
            item = {"heading": block.heading, "level": 1, "data": {"html": f"<p>{number}</p>"}}
            editing.save(CHAPTERS, block, item, by=by, revision=block.revision)
        client, tab = editors[number % len(editors)]
        sent = {"tab": tab, "block": blocks[0].key, "writing": "yes", "seen": newest_change(paper) - 1}
        start = time.process_time()
        answer = client.post(address, sent)
        if number >= WARM_UP:
            taken += time.process_time() - start
        assert answer.status_code == 200
    return taken / repeat


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--editors", type=int, default=200)
    parser.add_argument("--repeat", type=int, default=400)
    options = parser.parse_args()
    make_tables()
    one = seconds_of_a_pulse(options.repeat)
    share = 100 * one * options.editors / EVERY / CORES
    of_cores = f"{share:.1f} % of {CORES} cores (at most {MOST:.0f} %)"
    print(f"one pulse {one * 1000:.1f} ms; {options.editors} editors take {of_cores}")
    sys.exit(share > MOST)


if __name__ == "__main__":
    main()
