"""The schema of a start as each database had it, before any later migration.

``python -m tests.migrations.schema 2026-11`` keeps it, once, from an empty database of its own (``DATABASE_URL``).
"""

import gzip
import os
import sys

if __name__ == "__main__":
    os.environ |= {"CSP_DEMO": "1", "LOG_LEVEL": "ERROR"}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")
    import django

    django.setup()

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.migrations.rows import ROOMS
from tests.migrations.starts import Start


def restore(start: Start):
    """Make the tables, and the list of migrations that made them, in the empty database that stands open."""
    script = gzip.decompress(start.schema(connection.vendor).read_bytes()).decode()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.executescript(script)
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(script)


def keep(start: Start):
    statements, executor = [], MigrationExecutor(connection)
    others = [(app, name) for app, name in executor.loader.graph.leaf_nodes() if app not in ROOMS]
    with connection.execute_wrapper(_noting(statements)):
        executor.migrate([*start.targets, *others])
    if connection.vendor == "sqlite":  # it makes a table anew for each change: the tables as they stand in the end
        statements = list(connection.connection.iterdump())
    start.schema(connection.vendor).write_bytes(gzip.compress("\n".join(statements).encode(), mtime=0))


def _noting(statements):
    def execute(execute, sql, parameters, many, context):
        if connection.vendor == "postgresql" and not str(sql).startswith("SELECT"):
            statements.append(context["cursor"].cursor.mogrify(str(sql), parameters).decode().rstrip(";") + ";")
        return execute(sql, parameters, many, context)

    return execute


if __name__ == "__main__":
    keep(Start(sys.argv[1]))
