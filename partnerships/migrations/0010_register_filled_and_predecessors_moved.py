from django.db import migrations

from partnerships.areas.register import take_in_shipped


def fill_register(apps, schema_editor):
    take_in_shipped(apps.get_model("partnerships", "RegisteredCouncil"))


def move_predecessors(apps, schema_editor):
    """A partnership may succeed several others."""
    partnerships = apps.get_model("partnerships", "Partnership")
    for row in partnerships.objects.exclude(predecessor=None):
        row.predecessors.add(row.predecessor_id)


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0009_register_of_areas"),
    ]

    operations = [
        migrations.RunPython(fill_register, migrations.RunPython.noop),
        migrations.RunPython(move_predecessors, migrations.RunPython.noop),
    ]
