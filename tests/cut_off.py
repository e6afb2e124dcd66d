"""A process that ends at one of its questions to the database, as by kill -9."""

from django.db import connection, transaction


class CutOff(BaseException):
    """The process is gone: nothing after this runs."""


def asked_by(do, *, cut_at=None) -> int:
    """Do it, and count the questions to the database; at one of them the process ends. What was whole is undone."""
    asked = 0

    def count(execute, sql, params, many, context):
        nonlocal asked
        asked += "SAVEPOINT" not in sql
        if asked == cut_at:
            raise CutOff
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(count):  # what ends the transaction is not counted
        do()
        transaction.set_rollback(cut_at is None)
    return asked
