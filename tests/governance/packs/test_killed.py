"""Publishing in a process of its own, killed with SIGKILL at points from its first question to the file's last: a pack
is public as a whole or not at all, and whoever comes next makes it good."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sizes import size

ROOT = Path(__file__).resolve().parents[3]
POINTS = size(full=50, few=3)
NOTHING = {"state": "submitted", "packs": 0, "parts": 0, "texts": 0, "reports": 0, "ready": [], "pages": []}
WHOLE = {"state": "published", "packs": 1, "parts": 3, "texts": 1, "reports": 1}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    environment = os.environ | {
        "CSP_DEMO": "1",
        "CSP_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "DJANGO_SETTINGS_MODULE": "tests.plans.printing.worker_settings",
        "PYTHONPATH": str(ROOT),
    }
    code = f"import django; django.setup(); from tests.governance.packs.killing import main; main({POINTS})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_publishing(told):
    return {name: told[name] for name in WHOLE}


def test_each_process_was_killed(runs):
    assert [run["signal"] for run in runs] == [signal.SIGKILL] * POINTS


def test_what_is_left_is_the_whole_pack_or_nothing(runs):
    left = [run["left"] for run in runs]

    assert [each for each in left if each != NOTHING and of_publishing(each) != WHOLE] == []
    assert NOTHING in left
    assert WHOLE in [of_publishing(each) for each in left]


def test_a_file_is_there_with_its_numbers_or_neither_is(runs):
    left = [run["left"] for run in runs if run["left"] != NOTHING]

    assert {(each["ready"] == [True], None not in each["pages"]) for each in left} <= {(True, True), (False, False)}


def test_the_next_worker_makes_the_pack_and_no_other(runs):
    after = [run["after"] for run in runs]

    assert [of_publishing(each) for each in after] == [WHOLE] * POINTS
    assert [each["ready"] for each in after] == [[True]] * POINTS
    assert len({str(each["pages"]) for each in after}) == 1
