from django.db import migrations

from plans.immutable import install_triggers, remove_triggers

TABLES = ("governance_reportedition",)


def install(apps, schema_editor):
    install_triggers(schema_editor.connection, TABLES)


def remove(apps, schema_editor):
    remove_triggers(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("governance", "0002_timetables_and_committees")]
    operations = [migrations.RunPython(install, remove)]
