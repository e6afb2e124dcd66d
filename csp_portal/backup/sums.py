"""What proves that two portals hold the same: rows counted and summed table by table, and the names of their files."""

import hashlib
from collections.abc import Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import FileField
from simple_history.utils import get_history_model_for_model

#: Sums wrap around here; the order of rows is not theirs.
_ROUND = 1 << 256


def tables() -> dict[str, list]:
    """Table → how many rows, and the sum of their hashes."""
    return {table: _sum_of(table) for table in sorted(connection.introspection.table_names())}


def _sum_of(table) -> list:
    count = total = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        for row in cursor:
            count, total = count + 1, (total + _hash_of(row)) % _ROUND
    return [count, f"{total:064x}"]


def _hash_of(row) -> int:
    plain = [bytes(value) if isinstance(value, memoryview) else value for value in row]
    return int.from_bytes(hashlib.sha256(repr(plain).encode()).digest())


def named_files() -> list[str]:
    """Names of all files that rows, and the history of rows, lead to."""
    return sorted({name for model in apps.get_models() for name in _files_of(model) if name})


def _files_of(model) -> Iterator[str]:
    fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, FileField)]
    is_tracked = hasattr(model._meta, "simple_history_manager_attribute")
    for kept in [model, get_history_model_for_model(model)] if is_tracked else [model]:
        for field in fields:
            yield from kept._base_manager.values_list(field, flat=True).distinct()


def stored_files(folder="") -> Iterator[str]:
    """Names of all files in the portal's storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from stored_files(f"{folder}{name}/")
