"""The tables of a demonstration that begins, straight from the models: migrations need minutes for the same tables."""

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from partnerships.areas.register import take_in_shipped
from partnerships.models import RegisteredCouncil
from plans.immutable import install_triggers


def bring_up_to_date() -> None:
    """An empty database gets the tables of today, and counts as migrated; any other one is migrated."""
    if connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False)
        return
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
    install_triggers(connection)
    take_in_shipped(RegisteredCouncil)  # as its migration does
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(connection).disk_migrations:
        recorder.record_applied(app, name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
