"""What a database's tables are made of, whatever the order in which their columns came."""

#: What each database tells of a table: its columns, what is unique or indexed, where its keys lead, what it checks.
QUESTIONS = {
    "sqlite": (
        'SELECT name, type, "notnull" FROM pragma_table_info(%s)',
        'SELECT names, alone, some FROM (SELECT list.name, list."unique" AS alone, list.partial AS some, '
        "group_concat(coalesce(info.name, 'expression')) AS names "
        "FROM pragma_index_list(%s) AS list, pragma_index_info(list.name) AS info GROUP BY list.name)",
        'SELECT "from", "table", "to" FROM pragma_foreign_key_list(%s)',
    ),
    "postgresql": (
        "SELECT column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND table_name = %s",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s",
        "SELECT contype, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass",
    ),
}


def shape_of(connection) -> dict[str, list[str]]:
    """Each table with what is told of it, but for the list of migrations itself."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - {"django_migrations"}
        return {table: sorted(_told(connection, cursor, table)) for table in tables}


def _told(connection, cursor, table):
    for question in QUESTIONS[connection.vendor]:
        cursor.execute(question, [table])
        yield from (", ".join(map(str, row)) for row in cursor.fetchall())
