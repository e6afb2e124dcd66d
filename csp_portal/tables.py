"""The tables of a portal that begins, straight from the models: migrations need minutes for the same tables.

They need them because Django makes all models anew for each change of one. That both ways end at the same tables, on
SQLite and on PostgreSQL, is held by ``tests/migrations`` and by ``tests/csp_portal/test_prepare.py``.
"""

from contextlib import nullcontext

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from partnerships.areas.register import take_in_shipped
from partnerships.models import RegisteredCouncil


def bring_up_to_date(verbosity: int = 0) -> None:
    """An empty database gets the tables of today, and counts as migrated; any other one is migrated."""
    if connection.introspection.table_names():
        call_command("migrate", verbosity=verbosity, interactive=False)
    else:
        with _all_or_nothing():
            _make_tables()


def _all_or_nothing():
    """SQLite makes no tables within a transaction while it minds keys; a file of its own is begun anew instead."""
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _make_tables():
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
    take_in_shipped(RegisteredCouncil)  # as its migration does
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(connection).disk_migrations:
        recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
