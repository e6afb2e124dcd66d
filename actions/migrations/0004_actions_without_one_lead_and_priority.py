from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("actions", "0003_leads_and_priorities_of_actions")]

    operations = [
        migrations.RemoveField(
            model_name="action",
            name="lead",
        ),
        migrations.RemoveField(
            model_name="action",
            name="lead_post",
        ),
        migrations.RemoveField(
            model_name="action",
            name="priority_key",
        ),
        migrations.RemoveField(
            model_name="action",
            name="priority_title",
        ),
        migrations.RemoveField(
            model_name="historicalaction",
            name="lead",
        ),
        migrations.RemoveField(
            model_name="historicalaction",
            name="lead_post",
        ),
        migrations.RemoveField(
            model_name="historicalaction",
            name="priority_key",
        ),
        migrations.RemoveField(
            model_name="historicalaction",
            name="priority_title",
        ),
    ]
