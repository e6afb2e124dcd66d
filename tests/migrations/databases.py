"""A database of its own for a process that a test starts, of the kind on which the suite runs."""

import os
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def database_of_its_own(folder):
    """The address of an empty one: a file in the folder, or one more on the server of the tests."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder}/own.sqlite3"
        return
    name = f"own_{os.getpid()}"
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
