"""What takes long to fill is filled once for all workers: who comes later gets a copy of the database and its files.

For tests that commit; those that do not nest in ``tests.world.kept``. On PostgreSQL each fills for itself.
"""

import fcntl
import shutil
import sqlite3
from contextlib import closing, contextmanager

from django.core.files.storage import default_storage
from django.db import connection


def filled(folder, name, fill):
    """Fill the empty database: by ``fill`` the first time, by what that left in the folder ever after."""
    if connection.vendor != "sqlite":
        fill()
        return
    database, files = folder / f"{name}.sqlite3", folder / f"{name}.files"
    with locked(folder / f"{name}.lock"):
        if not database.exists():
            fill()
            with closing(sqlite3.connect(database)) as copy:
                connection.connection.backup(copy)
            shutil.copytree(default_storage.location, files) if default_storage.exists("") else files.mkdir()
            return
    with closing(sqlite3.connect(database)) as copy:
        connection.ensure_connection()
        copy.backup(connection.connection)
    shutil.copytree(files, default_storage.location, dirs_exist_ok=True)


@contextmanager
def locked(path):
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
