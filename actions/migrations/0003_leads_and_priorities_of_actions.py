"""The one lead and the one priority of each action become the first of several, with their history."""

from django.db import migrations

SAID = ("history_date", "history_change_reason", "history_user_id")


def priority_of(action):
    return {"key": action.priority_key, "title": action.priority_title} if action.priority_key else None


def lead_of(action):
    if not (action.lead_id or action.lead_post):
        return None
    return {"organisation_id": action.lead_id, "post": action.lead_post}


def move_into_parts(apps, schema_editor):
    parts = [("ActionPriority", priority_of), ("ActionLead", lead_of)]
    records = {}
    for record in apps.get_model("actions", "HistoricalAction").objects.order_by("history_date", "history_id"):
        records.setdefault(record.id, []).append(record)
    for action in apps.get_model("actions", "Action").objects.order_by("pk"):
        for name, value_of in parts:
            move_one(apps, name, value_of, action, records.get(action.pk, []))


def move_one(apps, name, value_of, action, records):
    """The part as it stands, and a record of it for each time it became another."""
    now, states = value_of(action), [(record, value_of(record)) for record in records]
    first = now or next((value for _, value in states if value), None)
    if first is None:
        return
    part = apps.get_model("actions", name).objects.create(action_id=action.pk, **first)
    then, history = None, apps.get_model("actions", f"Historical{name}")
    for record, value in states:
        if value != then:
            kind = "-" if value is None else "~" if then else "+"
            said = {each: getattr(record, each) for each in SAID} | (value or then)
            history.objects.create(id=part.pk, action_id=action.pk, position=0, history_type=kind, **said)
        then = value
    if now is None:
        part.delete()


class Migration(migrations.Migration):
    dependencies = [("actions", "0002_actions_with_several_leads_and_priorities")]

    operations = [migrations.RunPython(move_into_parts, migrations.RunPython.noop)]
