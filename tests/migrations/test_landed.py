"""A migration that has landed is never edited: real databases have run it. What was kept then comes up to date."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.migrations.rows import FOLDER, ROOMS
from tests.migrations.shape import shape_of

ROOT = Path(__file__).resolve().parents[2]
LANDED = FOLDER / "landed.json"


def fingerprints() -> dict[str, str]:
    files = [path for room in ROOMS for path in sorted((ROOT / room / "migrations").glob("0*.py"))]
    return {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_landed_migration_is_never_edited():
    landed, now = json.loads(LANDED.read_text()), fingerprints()

    assert {name: now.get(name) for name in landed} == landed, "Write a new migration instead of editing this one."
    assert sorted(now) == sorted(landed), f"Add the new migration to {LANDED.relative_to(ROOT)} when it lands."


@pytest.fixture
def empty_database(tmp_path):
    """The address of a database of its own, of the kind on which the suite runs."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/upgrade.sqlite3"
        return
    name = f"upgrade_{os.getpid()}"
    _on_the_server(f"CREATE DATABASE {name}")
    try:
        yield _address(os.environ["DATABASE_URL"], name)
    finally:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_the_server(statement):
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def _address(address, name):
    """The same server, another database: its name is the last part of the address's path."""
    before, mark, options = address.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{mark}{options}"


@pytest.mark.both("migrations")
@pytest.mark.django_db
def test_rows_histories_and_chains_survive_the_way_to_the_newest_schema(empty_database, tmp_path):
    environment = os.environ | {"DATABASE_URL": empty_database, "CSP_DATA": str(tmp_path)}
    environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"

    command = [sys.executable, "-W", "error", "-m", "tests.migrations.upgrade"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert {table: found["now"][table] for table in found["kept"]} == found["kept"]
    assert sum(1 for table in found["kept"] if "historical" in table) > 20
    assert found["broken"] == []
    assert found["served"][0] == found["served"][1]
    assert found["refused"] == ["plans_version"]
    assert found["shape"] == shape_of(connection), "What migrations make is not what the models say."
