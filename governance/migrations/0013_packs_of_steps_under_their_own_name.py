from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("governance", "0012_reasons_of_a_decision")]

    operations = [
        migrations.RenameModel("Pack", "StagePack"),
        migrations.RenameModel("HistoricalPack", "HistoricalStagePack"),
    ]
