import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0001_initial"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reference", models.CharField(blank=True, max_length=30, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="action")),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                (
                    "priority_title",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="priority's title"),
                ),
                ("lead_post", models.CharField(blank=True, max_length=200, verbose_name="lead's post")),
                (
                    "timescale",
                    models.CharField(
                        choices=[
                            ("date", "By a date"),
                            ("period", "Over a period"),
                            ("text", "In words"),
                            ("not_stated", "Not stated"),
                        ],
                        default="not_stated",
                        max_length=20,
                        verbose_name="timescale",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("timescale_text", models.CharField(blank=True, max_length=200, verbose_name="timescale in words")),
                ("measure", models.TextField(blank=True, verbose_name="how success is measured")),
                ("classes", models.JSONField(blank=True, default=list, verbose_name="type of action")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost in pounds"
                    ),
                ),
                ("finished_on", models.DateField(blank=True, editable=False, null=True, verbose_name="finished on")),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_actions",
                        to="partnerships.organisation",
                        verbose_name="lead organisation",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.paper"),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="action_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="action_removed_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("timescale__in", ["date", "period", "text", "not_stated"])),
                        name="action_timescale_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="actions.action"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("action", "organisation"),
                        name="partner_once_per_action",
                        violation_error_message="This organisation is a partner of the action already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows_known", models.BooleanField(default=True, verbose_name="the actions are known")),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="For example: annex, pages 8–17.",
                        max_length=300,
                        verbose_name="where the actions are",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="action_plan", to="plans.paper"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ActionClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("code", models.CharField(max_length=30, verbose_name="code")),
                ("label", models.CharField(max_length=100, verbose_name="label")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taxonomy", to="actions.actionplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "type of action",
                "verbose_name_plural": "types of action",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("text", models.TextField(verbose_name="activity")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="activities", to="actions.action"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("action", "key"), name="activity_key_once")],
            },
        ),
        migrations.CreateModel(
            name="FundingLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("year", models.CharField(help_text="For example 2026/27.", max_length=20, verbose_name="year")),
                ("funder", models.CharField(max_length=200, verbose_name="funder")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount in pounds"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("agreed", "Agreed"),
                            ("awaiting", "Awaiting a decision"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("decision_body", models.CharField(blank=True, max_length=200, verbose_name="deciding body")),
                ("decision_on", models.CharField(blank=True, max_length=10, verbose_name="date of the decision")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.organisation",
                        verbose_name="funder in the portal",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.paper"),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="fundingline_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="fundingline_removed_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "agreed", "awaiting", "not_recorded"])),
                        name="funding_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("purpose", models.CharField(max_length=300, verbose_name="purpose")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount in pounds"
                    ),
                ),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allocations",
                        to="actions.fundingline",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalAction",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("reference", models.CharField(blank=True, max_length=30, verbose_name="reference")),
                ("title", models.CharField(max_length=300, verbose_name="action")),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                (
                    "priority_title",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="priority's title"),
                ),
                ("lead_post", models.CharField(blank=True, max_length=200, verbose_name="lead's post")),
                (
                    "timescale",
                    models.CharField(
                        choices=[
                            ("date", "By a date"),
                            ("period", "Over a period"),
                            ("text", "In words"),
                            ("not_stated", "Not stated"),
                        ],
                        default="not_stated",
                        max_length=20,
                        verbose_name="timescale",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("timescale_text", models.CharField(blank=True, max_length=200, verbose_name="timescale in words")),
                ("measure", models.TextField(blank=True, verbose_name="how success is measured")),
                ("classes", models.JSONField(blank=True, default=list, verbose_name="type of action")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="cost in pounds"
                    ),
                ),
                ("finished_on", models.DateField(blank=True, editable=False, null=True, verbose_name="finished on")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
                        verbose_name="lead organisation",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.paper",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action",
                "verbose_name_plural": "historical actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActionClass",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("code", models.CharField(max_length=30, verbose_name="code")),
                ("label", models.CharField(max_length=100, verbose_name="label")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.actionplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical type of action",
                "verbose_name_plural": "historical types of action",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActionPartner",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.action",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action partner",
                "verbose_name_plural": "historical action partners",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActionPlan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("rows_known", models.BooleanField(default=True, verbose_name="the actions are known")),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="For example: annex, pages 8–17.",
                        max_length=300,
                        verbose_name="where the actions are",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action plan",
                "verbose_name_plural": "historical action plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalActivity",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("text", models.TextField(verbose_name="activity")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.action",
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
            ],
            options={
                "verbose_name": "historical activity",
                "verbose_name_plural": "historical activities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAllocation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("purpose", models.CharField(max_length=300, verbose_name="purpose")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount in pounds"
                    ),
                ),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "line",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.fundingline",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical allocation",
                "verbose_name_plural": "historical allocations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFundingLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("year", models.CharField(help_text="For example 2026/27.", max_length=20, verbose_name="year")),
                ("funder", models.CharField(max_length=200, verbose_name="funder")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="amount in pounds"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("agreed", "Agreed"),
                            ("awaiting", "Awaiting a decision"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("decision_body", models.CharField(blank=True, max_length=200, verbose_name="deciding body")),
                ("decision_on", models.CharField(blank=True, max_length=10, verbose_name="date of the decision")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
                        verbose_name="funder in the portal",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.paper",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical funding line",
                "verbose_name_plural": "historical funding lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="project")),
                ("text", models.TextField(blank=True, verbose_name="what it does")),
                ("period", models.CharField(blank=True, max_length=100, verbose_name="period")),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
                ("priorities", models.JSONField(blank=True, default=list, verbose_name="priorities")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.paper",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical project",
                "verbose_name_plural": "historical projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRisk",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="risk")),
                ("text", models.TextField(blank=True, verbose_name="description")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="rating")),
                ("owner_post", models.CharField(blank=True, max_length=200, verbose_name="owner's post")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.paper",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical risk",
                "verbose_name_plural": "historical risks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="project")),
                ("text", models.TextField(blank=True, verbose_name="what it does")),
                ("period", models.CharField(blank=True, max_length=100, verbose_name="period")),
                ("outcome", models.TextField(blank=True, verbose_name="what came of it")),
                ("priorities", models.JSONField(blank=True, default=list, verbose_name="priorities")),
                (
                    "paper",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.paper"),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="project_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="project_removed_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="risk")),
                ("text", models.TextField(blank=True, verbose_name="description")),
                ("code", models.CharField(blank=True, max_length=20, verbose_name="rating")),
                ("owner_post", models.CharField(blank=True, max_length=200, verbose_name="owner's post")),
                (
                    "paper",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="plans.paper"),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="risk_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="risk_removed_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mitigation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField(verbose_name="what is done")),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mitigations", to="actions.risk"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalMitigation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("text", models.TextField(verbose_name="what is done")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    "risk",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="actions.risk",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical mitigation",
                "verbose_name_plural": "historical mitigations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
