import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import governance.models.partial_dates
from partnerships.many_models import CreateModels


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0001_initial"),
        ("plans", "0001_initial"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="BankHoliday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(unique=True)),
                        (
                            "name",
                            models.CharField(
                                blank=True,
                                help_text="Empty: this day is no holiday after all.",
                                max_length=100,
                                verbose_name="name",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["day"],
                    },
                ),
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=80, verbose_name="short name in addresses")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("is_disbanded", models.BooleanField(default=False, verbose_name="no longer meets")),
                        (
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="partnerships.organisation",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "bodies",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "full_council",
                                            "executive",
                                            "single_member",
                                            "committee",
                                            "scrutiny",
                                            "advisory",
                                            "health_wellbeing",
                                            "partnership_board",
                                            "officer_board",
                                            "working_party",
                                            "police_panel",
                                        ],
                                    )
                                ),
                                name="body_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("council", None), ("partnership", None), _connector="XOR"),
                                name="body_of_a_council_or_a_partnership",
                                violation_error_message="A body belongs to a council or to a partnership.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("council__isnull", False)),
                                fields=("council", "slug"),
                                name="body_slug_once_per_council",
                                violation_error_message="The council has a body with this short name already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("partnership__isnull", False)),
                                fields=("partnership", "slug"),
                                name="body_slug_once_per_partnership",
                                violation_error_message="The partnership has a body with this short name already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosureDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="Such as “Christmas closure”.", max_length=100, verbose_name="name"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="last day")),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closure_days",
                                to="partnerships.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["starts_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="closure_ends_after_it_starts",
                                violation_error_message="The last day of a closure cannot be before its first.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CouncilSettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "calendar",
                            models.CharField(
                                choices=[
                                    ("england", "England: weekends and bank holidays"),
                                    (
                                        "policy-framework",
                                        "Budget and Policy Framework: also Christmas Eve and Maundy Thursday",
                                    ),
                                ],
                                default="england",
                                max_length=40,
                                verbose_name="calendar",
                            ),
                        ),
                        (
                            "key_notice_days",
                            models.PositiveSmallIntegerField(
                                default=28,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="notice of a key decision, in clear calendar days",
                            ),
                        ),
                        (
                            "decision_published_days",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="a decision is published within, in working days",
                            ),
                        ),
                        (
                            "call_in_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="call-in, in working days",
                            ),
                        ),
                        (
                            "comments_days",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="comments are due, in working days before publication",
                            ),
                        ),
                        (
                            "sign_off_days",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="draft goes to those who sign it, in working days before publication",
                            ),
                        ),
                        (
                            "final_report_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="final report is due, in working days before publication",
                            ),
                        ),
                        (
                            "least_consultation_weeks",
                            models.PositiveSmallIntegerField(
                                default=6,
                                validators=[django.core.validators.MaxValueValidator(26)],
                                verbose_name="shortest consultation, in weeks",
                            ),
                        ),
                        (
                            "switched_off",
                            models.JSONField(blank=True, default=list, verbose_name="warnings switched off"),
                        ),
                        (
                            "council",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="time_settings",
                                to="partnerships.organisation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "council settings",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBankHoliday",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("day", models.DateField(db_index=True)),
                        (
                            "name",
                            models.CharField(
                                blank=True,
                                help_text="Empty: this day is no holiday after all.",
                                max_length=100,
                                verbose_name="name",
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
                    ],
                    options={
                        "verbose_name": "historical bank holiday",
                        "verbose_name_plural": "historical bank holidays",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBody",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("slug", models.SlugField(max_length=80, verbose_name="short name in addresses")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind",
                            ),
                        ),
                        ("is_disbanded", models.BooleanField(default=False, verbose_name="no longer meets")),
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
                            "council",
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
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical body",
                        "verbose_name_plural": "historical bodies",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalClosureDay",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "name",
                            models.CharField(
                                help_text="Such as “Christmas closure”.", max_length=100, verbose_name="name"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="first day")),
                        ("ends_on", models.DateField(verbose_name="last day")),
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
                            "council",
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
                        "verbose_name": "historical closure day",
                        "verbose_name_plural": "historical closure days",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCouncilSettings",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "calendar",
                            models.CharField(
                                choices=[
                                    ("england", "England: weekends and bank holidays"),
                                    (
                                        "policy-framework",
                                        "Budget and Policy Framework: also Christmas Eve and Maundy Thursday",
                                    ),
                                ],
                                default="england",
                                max_length=40,
                                verbose_name="calendar",
                            ),
                        ),
                        (
                            "key_notice_days",
                            models.PositiveSmallIntegerField(
                                default=28,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="notice of a key decision, in clear calendar days",
                            ),
                        ),
                        (
                            "decision_published_days",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="a decision is published within, in working days",
                            ),
                        ),
                        (
                            "call_in_days",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="call-in, in working days",
                            ),
                        ),
                        (
                            "comments_days",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="comments are due, in working days before publication",
                            ),
                        ),
                        (
                            "sign_off_days",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="draft goes to those who sign it, in working days before publication",
                            ),
                        ),
                        (
                            "final_report_days",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="final report is due, in working days before publication",
                            ),
                        ),
                        (
                            "least_consultation_weeks",
                            models.PositiveSmallIntegerField(
                                default=6,
                                validators=[django.core.validators.MaxValueValidator(26)],
                                verbose_name="shortest consultation, in weeks",
                            ),
                        ),
                        (
                            "switched_off",
                            models.JSONField(blank=True, default=list, verbose_name="warnings switched off"),
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
                            "council",
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
                        "verbose_name": "historical council settings",
                        "verbose_name_plural": "historical council settings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalNoticeRule",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "body_kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind of body",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="0: none asked for.",
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="days or weeks",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("clear-working", "clear working days"),
                                    ("clear-calendar", "clear calendar days"),
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                    ("weeks", "weeks"),
                                ],
                                default="clear-working",
                                max_length=20,
                                verbose_name="counted in",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="laid down in")),
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
                            "council",
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
                        "verbose_name": "historical notice rule",
                        "verbose_name_plural": "historical notice rules",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("text", models.TextField(max_length=5000, verbose_name="recommendation")),
                        ("made_by", models.CharField(blank=True, max_length=200, verbose_name="made by")),
                        (
                            "made_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date",
                            ),
                        ),
                        ("addressee", models.CharField(blank=True, max_length=200, verbose_name="addressed to")),
                        ("response", models.TextField(blank=True, max_length=5000, verbose_name="response")),
                        (
                            "responded_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date of the response",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Awaiting a response"),
                                    ("accepted", "Accepted"),
                                    ("in_part", "Accepted in part"),
                                    ("rejected", "Not accepted"),
                                    ("done", "Done"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
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
                        "verbose_name": "historical recommendation",
                        "verbose_name_plural": "historical recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRouteTemplate",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("description", models.CharField(blank=True, max_length=300, verbose_name="when it is used")),
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
                            "council",
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
                        "verbose_name": "historical route template",
                        "verbose_name_plural": "historical route templates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalTimetable",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("route", models.CharField(blank=True, max_length=100, verbose_name="route")),
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
                            "council",
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
                        "verbose_name": "historical timetable",
                        "verbose_name_plural": "historical timetables",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="NoticeRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body_kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind of body",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="0: none asked for.",
                                validators=[django.core.validators.MaxValueValidator(200)],
                                verbose_name="days or weeks",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("clear-working", "clear working days"),
                                    ("clear-calendar", "clear calendar days"),
                                    ("working", "working days"),
                                    ("calendar", "calendar days"),
                                    ("weeks", "weeks"),
                                ],
                                default="clear-working",
                                max_length=20,
                                verbose_name="counted in",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="laid down in")),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notice_rules",
                                to="partnerships.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["council", "body_kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("council", "body_kind"), name="one_notice_rule_per_kind_of_body"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("unit__in", ["clear-working", "clear-calendar", "working", "calendar", "weeks"])
                                ),
                                name="notice_unit_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("text", models.TextField(max_length=5000, verbose_name="recommendation")),
                        ("made_by", models.CharField(blank=True, max_length=200, verbose_name="made by")),
                        (
                            "made_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date",
                            ),
                        ),
                        ("addressee", models.CharField(blank=True, max_length=200, verbose_name="addressed to")),
                        ("response", models.TextField(blank=True, max_length=5000, verbose_name="response")),
                        (
                            "responded_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date of the response",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Awaiting a response"),
                                    ("accepted", "Accepted"),
                                    ("in_part", "Accepted in part"),
                                    ("rejected", "Not accepted"),
                                    ("done", "Done"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="plans.paper",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("paper", "key"), name="recommendation_key_once_per_paper"),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "accepted", "in_part", "rejected", "done"])),
                                name="recommendation_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RouteTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="name")),
                        ("description", models.CharField(blank=True, max_length=300, verbose_name="when it is used")),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="routes",
                                to="partnerships.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("council", "name"),
                                name="route_name_once_per_council",
                                violation_error_message="The council has a route with this name already.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Timetable",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("route", models.CharField(blank=True, max_length=100, verbose_name="route")),
                        (
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="timetables",
                                to="partnerships.organisation",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="timetables", to="plans.paper"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["paper", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("council__isnull", False)),
                                fields=("paper", "council"),
                                name="one_timetable_per_deciding_council",
                                violation_error_message="This council has a timetable for this paper already.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("council", None)),
                                fields=("paper",),
                                name="one_timetable_without_council",
                                violation_error_message="The partnership has a timetable for this paper already.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BodyName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="former name")),
                        ("until", models.DateField(verbose_name="last day of this name")),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="former_names",
                                to="governance.body",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["until"],
                        "constraints": [models.UniqueConstraint(fields=("body", "until"), name="one_name_until_a_day")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBodyName",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("name", models.CharField(max_length=200, verbose_name="former name")),
                        ("until", models.DateField(verbose_name="last day of this name")),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.body",
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
                        "verbose_name": "historical body name",
                        "verbose_name_plural": "historical body names",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRouteStep",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("step", models.PositiveSmallIntegerField(verbose_name="step")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "body_kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind of body",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("prepare", "Prepares"),
                                    ("consult", "Is consulted"),
                                    ("advise", "Advises"),
                                    ("scrutinise", "Scrutinises"),
                                    ("recommend", "Recommends"),
                                    ("decide", "Decides"),
                                    ("note", "Notes"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("is_optional", models.BooleanField(default=False, verbose_name="optional")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="what for")),
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
                            "template",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.routetemplate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical route step",
                        "verbose_name_plural": "historical route steps",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStage",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("step", models.PositiveSmallIntegerField(verbose_name="step")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("prepare", "Prepares"),
                                    ("consult", "Is consulted"),
                                    ("advise", "Advises"),
                                    ("scrutinise", "Scrutinises"),
                                    ("recommend", "Recommends"),
                                    ("decide", "Decides"),
                                    ("note", "Notes"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("is_optional", models.BooleanField(default=False, verbose_name="optional")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("submitted", "Submitted"),
                                    ("published", "Papers published"),
                                    ("decided", "Decided"),
                                    ("deferred", "Deferred"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "is_key_decision",
                            models.BooleanField(
                                blank=True, help_text="Empty: not recorded.", null=True, verbose_name="key decision"
                            ),
                        ),
                        (
                            "is_open_to_call_in",
                            models.BooleanField(
                                blank=True, help_text="Empty: not recorded.", null=True, verbose_name="open to call-in"
                            ),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True, help_text="Not shown to the public.", max_length=2000, verbose_name="note"
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
                            "amended_version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.body",
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
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "timetable",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.timetable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical stage",
                        "verbose_name_plural": "historical stages",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="date")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=500,
                                verbose_name="reason for the move or the cancellation",
                            ),
                        ),
                        ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="governance.body",
                            ),
                        ),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "moved_from",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="successor",
                                to="governance.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "starts_at", "body__name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cancelled_at", None), ("cancelled_by", None)),
                                    models.Q(("cancelled_at__isnull", False), ("cancelled_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_cancelled_at_and_by_together",
                            ),
                            models.UniqueConstraint(fields=("uid", "sequence"), name="meeting_sequence_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RouteStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.PositiveSmallIntegerField(verbose_name="step")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "body_kind",
                            models.CharField(
                                choices=[
                                    ("full_council", "Full Council"),
                                    ("executive", "Cabinet or executive"),
                                    ("single_member", "Single member of the executive"),
                                    ("committee", "Committee"),
                                    ("scrutiny", "Overview and scrutiny"),
                                    ("advisory", "Advisory board"),
                                    ("health_wellbeing", "Health and wellbeing board"),
                                    ("partnership_board", "Community safety partnership"),
                                    ("officer_board", "Officers' board"),
                                    ("working_party", "Working party"),
                                    ("police_panel", "Police and crime panel"),
                                ],
                                max_length=30,
                                verbose_name="kind of body",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("prepare", "Prepares"),
                                    ("consult", "Is consulted"),
                                    ("advise", "Advises"),
                                    ("scrutinise", "Scrutinises"),
                                    ("recommend", "Recommends"),
                                    ("decide", "Decides"),
                                    ("note", "Notes"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("is_optional", models.BooleanField(default=False, verbose_name="optional")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                        (
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="governance.routetemplate",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["step", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "body_kind__in",
                                        [
                                            "full_council",
                                            "executive",
                                            "single_member",
                                            "committee",
                                            "scrutiny",
                                            "advisory",
                                            "health_wellbeing",
                                            "partnership_board",
                                            "officer_board",
                                            "working_party",
                                            "police_panel",
                                        ],
                                    )
                                ),
                                name="route_step_body_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        ["prepare", "consult", "advise", "scrutinise", "recommend", "decide", "note"],
                                    )
                                ),
                                name="route_step_role_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.PositiveSmallIntegerField(verbose_name="step")),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("prepare", "Prepares"),
                                    ("consult", "Is consulted"),
                                    ("advise", "Advises"),
                                    ("scrutinise", "Scrutinises"),
                                    ("recommend", "Recommends"),
                                    ("decide", "Decides"),
                                    ("note", "Notes"),
                                ],
                                max_length=20,
                                verbose_name="role",
                            ),
                        ),
                        ("is_optional", models.BooleanField(default=False, verbose_name="optional")),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("submitted", "Submitted"),
                                    ("published", "Papers published"),
                                    ("decided", "Decided"),
                                    ("deferred", "Deferred"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "is_key_decision",
                            models.BooleanField(
                                blank=True, help_text="Empty: not recorded.", null=True, verbose_name="key decision"
                            ),
                        ),
                        (
                            "is_open_to_call_in",
                            models.BooleanField(
                                blank=True, help_text="Empty: not recorded.", null=True, verbose_name="open to call-in"
                            ),
                        ),
                        (
                            "note",
                            models.TextField(
                                blank=True, help_text="Not shown to the public.", max_length=2000, verbose_name="note"
                            ),
                        ),
                        (
                            "amended_version",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="governance.body"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="plans.version",
                            ),
                        ),
                        (
                            "timetable",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="governance.timetable",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["timetable", "step", "position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        ["prepare", "consult", "advise", "scrutinise", "recommend", "decide", "note"],
                                    )
                                ),
                                name="stage_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["planned", "submitted", "published", "decided", "deferred", "withdrawn"],
                                    )
                                ),
                                name="stage_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["submitted", "published"]), _negated=True),
                                    ("version__isnull", False),
                                    _connector="OR",
                                ),
                                name="stage_submitted_with_its_version",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("on", models.DateField(verbose_name="date")),
                        ("starts_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=500,
                                verbose_name="reason for the move or the cancellation",
                            ),
                        ),
                        ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                            "body",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.body",
                            ),
                        ),
                        (
                            "cancelled_by",
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
                            "moved_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPack",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("previous_body", models.CharField(blank=True, max_length=200)),
                        ("is_open", models.BooleanField(default=False, verbose_name="open to everybody")),
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
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "rendering",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.rendering",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical pack",
                        "verbose_name_plural": "historical packs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReport",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "author",
                            models.CharField(
                                blank=True, help_text="The post, not the person.", max_length=200, verbose_name="author"
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
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.stage",
                                verbose_name="written for",
                            ),
                        ),
                        (
                            "timetable",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.timetable",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report",
                        "verbose_name_plural": "historical reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalStageDate",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "standing",
                            models.CharField(
                                choices=[("planned", "Planned"), ("revised", "Revised"), ("held", "Held")],
                                max_length=10,
                            ),
                        ),
                        (
                            "stated_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date",
                            ),
                        ),
                        ("is_by", models.BooleanField(default=False, verbose_name="only “by” this date")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                            "said_by",
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
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.meeting",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical stage date",
                        "verbose_name_plural": "historical stage dates",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalUndoRequest",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "reason",
                            models.CharField(max_length=500, verbose_name="why the adoption was recorded in error"),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("settled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("was_agreed", models.BooleanField(editable=False, null=True)),
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
                            "asked_by",
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
                            "settled_by",
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
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical undo request",
                        "verbose_name_plural": "historical undo requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Outcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("noted", "Noted"),
                                    ("comments_made", "Comments made"),
                                    ("supported", "Supported"),
                                    ("recommended", "Recommended"),
                                    ("recommended_with_amendments", "Recommended with amendments"),
                                    ("adopted", "Adopted"),
                                    ("adopted_with_amendments", "Adopted with amendments"),
                                    ("adopted_in_principle", "Adopted in principle"),
                                    ("deferred", "Deferred"),
                                    ("referred_back", "Referred back"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                    ("approved_with_conditions", "Approved subject to conditions"),
                                    ("delegated_final_amendments", "Approved, final amendments delegated"),
                                    ("not_recorded", "Outcome not recorded"),
                                ],
                                max_length=40,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "resolution",
                            models.TextField(blank=True, max_length=5000, verbose_name="resolution, as minuted"),
                        ),
                        ("conditions", models.TextField(blank=True, max_length=5000, verbose_name="conditions")),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for"),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes against"),
                        ),
                        (
                            "votes_abstained",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstentions"),
                        ),
                        ("mover", models.CharField(blank=True, max_length=200, verbose_name="moved by (post)")),
                        ("seconder", models.CharField(blank=True, max_length=200, verbose_name="seconded by (post)")),
                        (
                            "minute_reference",
                            models.CharField(blank=True, max_length=100, verbose_name="minute reference"),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link to the minutes")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("is_current", models.BooleanField(default=True, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="governance.outcome",
                            ),
                        ),
                        (
                            "set_aside_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="outcomes",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "noted",
                                            "comments_made",
                                            "supported",
                                            "recommended",
                                            "recommended_with_amendments",
                                            "adopted",
                                            "adopted_with_amendments",
                                            "adopted_in_principle",
                                            "deferred",
                                            "referred_back",
                                            "rejected",
                                            "withdrawn",
                                            "approved_with_conditions",
                                            "delegated_final_amendments",
                                            "not_recorded",
                                        ],
                                    )
                                ),
                                name="outcome_kind_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_current", True)),
                                fields=("stage",),
                                name="one_current_outcome_per_stage",
                                violation_error_message="This stage has an outcome already: correct it instead.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("is_current", True), ("set_aside_at", None), ("set_aside_by", None)),
                                    models.Q(
                                        ("is_current", False),
                                        ("set_aside_at__isnull", False),
                                        ("set_aside_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="outcome_set_aside_at_and_by_together",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("previous_body", models.CharField(blank=True, max_length=200)),
                        ("is_open", models.BooleanField(default=False, verbose_name="open to everybody")),
                        (
                            "previous",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="plans.version",
                            ),
                        ),
                        (
                            "rendering",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packs",
                                to="plans.rendering",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="packs", to="plans.version"
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="packs", to="governance.stage"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("stage", "version", "is_open"), name="one_pack_per_stage_version_and_variant"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        (
                            "author",
                            models.CharField(
                                blank=True, help_text="The post, not the person.", max_length=200, verbose_name="author"
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="governance.stage",
                                verbose_name="written for",
                            ),
                        ),
                        (
                            "timetable",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="governance.timetable",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["timetable", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="StageDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[("planned", "Planned"), ("revised", "Revised"), ("held", "Held")],
                                max_length=10,
                            ),
                        ),
                        (
                            "stated_on",
                            models.CharField(
                                blank=True,
                                max_length=10,
                                validators=[governance.models.partial_dates.partial_date],
                                verbose_name="date",
                            ),
                        ),
                        ("is_by", models.BooleanField(default=False, verbose_name="only “by” this date")),
                        ("is_confirmed", models.BooleanField(default=False, verbose_name="confirmed")),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                        ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stage_dates",
                                to="governance.meeting",
                            ),
                        ),
                        (
                            "said_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="dates", to="governance.stage"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("standing__in", ["planned", "revised", "held"])),
                                name="stage_date_standing_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("meeting", None), ("stated_on", ""), _connector="OR"),
                                name="stage_date_stored_once",
                                violation_error_message="A stage's date is its meeting's, or stated here, not both.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UndoRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(max_length=500, verbose_name="why the adoption was recorded in error"),
                        ),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("settled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("was_agreed", models.BooleanField(editable=False, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="undo_requests",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_at", None), ("settled_by", None), ("was_agreed", None)),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        ("settled_by__isnull", False),
                                        ("was_agreed__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="undo_request_settled_at_and_by_together",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("settled_at", None)),
                                fields=("stage",),
                                name="one_open_undo_request_per_stage",
                                violation_error_message="It has been asked already to undo this adoption.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Annex",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "label",
                            models.CharField(
                                help_text="Such as Annex 1 or Appendix A.", max_length=40, verbose_name="label"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("page_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="from page")),
                        ("page_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to page")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "annexes",
                        "ordering": ["position", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("page_from", None),
                                    ("page_to", None),
                                    ("page_to__gte", models.F("page_from")),
                                    _connector="OR",
                                ),
                                name="annex_pages_in_order",
                                violation_error_message="The last page cannot come before the first.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackgroundPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("where", models.CharField(blank=True, max_length=300, verbose_name="where to see it")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Consultee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("department", models.CharField(max_length=200, verbose_name="department")),
                        ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EqualityAim",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "aim",
                            models.CharField(
                                choices=[
                                    (
                                        "eliminate",
                                        "Eliminate discrimination, harassment, victimisation and other prohibited conduct",
                                    ),
                                    ("advance", "Advance equality of opportunity"),
                                    ("foster", "Foster good relations"),
                                ],
                                max_length=20,
                                verbose_name="aim",
                            ),
                        ),
                        ("is_ticked", models.BooleanField(blank=True, null=True, verbose_name="relevant")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=4000, verbose_name="how the report bears on it"),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAnnex",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "label",
                            models.CharField(
                                help_text="Such as Annex 1 or Appendix A.", max_length=40, verbose_name="label"
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("page_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="from page")),
                        ("page_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to page")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical annex",
                        "verbose_name_plural": "historical annexes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalBackgroundPaper",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("where", models.CharField(blank=True, max_length=300, verbose_name="where to see it")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical background paper",
                        "verbose_name_plural": "historical background papers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalConsultee",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("department", models.CharField(max_length=200, verbose_name="department")),
                        ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical consultee",
                        "verbose_name_plural": "historical consultees",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalEqualityAim",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "aim",
                            models.CharField(
                                choices=[
                                    (
                                        "eliminate",
                                        "Eliminate discrimination, harassment, victimisation and other prohibited conduct",
                                    ),
                                    ("advance", "Advance equality of opportunity"),
                                    ("foster", "Foster good relations"),
                                ],
                                max_length=20,
                                verbose_name="aim",
                            ),
                        ),
                        ("is_ticked", models.BooleanField(blank=True, null=True, verbose_name="relevant")),
                        (
                            "text",
                            models.TextField(blank=True, max_length=4000, verbose_name="how the report bears on it"),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical equality aim",
                        "verbose_name_plural": "historical equality aims",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalImplication",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("heading", models.CharField(max_length=200, verbose_name="heading")),
                        ("text", models.TextField(blank=True, max_length=8000, verbose_name="implication")),
                        ("post", models.CharField(blank=True, max_length=200, verbose_name="signed by (post)")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical implication",
                        "verbose_name_plural": "historical implications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOutcome",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("noted", "Noted"),
                                    ("comments_made", "Comments made"),
                                    ("supported", "Supported"),
                                    ("recommended", "Recommended"),
                                    ("recommended_with_amendments", "Recommended with amendments"),
                                    ("adopted", "Adopted"),
                                    ("adopted_with_amendments", "Adopted with amendments"),
                                    ("adopted_in_principle", "Adopted in principle"),
                                    ("deferred", "Deferred"),
                                    ("referred_back", "Referred back"),
                                    ("rejected", "Rejected"),
                                    ("withdrawn", "Withdrawn"),
                                    ("approved_with_conditions", "Approved subject to conditions"),
                                    ("delegated_final_amendments", "Approved, final amendments delegated"),
                                    ("not_recorded", "Outcome not recorded"),
                                ],
                                max_length=40,
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "resolution",
                            models.TextField(blank=True, max_length=5000, verbose_name="resolution, as minuted"),
                        ),
                        ("conditions", models.TextField(blank=True, max_length=5000, verbose_name="conditions")),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for"),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes against"),
                        ),
                        (
                            "votes_abstained",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstentions"),
                        ),
                        ("mover", models.CharField(blank=True, max_length=200, verbose_name="moved by (post)")),
                        ("seconder", models.CharField(blank=True, max_length=200, verbose_name="seconded by (post)")),
                        (
                            "minute_reference",
                            models.CharField(blank=True, max_length=100, verbose_name="minute reference"),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link to the minutes")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("is_current", models.BooleanField(default=True, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                            "recorded_by",
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
                        (
                            "set_aside_by",
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
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.outcome",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.stage",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical outcome",
                        "verbose_name_plural": "historical outcomes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportContact",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("post", models.CharField(max_length=200, verbose_name="post")),
                        ("reports_to", models.CharField(blank=True, max_length=200, verbose_name="reports to")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report contact",
                        "verbose_name_plural": "historical report contacts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportField",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("label", models.CharField(max_length=100, verbose_name="field")),
                        ("value", models.TextField(blank=True, max_length=2000, verbose_name="value")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report field",
                        "verbose_name_plural": "historical report fields",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportOption",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=300, verbose_name="option")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="what it means")),
                        ("is_preferred", models.BooleanField(default=False, verbose_name="preferred")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report option",
                        "verbose_name_plural": "historical report options",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportRecommendation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text", models.TextField(max_length=4000, verbose_name="recommendation")),
                        ("addressee", models.CharField(blank=True, max_length=200, verbose_name="to whom")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report recommendation",
                        "verbose_name_plural": "historical report recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportRisk",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="risk")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="description")),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                help_text="As the council rates risks, such as D3.",
                                max_length=20,
                                verbose_name="rating",
                            ),
                        ),
                        ("mitigations", models.JSONField(blank=True, default=list)),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report risk",
                        "verbose_name_plural": "historical report risks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportSection",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("heading", models.CharField(max_length=200, verbose_name="heading")),
                        ("paragraphs", models.JSONField(blank=True, default=list)),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report section",
                        "verbose_name_plural": "historical report sections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReportTick",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("group", models.CharField(max_length=100, verbose_name="list")),
                        ("label", models.CharField(max_length=200, verbose_name="item")),
                        ("is_ticked", models.BooleanField(default=False, verbose_name="ticked")),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical report tick",
                        "verbose_name_plural": "historical report ticks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Implication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("heading", models.CharField(max_length=200, verbose_name="heading")),
                        ("text", models.TextField(blank=True, max_length=8000, verbose_name="implication")),
                        ("post", models.CharField(blank=True, max_length=200, verbose_name="signed by (post)")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("signed_on", None), models.Q(("post", ""), _negated=True), _connector="OR"
                                ),
                                name="implication_signed_by_a_post",
                                violation_error_message="Say which post signed on that day.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("post", models.CharField(max_length=200, verbose_name="post")),
                        ("reports_to", models.CharField(blank=True, max_length=200, verbose_name="reports to")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportField",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("label", models.CharField(max_length=100, verbose_name="field")),
                        ("value", models.TextField(blank=True, max_length=2000, verbose_name="value")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=300, verbose_name="option")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="what it means")),
                        ("is_preferred", models.BooleanField(default=False, verbose_name="preferred")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                        ("text", models.TextField(max_length=4000, verbose_name="recommendation")),
                        ("addressee", models.CharField(blank=True, max_length=200, verbose_name="to whom")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportRisk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="risk")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="description")),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                help_text="As the council rates risks, such as D3.",
                                max_length=20,
                                verbose_name="rating",
                            ),
                        ),
                        ("mitigations", models.JSONField(blank=True, default=list)),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("heading", models.CharField(max_length=200, verbose_name="heading")),
                        ("paragraphs", models.JSONField(blank=True, default=list)),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportTick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("group", models.CharField(max_length=100, verbose_name="list")),
                        ("label", models.CharField(max_length=200, verbose_name="item")),
                        ("is_ticked", models.BooleanField(default=False, verbose_name="ticked")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)ss",
                                to="governance.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "pk"],
                        "abstract": False,
                    },
                ),
            ]
        ),
    ]
