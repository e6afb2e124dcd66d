"""The worker as a process of its own, on a database file: killed in the midst of PDFs, started again."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sizes import size

ROOT = Path(__file__).resolve().parents[3]
SLOW = 250  # paragraphs: some tenths of a second of layout
KILLS = size(full=50, few=2)

TABLES = """
from django.core.management import call_command
call_command("migrate", verbosity=0, run_syncdb=True)
"""
FREEZE = """
from partnerships.models import User
from plans.models import Plan
from plans.papers.versions import freeze
from tests.factories import make_plan
plan = Plan.objects.first() or make_plan(blocks=("Our area",))
block = plan.paper.blocks.get()
for n in range({number}):
    block.data = {{"html": f"<p>Street {{n}}, a square and a park, one after the other.</p>" * {paragraphs}}}
    block.save()
    freeze(plan.paper, by=User.objects.system("import"), purpose="submission")
"""
LOSE_THE_QUEUE = "from django_tasks_db.models import DBTaskResult; DBTaskResult.objects.all().delete()"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="module")
def portal(folder):
    """A function that runs Python in a portal of its own: its database, its files, its queue."""
    environment = os.environ | {
        "CSP_DEMO": "1",
        "CSP_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.plans.printing.worker_settings",
        "PYTHONPATH": str(ROOT),
    }

    def run(code):
        code = "import django; django.setup()\n" + code
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run.environment = environment
    run(TABLES)
    return run


def start_worker(portal, *arguments):
    return subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--interval", "0.1", *arguments],
        cwd=ROOT,
        env=portal.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def all_renderings(portal):
    """The rows as they stand on disk, read from beside the portal, in the order in which they were asked for."""
    path = Path(portal.environment["CSP_DATA"]) / "portal.sqlite3"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("SELECT * FROM plans_rendering ORDER BY id")]


def wait_until(portal, is_so, seconds=240):
    """The rows once they are so."""
    end = time.monotonic() + seconds * (1 + KILLS // 10)
    while time.monotonic() < end:
        found = all_renderings(portal)
        if is_so(found):
            return found
        time.sleep(0.02)
    raise AssertionError(f"not so in time: {found}")


def test_a_worker_killed_in_the_midst_of_pdfs_delays_them_and_loses_nothing(portal, folder):
    portal(FREEZE.format(paragraphs=SLOW, number=KILLS))
    for kill in range(KILLS):
        worker = start_worker(portal)
        wait_until(portal, lambda rows, n=kill: sum(row["attempts"] > 0 for row in rows if row["state"] != "done") > n)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert {row["file"] for row in all_renderings(portal)} == {""}

    last = start_worker(portal)
    done = wait_until(portal, lambda rows: all(row["state"] == "done" for row in rows))
    last.send_signal(signal.SIGTERM)
    last.wait(timeout=60)

    assert {(row["claimed_by"], row["error"], row["pages"] > 10) for row in done} == {("", "", True)}
    assert {row["attempts"] for row in done} == {2}
    assert {(folder / "media" / row["file"]).read_bytes()[:5] for row in done} == {b"%PDF-"}
    assert last.returncode == 0


def test_a_lost_queue_row_is_made_good_by_the_sweep(portal):
    portal(FREEZE.format(paragraphs=1, number=1) + LOSE_THE_QUEUE)
    worker = start_worker(portal, "--once")
    worker.wait(timeout=240)

    assert worker.returncode == 0
    assert all_renderings(portal)[-1]["state"] == "done"
