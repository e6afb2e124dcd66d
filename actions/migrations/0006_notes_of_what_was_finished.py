"""What was marked as finished on an action itself becomes notes beside it: one for each time it was said."""

from django.db import migrations
from django.utils import timezone


def move_into_notes(apps, schema_editor):
    records = {}
    for record in apps.get_model("actions", "HistoricalAction").objects.order_by("history_date", "history_id"):
        records.setdefault(record.id, []).append(record)
    notes = apps.get_model("actions", "FinishNote")
    for action in apps.get_model("actions", "Action").objects.order_by("pk"):
        notes.objects.bulk_create(notes(**said) for said in told(apps, action, records.get(action.pk, [])))


def told(apps, action, records):
    """The days said one after the other, as the history tells them; what it does not tell ends with the day that is."""
    about, then = {"paper_id": action.paper_id, "action_key": action.key}, None
    for record in records:
        if record.finished_on != then:
            by = record.history_user_id or importer(apps)
            yield about | {
                "finished_on": record.finished_on,
                "reason": (record.history_change_reason or "")[:500],
                "said_at": record.history_date,
                "said_by_id": by,
            }
            then = record.finished_on
    if action.finished_on != then:
        yield about | {"finished_on": action.finished_on, "said_at": timezone.now(), "said_by_id": importer(apps)}


def importer(apps):
    """Under whose name stands what nobody is known to have said."""
    names = {"name": "Imported", "is_system": True, "password": "!"}
    return (
        apps.get_model("partnerships", "User")
        .objects.get_or_create(email="import@system.invalid", defaults=names)[0]
        .pk
    )


class Migration(migrations.Migration):
    dependencies = [("actions", "0005_what_is_delivered")]

    operations = [migrations.RunPython(move_into_notes, migrations.RunPython.noop)]
