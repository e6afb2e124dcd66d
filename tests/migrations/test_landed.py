"""A migration that has landed is never edited: real databases have run it. What was kept then comes up to date."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.migrations.databases import ROOT, database_of_its_own
from tests.migrations.rows import ROOMS
from tests.migrations.shape import shape_of
from tests.migrations.starts import FIRST, FOLDER, STARTS

LANDED = FOLDER / "landed.json"
#: Tables that the first start keeps under another name.
RENAMED = {
    "governance_pack": "governance_stagepack",
    "governance_historicalpack": "governance_historicalstagepack",
}


def fingerprints() -> dict[str, str]:
    files = [path for room in ROOMS for path in sorted((ROOT / room / "migrations").glob("0*.py"))]
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_landed_migration_is_never_edited():
    landed, now = json.loads(LANDED.read_text()), fingerprints()

    assert {name: now.get(name) for name in landed} == landed, "Write a new migration instead of editing this one."
    assert sorted(now) == sorted(landed), f"Add the new migration to {LANDED.relative_to(ROOT)} when it lands."


@pytest.mark.both("migrations")
@pytest.mark.django_db
@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.name)
def test_rows_histories_and_chains_survive_the_way_to_the_newest_schema(start, tmp_path):
    renamed = RENAMED if start == FIRST else {}
    command = [sys.executable, "-W", "error", "-m", "tests.migrations.upgrade", start.name]
    with database_of_its_own(tmp_path) as address:
        environment = os.environ | {"DATABASE_URL": address, "CSP_DATA": str(tmp_path)}
        environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert {table: found["now"][renamed.get(table, table)] for table in found["kept"]} == found["kept"]
    assert sum(1 for table in found["kept"] if "historical" in table) > 20
    assert found["broken"] == []
    served = found.get("served", [None, None])
    assert served[0] == served[1]
    assert found["refused"] == ["plans_version"]
    assert found["shape"] == shape_of(connection), "What migrations make is not what the models say."
