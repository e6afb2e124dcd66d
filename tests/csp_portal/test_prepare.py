"""``manage.py prepare``: tables, cache and static files, the first time and each time after."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from tests.migrations.databases import ROOT, database_of_its_own
from tests.migrations.shape import shape_of


def run(*arguments, address, folder):
    environment = os.environ | {"DATABASE_URL": address, "CSP_DATA": str(folder), "CSP_DEMO": "1"}
    environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.both("migrations")
@pytest.mark.django_db
def test_an_empty_database_gets_at_once_what_migrations_end_at(tmp_path):
    with database_of_its_own(tmp_path) as address:
        done = run("-m", "tests.migrations.first", address=address, folder=tmp_path)

    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert (found["missing"], found["shape"]) == ([], shape_of(connection))
    assert (found["councils"], found["permissions"]) == (402, Permission.objects.count())  # those of its files


def test_a_database_of_something_else_is_left_as_it_is(tmp_path):
    file = tmp_path / "others.sqlite3"
    with closing(sqlite3.connect(file)) as others:
        others.execute("CREATE TABLE ledger (amount INTEGER)")

    done = run("manage.py", "prepare", address=f"sqlite:///{file}", folder=tmp_path)

    assert (done.returncode, done.stderr.strip().splitlines()) == (
        1,
        ["CommandError: The database holds tables (ledger) that this portal has not finished. Use an empty one."],
    )
    with closing(sqlite3.connect(file)) as others:
        assert others.execute("SELECT name FROM sqlite_master").fetchall() == [("ledger",)]
