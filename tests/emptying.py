"""Empties the database after a test that commits: of the tables that it filled, and no others.

Django's own flush empties all of some three hundred tables and makes content types and permissions anew, which took
longer than most of these tests.
"""

import contextlib
import importlib

from django.db import connection, transaction


def filled_tables() -> list[str]:
    """The tables of models that hold a row."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    questions = ", ".join(f"EXISTS (SELECT 1 FROM {connection.ops.quote_name(name)})" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {questions}")
        return [name for name, is_filled in zip(names, cursor.fetchone(), strict=True) if is_filled]


def empty_but_for(kept: list[str]) -> None:
    """Content types and the like are kept: no test changes them."""
    filled = [name for name in filled_tables() if name not in kept]
    without_triggers = immutable_triggers_removed() if set(filled) & set(_immutable().ALL) else contextlib.nullcontext()
    with without_triggers, transaction.atomic(), connection.cursor() as cursor:
        for name in filled:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")


@contextlib.contextmanager
def immutable_triggers_removed():
    """Frozen versions refuse deletion: without their triggers while they are taken away."""
    _immutable().remove_triggers(connection)
    try:
        yield
    finally:
        _immutable().install_triggers(connection)


def _immutable():
    return importlib.import_module("plans.immutable")
