"""From the schema of a start, with its rows, to the newest: ``python -m tests.migrations.upgrade 0001``.

Works on an empty database of its own (``DATABASE_URL``), as the test beside it starts it on SQLite and on PostgreSQL.
Prints what it found as JSON: rows of each table before and after, broken chains, rows that changed, and the tables.
"""

import json
import os
import sys

os.environ |= {"CSP_DEMO": "1", "LOG_LEVEL": "ERROR"}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.migrations import schema
from tests.migrations.rows import models_at, state_at, unpacked, write_rows
from tests.migrations.shape import shape_of
from tests.migrations.starts import FIRST, Start


def main(start: Start):
    kept = unpacked(start.rows)
    schema.restore(start)
    write_rows(state_at(start.targets), kept)
    call_command("migrate", verbosity=0)
    found = {"kept": {table: len(rows) for table, rows in kept.items() if rows}, "now": _numbers(), "broken": _broken()}
    if start == FIRST:
        found["served"] = [_served(kept), [found["now"][f"actions_action{part}"] for part in ("lead", "priority")]]
    print(json.dumps(found | {"refused": _refused(), "shape": shape_of(connection)}))


def _numbers():
    state = state_at(MigrationExecutor(connection).loader.graph.leaf_nodes())
    return {model._meta.db_table: model._base_manager.count() for model in models_at(state)}


def _served(kept) -> list[int]:
    """How many actions had a lead, and how many a priority, when each had one at most."""
    actions = kept["actions_action"]
    return [
        sum(1 for row in actions if row["lead_id"] or row["lead_post"]),
        sum(1 for row in actions if row["priority_key"]),
    ]


def _broken():
    from plans.papers.versions import verify_all

    return [f"{link.paper}, {link.noun} {link.number}: {link.sentence}" for link in verify_all()]


def _refused() -> list[str]:
    """Tables of frozen texts that refuse raw SQL in the newest schema too; the demonstration holds no edition."""
    refused = []
    for table in ("plans_version",):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE {table} SET number = number + 1")
        except DatabaseError:
            refused.append(table)
    return refused


if __name__ == "__main__":
    main(Start(sys.argv[1]))
