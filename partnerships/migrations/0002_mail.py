import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import partnerships.many_models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_initial"),
    ]

    operations = [
        partnerships.many_models.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="HistoricalMailChoice",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("kind", models.CharField(max_length=40)),
                        (
                            "choice",
                            models.CharField(
                                choices=[("at_once", "At once"), ("digest", "Once a day"), ("never", "Not at all")],
                                max_length=10,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mail choice",
                        "verbose_name_plural": "historical mail choices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Mail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("key", models.CharField(max_length=200)),
                        ("subject", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mails",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["sent_at", "id"], name="mail_unsent")],
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "key", "to"), name="one_mail_per_thing_and_person"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_at", None),
                                    models.Q(("claimed_at__isnull", False), ("sent_at__gte", models.F("claimed_at"))),
                                    _connector="OR",
                                ),
                                name="mail_claimed_before_it_is_sent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        (
                            "choice",
                            models.CharField(
                                choices=[("at_once", "At once"), ("digest", "Once a day"), ("never", "Not at all")],
                                max_length=10,
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mail_choices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["user", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "kind"), name="one_choice_per_person_and_kind_of_mail"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("choice__in", ["at_once", "digest", "never"])),
                                name="mail_choice_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
