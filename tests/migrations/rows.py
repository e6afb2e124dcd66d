"""The rows of a database as plain data, and back: read and written with the models of one state of the migrations.

Only the rooms' own tables, in the order in which they may be written; what Django keeps for itself is left out.
"""

import gzip
import json
from pathlib import Path

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import FileField

ROOMS = ("partnerships", "plans", "priorities", "actions", "governance")
AT_ONCE = 200


def models_at(state) -> list:
    """The rooms' models in a state of the migrations, tables of many-to-many fields among them."""
    return [model for model in state.apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS]


def state_at(targets):
    """The state of the models after ``targets``: pairs of room and name of a migration."""
    return MigrationExecutor(connection).loader.project_state(targets)


def read_rows(state) -> dict[str, list[dict]]:
    """Table → its rows by primary key, each a mapping of column to a value that JSON can hold."""
    return {
        model._meta.db_table: [_plain(row) for row in model._base_manager.order_by("pk")] for model in models_at(state)
    }


def _plain(row):
    return {field.attname: _value(field, row) for field in row._meta.concrete_fields}


def _value(field, row):
    value = field.value_from_object(row)
    return str(value) if isinstance(field, FileField) else value


@transaction.atomic
def write_rows(state, tables: dict[str, list[dict]]):
    """Write what ``read_rows`` read; constraints between tables are looked at when all is there."""
    with connection.constraint_checks_disabled():
        for model in models_at(state):
            rows = [model(**_typed(model, row)) for row in tables.get(model._meta.db_table, [])]
            model._base_manager.bulk_create(rows, batch_size=AT_ONCE)
    connection.check_constraints()
    _follow_sequences(state)


def _typed(model, row):
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in row.items()}


def _follow_sequences(state):
    """Rows were written with their own numbers: the next one is above them (PostgreSQL)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_at(state)):
            cursor.execute(statement)


def packed(tables: dict) -> bytes:
    text = json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def unpacked(path: Path) -> dict:
    return json.loads(gzip.decompress(path.read_bytes()))
