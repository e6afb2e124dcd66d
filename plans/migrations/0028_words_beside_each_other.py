from django.db import migrations, models


def list_anew(apps, schema_editor):
    """What each text says is derived: the worker lists it again, with its neighbours."""
    apps.get_model("plans", "WordIndex").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0027_texts_taken_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="wordindex",
            name="neighbours",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.RunPython(list_anew, migrations.RunPython.noop),
    ]
