"""Triggers that refuse to change or delete what is frozen (Versions, editions), on SQLite and on PostgreSQL.

The model and the queryset refuse too; these hold against raw SQL and other programs.
"""

#: Table → the column within which its numbers stand once. Tables of rooms above are named here, never imported.
TABLES = {
    "plans_version": "paper_id",
    "governance_reportedition": "report_id",
    "governance_minutesedition": "minutes_id",
}
MESSAGES = {
    "plans_version": "A version is never changed or deleted.",
    "governance_reportedition": "A version of a report is never changed or deleted.",
    "governance_minutesedition": "Minutes that were sent round or approved are never changed or deleted.",
}


def install_triggers(connection, tables=tuple(TABLES)):
    """For those of the tables that are there: a migration installs its own, and those after it come later."""
    _run(connection, {"sqlite": _sqlite_install, "postgresql": _postgresql_install}, tables)


def remove_triggers(connection, tables=tuple(TABLES)):
    _run(connection, {"sqlite": _sqlite_remove, "postgresql": _postgresql_remove}, tables)


def _run(connection, statements_for, tables):
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in (name for name in tables if name in present):
            for statement in statements_for[connection.vendor](table):
                cursor.execute(statement)


def _sqlite_install(table):
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGES[table]}'); END"
    for verb in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
    owner = TABLES[table]
    yield (  # INSERT OR REPLACE removes the old row without a DELETE
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({owner} = NEW.{owner} AND number = NEW.number)) "
        f"{refuse}"
    )


def _sqlite_remove(table):
    for verb in ("update", "delete", "replace"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb}"


def _postgresql_install(table):
    yield (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGES[table]}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )


def _postgresql_remove(table):
    for name in ("frozen", "kept"):
        yield f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}"
