"""Questions to the database that are put together once for the process: what differs from time to time is one value.

For the few that stand before every public page. Putting a query together costs many times what a lookup by key takes;
rows come as the database gives them, in the order of the columns asked for.
"""

from collections.abc import Callable

from django.db import connection, models


class PreparedQuestion:
    """``rows(value)`` gives a values-list queryset; it is called once, with a value that stands for all others."""

    def __init__(self, rows: Callable[..., models.QuerySet], *, instead: str | int):
        self.rows, self.instead = rows, instead
        self.compiled: dict[str, tuple[str, tuple]] = {}

    def ask(self, value) -> list[tuple]:
        sql, parameters = self._sql()
        with connection.cursor() as cursor:
            cursor.execute(sql, [value if each == self.instead else each for each in parameters])
            return cursor.fetchall()

    def _sql(self) -> tuple[str, tuple]:
        if connection.vendor not in self.compiled:
            compiler = self.rows(self.instead).query.get_compiler(connection=connection)
            self.compiled[connection.vendor] = compiler.as_sql()
        return self.compiled[connection.vendor]
