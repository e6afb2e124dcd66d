"""What a database's tables are made of, whatever the order in which their columns came."""

from tests.migrations.rows import ROOMS

#: What each database tells of a table: its columns, what is unique or indexed, where its keys lead, what it checks,
#: what refuses a change of it.
QUESTIONS = {
    "sqlite": (
        'SELECT name, type, "notnull" FROM pragma_table_info(%s)',
        'SELECT names, alone, some FROM (SELECT list.name, list."unique" AS alone, list.partial AS some, '
        "group_concat(coalesce(info.name, 'expression')) AS names "
        "FROM pragma_index_list(%s) AS list, pragma_index_info(list.name) AS info GROUP BY list.name)",
        'SELECT "from", "table", "to" FROM pragma_foreign_key_list(%s)',
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    ),
    "postgresql": (
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s",
        r"SELECT regexp_replace(indexdef, 'INDEX \S+ ON', 'INDEX ON') FROM pg_indexes "
        "WHERE schemaname = current_schema() AND tablename = %s",
        "SELECT contype, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass",
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass",
    ),
}


def shape_of(connection) -> dict[str, list[str]]:
    """Each table of our rooms with what is told of it: how a library's tables came to be is its own affair."""
    ours = tuple(f"{room}_" for room in ROOMS)
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if table.startswith(ours)]
        return {table: sorted(_told(connection, cursor, table)) for table in tables}


def _told(connection, cursor, table):
    for question in QUESTIONS[connection.vendor]:
        cursor.execute(question, [table])
        yield from (", ".join(map(str, row)) for row in cursor.fetchall())
