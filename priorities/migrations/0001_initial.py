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
            name="HistoricalCrossCuttingTheme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="theme")),
                ("text", models.TextField(blank=True, verbose_name="what is meant")),
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
                "verbose_name": "historical cross-cutting theme",
                "verbose_name_plural": "historical cross-cutting themes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="indicator")),
                (
                    "kind",
                    models.CharField(
                        choices=[("target", "With a target"), ("tracker", "Tracked, without a target")],
                        default="tracker",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=100, verbose_name="unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "Higher is better"),
                            ("down", "Lower is better"),
                            ("none", "Neither is better"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="direction of good",
                    ),
                ),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                (
                    "baseline_label",
                    models.CharField(blank=True, max_length=100, verbose_name="when the baseline was measured"),
                ),
                ("baseline_value", models.CharField(blank=True, max_length=30, verbose_name="baseline")),
                (
                    "target_label",
                    models.CharField(blank=True, max_length=100, verbose_name="when the target should be reached"),
                ),
                ("target_value", models.CharField(blank=True, max_length=30, verbose_name="target")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source of the figures")),
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
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPriority",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="priority")),
                (
                    "title_known",
                    models.BooleanField(
                        default=True,
                        help_text="No: the title is the portal's description of a priority.",
                        verbose_name="the title is known",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theme", "Theme"),
                            ("place", "Place"),
                            ("cross_cutting", "Across all themes"),
                            ("monitored", "Monitored"),
                        ],
                        default="theme",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("strands", models.JSONField(blank=True, default=list, verbose_name="statutory strands")),
                ("html", models.TextField(blank=True, verbose_name="text")),
                ("has_lead", models.BooleanField(default=False, verbose_name="a lead is foreseen")),
                ("lead_post", models.CharField(blank=True, max_length=200, verbose_name="lead's post")),
                ("lead_note", models.CharField(blank=True, max_length=500, verbose_name="note on the lead")),
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
                    "lead_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
                        verbose_name="lead's organisation",
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
                "verbose_name": "historical priority",
                "verbose_name_plural": "historical priorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStrategyAim",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="aim")),
                ("text", models.TextField(blank=True, verbose_name="what the aim asks for")),
                (
                    "priorities",
                    models.JSONField(blank=True, default=list, verbose_name="keys of the priorities it bears on"),
                ),
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
                "verbose_name": "historical aim of a strategy",
                "verbose_name_plural": "historical aims of a strategy",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="indicator")),
                (
                    "kind",
                    models.CharField(
                        choices=[("target", "With a target"), ("tracker", "Tracked, without a target")],
                        default="tracker",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=100, verbose_name="unit")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "Higher is better"),
                            ("down", "Lower is better"),
                            ("none", "Neither is better"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="direction of good",
                    ),
                ),
                ("priority_key", models.UUIDField(blank=True, null=True, verbose_name="priority")),
                (
                    "baseline_label",
                    models.CharField(blank=True, max_length=100, verbose_name="when the baseline was measured"),
                ),
                ("baseline_value", models.CharField(blank=True, max_length=30, verbose_name="baseline")),
                (
                    "target_label",
                    models.CharField(blank=True, max_length=100, verbose_name="when the target should be reached"),
                ),
                ("target_value", models.CharField(blank=True, max_length=30, verbose_name="target")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source of the figures")),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                    models.UniqueConstraint(fields=("paper", "key"), name="indicator_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="indicator_removed_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["target", "tracker"])), name="indicator_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["up", "down", "none"])), name="indicator_direction_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReading",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="measured from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="measured until")),
                ("label", models.CharField(max_length=100, verbose_name="period")),
                ("value", models.CharField(blank=True, max_length=30, verbose_name="figure")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
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
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="priorities.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reading",
                "verbose_name_plural": "historical readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="priority")),
                (
                    "title_known",
                    models.BooleanField(
                        default=True,
                        help_text="No: the title is the portal's description of a priority.",
                        verbose_name="the title is known",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("theme", "Theme"),
                            ("place", "Place"),
                            ("cross_cutting", "Across all themes"),
                            ("monitored", "Monitored"),
                        ],
                        default="theme",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("strands", models.JSONField(blank=True, default=list, verbose_name="statutory strands")),
                ("html", models.TextField(blank=True, verbose_name="text")),
                ("has_lead", models.BooleanField(default=False, verbose_name="a lead is foreseen")),
                ("lead_post", models.CharField(blank=True, max_length=200, verbose_name="lead's post")),
                ("lead_note", models.CharField(blank=True, max_length=500, verbose_name="note on the lead")),
                (
                    "lead_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.organisation",
                        verbose_name="lead's organisation",
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
                "verbose_name_plural": "priorities",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="priority_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="priority_removed_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["theme", "place", "cross_cutting", "monitored"])),
                        name="priority_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("has_lead", True),
                            models.Q(("lead_note", ""), ("lead_organisation", None), ("lead_post", "")),
                            _connector="OR",
                        ),
                        name="priority_lead_only_where_foreseen",
                        violation_error_message="Say that a lead is foreseen, or leave the lead's post and organisation empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPriorityLineage",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("carried", "Carried forward"),
                            ("renamed", "Renamed"),
                            ("split", "Split off"),
                            ("merged", "Merged"),
                        ],
                        max_length=20,
                        verbose_name="what happened",
                    ),
                ),
                ("from_title", models.CharField(max_length=200, verbose_name="earlier priority")),
                ("from_key", models.UUIDField(blank=True, null=True, verbose_name="earlier priority's key")),
                (
                    "from_period",
                    models.CharField(blank=True, max_length=100, verbose_name="period of the earlier priority"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
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
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="priorities.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical priority lineage",
                "verbose_name_plural": "historical lineage",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPriorityFinding",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(verbose_name="finding's key")),
                ("title", models.CharField(max_length=300, verbose_name="finding")),
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
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="priorities.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical priority finding",
                "verbose_name_plural": "historical priority findings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAreaOfFocus",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="area of focus")),
                ("text", models.TextField(blank=True, verbose_name="what is meant")),
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
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="priorities.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical area of focus",
                "verbose_name_plural": "historical areas of focus",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AreaOfFocus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="area of focus")),
                ("text", models.TextField(blank=True, verbose_name="what is meant")),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="priorities.priority"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "areas of focus",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("priority", "key"), name="area_of_focus_key_once")],
            },
        ),
        migrations.CreateModel(
            name="PriorityFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("key", models.UUIDField(verbose_name="finding's key")),
                ("title", models.CharField(max_length=300, verbose_name="finding")),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="priorities.priority"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("priority", "key"), name="finding_once_per_priority")],
            },
        ),
        migrations.CreateModel(
            name="PriorityLineage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("carried", "Carried forward"),
                            ("renamed", "Renamed"),
                            ("split", "Split off"),
                            ("merged", "Merged"),
                        ],
                        max_length=20,
                        verbose_name="what happened",
                    ),
                ),
                ("from_title", models.CharField(max_length=200, verbose_name="earlier priority")),
                ("from_key", models.UUIDField(blank=True, null=True, verbose_name="earlier priority's key")),
                (
                    "from_period",
                    models.CharField(blank=True, max_length=100, verbose_name="period of the earlier priority"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lineage", to="priorities.priority"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "lineage",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("change__in", ["carried", "renamed", "split", "merged"])),
                        name="lineage_change_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="measured from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="measured until")),
                ("label", models.CharField(max_length=100, verbose_name="period")),
                ("value", models.CharField(blank=True, max_length=30, verbose_name="figure")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="priorities.indicator"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategyAim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="aim")),
                ("text", models.TextField(blank=True, verbose_name="what the aim asks for")),
                (
                    "priorities",
                    models.JSONField(blank=True, default=list, verbose_name="keys of the priorities it bears on"),
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
                "verbose_name": "aim of a strategy",
                "verbose_name_plural": "aims of a strategy",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="strategyaim_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="strategyaim_removed_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAlignmentEntry",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("partner", models.CharField(max_length=200, verbose_name="partner")),
                ("contributions", models.JSONField(blank=True, default=list, verbose_name="contributions")),
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
                    ),
                ),
                (
                    "aim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="priorities.strategyaim",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical alignment entry",
                "verbose_name_plural": "historical alignment entries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AlignmentEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("partner", models.CharField(max_length=200, verbose_name="partner")),
                ("contributions", models.JSONField(blank=True, default=list, verbose_name="contributions")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.organisation",
                    ),
                ),
                (
                    "aim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="priorities.strategyaim"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "alignment entries",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossCuttingTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveIntegerField(default=0, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="theme")),
                ("text", models.TextField(blank=True, verbose_name="what is meant")),
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
                "verbose_name": "cross-cutting theme",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="crosscuttingtheme_key_once_per_paper"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("removed_at", None), ("removed_by", None)),
                            models.Q(("removed_at__isnull", False), ("removed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="crosscuttingtheme_removed_at_and_by_together",
                    ),
                ],
            },
        ),
    ]
