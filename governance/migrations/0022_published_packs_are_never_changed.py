from django.db import migrations

from plans.immutable import install_triggers, remove_triggers

FROZEN = ("governance_meetingpack", "governance_supplement", "governance_packpart")


def install(apps, schema_editor):
    install_triggers(schema_editor.connection, FROZEN)


def remove(apps, schema_editor):
    remove_triggers(schema_editor.connection, FROZEN)


class Migration(migrations.Migration):
    dependencies = [("governance", "0021_board_book")]

    operations = [migrations.RunPython(install, remove)]
