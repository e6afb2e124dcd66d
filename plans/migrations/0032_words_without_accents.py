from django.db import migrations


def list_anew(apps, schema_editor):
    """What each text says is derived: the worker lists it again, without accents and with hyphenated words as one."""
    index = apps.get_model("plans", "WordIndex")
    index.words.through.objects.all().delete()
    index.objects.all().delete()
    apps.get_model("plans", "SaidWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0031_who_writes_beside_the_text"),
    ]

    operations = [
        migrations.RunPython(list_anew, migrations.RunPython.noop),
    ]
