"""Triggers that refuse to change or delete what is frozen (Versions, editions, what is published), on SQLite and on
PostgreSQL.

The model and the queryset refuse too; these hold against raw SQL and other programs. SQLite makes a table anew when a
migration changes a column of it: the triggers that it has are gone then, and those of others that ask it stand in the
way. So there are none while it is migrated, and all of them afterwards.
"""

from django.db import connections

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

#: Of what is published: whether the row's file is there, and with it all that was published.
_IS_FIXED = "OLD.state <> 'draft' AND OLD.sha256 <> ''"
_FILE = (
    "meeting_id", "variant", "name", "published_at", "published_by_id", "file", "sha256", "size", "pages",
    "front_facts",
)  # fmt: skip
_OF_A_FIXED_PACK = (
    "EXISTS (SELECT 1 FROM governance_meetingpack AS pack "
    "WHERE pack.id = {row}.pack_id AND pack.state <> 'draft' AND pack.sha256 <> '')"
)
_PUBLISHED = "What was published is never changed or deleted."
#: How each database says that two values differ, either of which may be NULL.
_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}


def _rules_of_files(*columns):
    """That it is withdrawn, and why, is told beside what is fixed; it never becomes a draft, or public again."""

    def changed(differs):
        others = " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in (*_FILE, *columns))
        back = "NEW.state = 'draft' OR (OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn')"
        return f"({_IS_FIXED} AND ({others})) OR (OLD.state <> 'draft' AND ({back}))"

    return {"update": changed, "delete": lambda _: "OLD.state <> 'draft'"}


#: Table → verb → which of its rows refuse it, in SQL.
PUBLISHED = {
    "governance_meetingpack": _rules_of_files("edition", "total", "follows_id", "note"),
    "governance_supplement": _rules_of_files(
        "number", "reason", "replaces", "urgent_because", "chair", "pack_id", "first", "last"
    ),
    "governance_packpart": {
        "insert": lambda _: _OF_A_FIXED_PACK.format(row="NEW"),
        "update": lambda _: f"{_OF_A_FIXED_PACK.format(row='OLD')} OR {_OF_A_FIXED_PACK.format(row='NEW')}",
        "delete": lambda _: _OF_A_FIXED_PACK.format(row="OLD"),
    },
}
ALL = (*TABLES, *PUBLISHED)


def install_triggers(connection, tables=ALL):
    """For those of the tables that are there: a migration installs its own, and those after it come later."""
    _run(connection, {"sqlite": _sqlite_install, "postgresql": _postgresql_install}, tables)


def before_migrating(using, plan, **kwargs):
    if plan and connections[using].vendor == "sqlite":
        remove_triggers(connections[using])


def after_migrating(using, **kwargs):
    install_triggers(connections[using])


def remove_triggers(connection, tables=ALL):
    _run(connection, {"sqlite": _sqlite_remove, "postgresql": _postgresql_remove}, tables)


def _run(connection, statements_for, tables):
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in (name for name in tables if name in present):
            for statement in statements_for[connection.vendor](table):
                cursor.execute(statement)


def _sqlite_install(table):
    yield from _sqlite_install_published(table) if table in PUBLISHED else _sqlite_install_frozen(table)


def _sqlite_install_frozen(table):
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGES[table]}'); END"
    for verb in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
    owner = TABLES[table]
    yield (  # INSERT OR REPLACE removes the old row without a DELETE
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id OR ({owner} = NEW.{owner} AND number = NEW.number)) "
        f"{refuse}"
    )


def _sqlite_install_published(table):
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_PUBLISHED}'); END"
    for verb, rule in PUBLISHED[table].items():
        trigger = f"{table}_no_{verb} BEFORE {verb.upper()} ON {table}"
        yield f"CREATE TRIGGER IF NOT EXISTS {trigger} WHEN {rule(_DIFFERS['sqlite'])} {refuse}"
    kept = PUBLISHED[table]["delete"](_DIFFERS["sqlite"]).replace("OLD.", "kept.")
    yield (  # INSERT OR REPLACE removes the old row without a DELETE
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} AS kept WHERE kept.id = NEW.id AND ({kept})) {refuse}"
    )


def _sqlite_remove(table):
    for verb in ("insert", "update", "delete", "replace"):
        yield f"DROP TRIGGER IF EXISTS {table}_no_{verb}"


def _postgresql_install(table):
    refuse = f"RAISE EXCEPTION '{MESSAGES.get(table, _PUBLISHED)}' USING ERRCODE = 'integrity_constraint_violation'"
    yield f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$"
    if table in PUBLISHED:
        yield from _postgresql_install_published(table, refuse)
    else:
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
        )
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_kept BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )


def _postgresql_install_published(table, refuse):
    for verb, rule in PUBLISHED[table].items():
        row = "OLD" if verb == "delete" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_refuse_{verb}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {rule(_DIFFERS['postgresql'])} THEN {refuse}; END IF; RETURN {row}; END $$"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse_{verb}()"
        )


def _postgresql_remove(table):
    for name in ("frozen", "kept", "no_insert", "no_update", "no_delete"):
        yield f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}"
