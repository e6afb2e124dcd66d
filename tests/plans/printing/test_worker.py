"""The worker as a process of its own, on a database file: killed in the midst of a PDF, started again."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SLOW = 800  # paragraphs: a second or two of layout

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
block.data = {{"html": "<p>A street, a square and a park, one after the other.</p>" * {paragraphs}}}
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
    return run


def start_worker(portal, *arguments):
    return subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--interval", "0.1", *arguments],
        cwd=ROOT,
        env=portal.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def newest_rendering(portal):
    """The row as it stands on disk, read from beside the portal."""
    path = Path(portal.environment["CSP_DATA"]) / "portal.sqlite3"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return dict(database.execute("SELECT * FROM plans_rendering ORDER BY id DESC").fetchone())


def wait_until(portal, state, seconds=240):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = newest_rendering(portal)
        if found["state"] == state:
            return found
        time.sleep(0.02)
    raise AssertionError(f"not {state} after {seconds} seconds: {found}")


def test_a_worker_killed_in_the_midst_of_a_pdf_delays_it_and_loses_nothing(portal, folder):
    portal(TABLES + FREEZE.format(paragraphs=SLOW))
    first = start_worker(portal)
    wait_until(portal, "rendering")
    first.send_signal(signal.SIGKILL)
    first.wait()
    left = newest_rendering(portal)
    assert (left["state"], left["attempts"], left["file"]) == ("rendering", 1, "")

    second = start_worker(portal)
    done = wait_until(portal, "done")
    second.send_signal(signal.SIGTERM)
    second.wait(timeout=60)

    assert (done["attempts"], done["claimed_by"], done["error"]) == (2, "", "")
    assert (folder / "media" / done["file"]).read_bytes()[:5] == b"%PDF-"
    assert done["pages"] > 10
    assert second.returncode == 0


def test_a_lost_queue_row_is_made_good_by_the_sweep(portal):
    portal(TABLES + FREEZE.format(paragraphs=1) + LOSE_THE_QUEUE)
    worker = start_worker(portal, "--once")
    worker.wait(timeout=240)

    assert worker.returncode == 0
    assert newest_rendering(portal)["state"] == "done"
