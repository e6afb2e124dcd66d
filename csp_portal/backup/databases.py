"""What differs between the two databases: how one moment is held, copied, and put back.

SQLite copies itself page by page inside one reader's transaction. PostgreSQL lends the moment of one transaction to
``pg_dump`` as a snapshot. Neither keeps anybody from writing.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from psycopg2.extensions import make_dsn


class NotBackedUp(Exception):
    """Why there is no backup: a sentence that says what to do."""


class SQLite:
    name = "SQLite"
    version = sqlite3.sqlite_version
    member = "database.sqlite3"

    @contextlib.contextmanager
    def moment(self):
        """All that is read inside is as it stood at the first question, whatever others write meanwhile."""
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")

    def dump(self, path: Path):
        with contextlib.closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)

    def load(self, path: Path):
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(path)) as copy:
            copy.backup(connection.connection)


class PostgreSQL:
    name = "PostgreSQL"
    member = "database.dump"

    @property
    def version(self) -> str:
        connection.ensure_connection()
        return str(connection.pg_version // 10_000)

    @contextlib.contextmanager
    def moment(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield

    def dump(self, path: Path):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        self._run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={path}")

    def load(self, path: Path):
        self._run("pg_restore", "--single-transaction", "--exit-on-error", str(path))

    def _run(self, name, *arguments):
        """A tool of the server's own version, on the database that Django is connected to; no password in its name."""
        connection.ensure_connection()
        connected = connection.connection.info
        address = f"--dbname={make_dsn(**connected.dsn_parameters)}"
        command = [self._tool(name), "--no-owner", "--no-privileges", address, *arguments]
        environment = os.environ | ({"PGPASSWORD": connected.password} if connected.password else {})
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotBackedUp(f"{name} failed: {done.stderr.strip()[-1000:]}")

    def _tool(self, name) -> str:
        folders = [settings.POSTGRESQL_TOOLS, f"/usr/lib/postgresql/{self.version}/bin"]
        places = [shutil.which(name, path=folder) for folder in folders if folder] + [shutil.which(name)]
        for place in filter(None, places):
            if _major_version(place) == self.version:
                return place
        raise NotBackedUp(
            f"The server is PostgreSQL {self.version} and there is no {name} of that version here: "
            f"run  sudo apt-get install -y postgresql-client-{self.version}  or name the folder of its tools in PG_BIN."
        )


def _major_version(tool) -> str:
    said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\d+", said)
    return found.group() if found else ""


def database() -> SQLite | PostgreSQL:
    """The one that the portal uses."""
    return {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor]()
