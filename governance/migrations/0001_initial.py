import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import governance.models.calendar_addresses
import governance.models.partial_dates
from plans.immutable import install_triggers, remove_triggers

FROZEN = ("governance_reportedition",)


def install(apps, schema_editor):
    install_triggers(schema_editor.connection, FROZEN)


def remove(apps, schema_editor):
    remove_triggers(schema_editor.connection, FROZEN)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0001_initial"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BankHoliday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "author",
                    models.CharField(
                        blank=True, help_text="The post, not the person.", max_length=200, verbose_name="author"
                    ),
                ),
            ],
            options={
                "ordering": ["timetable", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        violation_error_message="A committee or board belongs to a council or to a partnership.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("council__isnull", False)),
                        fields=("council", "slug"),
                        name="body_slug_once_per_council",
                        violation_error_message="The council has a committee or board with this short name already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partnership__isnull", False)),
                        fields=("partnership", "slug"),
                        name="body_slug_once_per_partnership",
                        violation_error_message="The partnership has a board with this short name already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="former name")),
                ("until", models.DateField(verbose_name="last day of this name")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="governance.body"
                    ),
                ),
            ],
            options={
                "ordering": ["until"],
                "constraints": [models.UniqueConstraint(fields=("body", "until"), name="one_name_until_a_day")],
            },
        ),
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(
                        default=governance.models.calendar_addresses.new_token,
                        editable=False,
                        max_length=64,
                        unique=True,
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revoked_at", models.DateTimeField(editable=False, null=True)),
                (
                    "revoked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_addresses",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "calendar addresses",
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("user",),
                        name="one_open_calendar_address_per_person",
                        violation_error_message="This person's calendar has an address already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="calendar_address_revoked_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClosureDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(help_text="Such as “Christmas closure”.", max_length=100, verbose_name="name"),
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
            name="CouncilPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("recess", "Recess"), ("election", "Pre-election period")],
                        default="recess",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(help_text="Such as “Summer recess”.", max_length=100, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quiet_periods",
                        to="partnerships.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["recess", "election"])), name="council_period_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="council_period_ends_after_it_starts",
                        violation_error_message="The last day of a period cannot be before its first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "calendar",
                    models.CharField(
                        choices=[
                            ("england", "England: weekends and bank holidays"),
                            ("policy-framework", "Budget and Policy Framework: also Christmas Eve and Maundy Thursday"),
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
                    "call_in_by",
                    models.CharField(
                        blank=True,
                        default="The overview and scrutiny committee (Local Government Act 2000 s9F)",
                        max_length=300,
                        verbose_name="who may call a decision in",
                    ),
                ),
                (
                    "leader_told_days",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader is told of a decision in principle within, in working days (practice)",
                    ),
                ),
                (
                    "leader_answer_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader has at least, in working days, to answer (practice)",
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
                ("switched_off", models.JSONField(blank=True, default=list, verbose_name="warnings switched off")),
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
            name="DutyEvidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("CDA-6", "Formulate and implement a strategy"),
                            ("CDA-6-PCC", "Have regard to the police and crime objectives"),
                            ("CDA-17", "Exercise every function with regard to crime and disorder"),
                            ("FIS-3", "Keep a strategy group with every responsible authority"),
                            ("FIS-4", "Have an information-sharing protocol"),
                            ("FIS-5", "Prepare a strategic assessment every year"),
                            ("FIS-7", "Put into the assessment what it has to hold"),
                            ("FIS-8/9", "Have a community safety agreement for the county"),
                            ("FIS-10", "Revise the plan before each year begins"),
                            ("FIS-11", "Set out in the plan what it has to hold"),
                            ("FIS-12", "Obtain the views of the community"),
                            ("FIS-13", "Publish a summary of the plan"),
                            ("FIS-9A/13A", "Send the plan or the agreement to the local policing body"),
                            ("PJA-19", "Be scrutinised at least once in twelve months"),
                            ("PJA-19-28", "Answer the committee's recommendations within 28 days"),
                            ("ADOPT", "Have the plan adopted by Full Council"),
                            ("PSED", "Have due regard to the three equality aims"),
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("note", models.CharField(max_length=500, verbose_name="what shows it")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="holds until")),
                ("link_label", models.CharField(blank=True, max_length=300, verbose_name="record in the portal")),
                ("link_url", models.CharField(blank=True, max_length=300, verbose_name="its address in the portal")),
                ("file", models.FileField(blank=True, upload_to="duties/", verbose_name="file")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file's name")),
                ("content_type", models.CharField(blank=True, max_length=60)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_because", models.TextField(blank=True, editable=False)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_evidence",
                        to="partnerships.partnership",
                    ),
                ),
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
                    "withdrawn_by",
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
                "verbose_name_plural": "duty evidence",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "duty__in",
                                [
                                    "CDA-6",
                                    "CDA-6-PCC",
                                    "CDA-17",
                                    "FIS-3",
                                    "FIS-4",
                                    "FIS-5",
                                    "FIS-7",
                                    "FIS-8/9",
                                    "FIS-10",
                                    "FIS-11",
                                    "FIS-12",
                                    "FIS-13",
                                    "FIS-9A/13A",
                                    "PJA-19",
                                    "PJA-19-28",
                                    "ADOPT",
                                    "PSED",
                                ],
                            )
                        ),
                        name="duty_evidence_duty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("on")), _connector="OR"
                        ),
                        name="duty_evidence_holds_from_its_day",
                        violation_error_message="The last day cannot be before the date of the evidence.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("link_label", ""), ("link_url", "")),
                            models.Q(
                                models.Q(("link_url", ""), _negated=True), models.Q(("link_label", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="duty_evidence_link_has_address_and_label",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="duty_evidence_withdrawn_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyExemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("CDA-6", "Formulate and implement a strategy"),
                            ("CDA-6-PCC", "Have regard to the police and crime objectives"),
                            ("CDA-17", "Exercise every function with regard to crime and disorder"),
                            ("FIS-3", "Keep a strategy group with every responsible authority"),
                            ("FIS-4", "Have an information-sharing protocol"),
                            ("FIS-5", "Prepare a strategic assessment every year"),
                            ("FIS-7", "Put into the assessment what it has to hold"),
                            ("FIS-8/9", "Have a community safety agreement for the county"),
                            ("FIS-10", "Revise the plan before each year begins"),
                            ("FIS-11", "Set out in the plan what it has to hold"),
                            ("FIS-12", "Obtain the views of the community"),
                            ("FIS-13", "Publish a summary of the plan"),
                            ("FIS-9A/13A", "Send the plan or the agreement to the local policing body"),
                            ("PJA-19", "Be scrutinised at least once in twelve months"),
                            ("PJA-19-28", "Answer the committee's recommendations within 28 days"),
                            ("ADOPT", "Have the plan adopted by Full Council"),
                            ("PSED", "Have due regard to the three equality aims"),
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("not_applicable", "Does not apply"), ("switched_off", "Switched off")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ended_because", models.TextField(blank=True, editable=False)),
                (
                    "ended_by",
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_exemptions",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-set_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "duty__in",
                                [
                                    "CDA-6",
                                    "CDA-6-PCC",
                                    "CDA-17",
                                    "FIS-3",
                                    "FIS-4",
                                    "FIS-5",
                                    "FIS-7",
                                    "FIS-8/9",
                                    "FIS-10",
                                    "FIS-11",
                                    "FIS-12",
                                    "FIS-13",
                                    "FIS-9A/13A",
                                    "PJA-19",
                                    "PJA-19-28",
                                    "ADOPT",
                                    "PSED",
                                ],
                            )
                        ),
                        name="duty_exemption_duty_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["not_applicable", "switched_off"])),
                        name="duty_exemption_kind_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("partnership", "duty"),
                        name="one_open_exemption_per_duty",
                        violation_error_message="It is recorded already that this duty does not apply.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="duty_exemption_ended_at_and_by_together",
                    ),
                ],
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="HistoricalCalendarAddress",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revoked_at", models.DateTimeField(editable=False, null=True)),
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
                    "revoked_by",
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
                "verbose_name": "historical calendar address",
                "verbose_name_plural": "historical calendar addresses",
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
                    models.CharField(help_text="Such as “Christmas closure”.", max_length=100, verbose_name="name"),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="HistoricalCouncilPeriod",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("recess", "Recess"), ("election", "Pre-election period")],
                        default="recess",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(help_text="Such as “Summer recess”.", max_length=100, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical council period",
                "verbose_name_plural": "historical council periods",
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
                            ("policy-framework", "Budget and Policy Framework: also Christmas Eve and Maundy Thursday"),
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
                    "call_in_by",
                    models.CharField(
                        blank=True,
                        default="The overview and scrutiny committee (Local Government Act 2000 s9F)",
                        max_length=300,
                        verbose_name="who may call a decision in",
                    ),
                ),
                (
                    "leader_told_days",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader is told of a decision in principle within, in working days (practice)",
                    ),
                ),
                (
                    "leader_answer_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader has at least, in working days, to answer (practice)",
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
                ("switched_off", models.JSONField(blank=True, default=list, verbose_name="warnings switched off")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="HistoricalDutyEvidence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("CDA-6", "Formulate and implement a strategy"),
                            ("CDA-6-PCC", "Have regard to the police and crime objectives"),
                            ("CDA-17", "Exercise every function with regard to crime and disorder"),
                            ("FIS-3", "Keep a strategy group with every responsible authority"),
                            ("FIS-4", "Have an information-sharing protocol"),
                            ("FIS-5", "Prepare a strategic assessment every year"),
                            ("FIS-7", "Put into the assessment what it has to hold"),
                            ("FIS-8/9", "Have a community safety agreement for the county"),
                            ("FIS-10", "Revise the plan before each year begins"),
                            ("FIS-11", "Set out in the plan what it has to hold"),
                            ("FIS-12", "Obtain the views of the community"),
                            ("FIS-13", "Publish a summary of the plan"),
                            ("FIS-9A/13A", "Send the plan or the agreement to the local policing body"),
                            ("PJA-19", "Be scrutinised at least once in twelve months"),
                            ("PJA-19-28", "Answer the committee's recommendations within 28 days"),
                            ("ADOPT", "Have the plan adopted by Full Council"),
                            ("PSED", "Have due regard to the three equality aims"),
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("note", models.CharField(max_length=500, verbose_name="what shows it")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="holds until")),
                ("link_label", models.CharField(blank=True, max_length=300, verbose_name="record in the portal")),
                ("link_url", models.CharField(blank=True, max_length=300, verbose_name="its address in the portal")),
                ("file", models.TextField(blank=True, max_length=100, verbose_name="file")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file's name")),
                ("content_type", models.CharField(blank=True, max_length=60)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_because", models.TextField(blank=True, editable=False)),
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
                    "withdrawn_by",
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
                "verbose_name": "historical duty evidence",
                "verbose_name_plural": "historical duty evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDutyExemption",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("CDA-6", "Formulate and implement a strategy"),
                            ("CDA-6-PCC", "Have regard to the police and crime objectives"),
                            ("CDA-17", "Exercise every function with regard to crime and disorder"),
                            ("FIS-3", "Keep a strategy group with every responsible authority"),
                            ("FIS-4", "Have an information-sharing protocol"),
                            ("FIS-5", "Prepare a strategic assessment every year"),
                            ("FIS-7", "Put into the assessment what it has to hold"),
                            ("FIS-8/9", "Have a community safety agreement for the county"),
                            ("FIS-10", "Revise the plan before each year begins"),
                            ("FIS-11", "Set out in the plan what it has to hold"),
                            ("FIS-12", "Obtain the views of the community"),
                            ("FIS-13", "Publish a summary of the plan"),
                            ("FIS-9A/13A", "Send the plan or the agreement to the local policing body"),
                            ("PJA-19", "Be scrutinised at least once in twelve months"),
                            ("PJA-19-28", "Answer the committee's recommendations within 28 days"),
                            ("ADOPT", "Have the plan adopted by Full Council"),
                            ("PSED", "Have due regard to the three equality aims"),
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("not_applicable", "Does not apply"), ("switched_off", "Switched off")],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("reason", models.TextField(verbose_name="reason")),
                ("set_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ended_because", models.TextField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "ended_by",
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
                (
                    "set_by",
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
                "verbose_name": "historical duty exemption",
                "verbose_name_plural": "historical duty exemptions",
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
                        verbose_name="kind of committee or board",
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReportHeading",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("field", "Field at the head of the report"),
                            ("section", "Section"),
                            ("implication", "Implication"),
                        ],
                        max_length=20,
                        verbose_name="part of the report",
                    ),
                ),
                ("label", models.CharField(max_length=100, verbose_name="heading")),
                (
                    "post",
                    models.CharField(
                        blank=True, help_text="The post, not the person.", max_length=200, verbose_name="signed by"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical report heading",
                "verbose_name_plural": "historical report headings",
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="date")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "source_uid",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=255,
                        verbose_name="identity in the calendar it was imported from",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="reason for the move or the cancellation"
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="governance.body"
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
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("on", models.DateField(verbose_name="date")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="time")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "source_uid",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=255,
                        verbose_name="identity in the calendar it was imported from",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="reason for the move or the cancellation"
                    ),
                ),
                ("cancelled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="NoticeRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        verbose_name="kind of committee or board",
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
                    models.UniqueConstraint(fields=("council", "body_kind"), name="one_notice_rule_per_kind_of_body"),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="recommendations", to="plans.paper"
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
            name="Implication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("text", models.TextField(blank=True, max_length=8000, verbose_name="implication")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="signed by (post)")),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        help_text="Only for a sign-off given outside the portal.",
                        null=True,
                        verbose_name="signed on",
                    ),
                ),
                ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signed_on", None), models.Q(("post", ""), _negated=True), _connector="OR"),
                        name="implication_signed_by_a_post",
                        violation_error_message="Say which post signed on that day.",
                    )
                ],
            },
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
            name="HistoricalImplication",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("text", models.TextField(blank=True, max_length=8000, verbose_name="implication")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="signed by (post)")),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        help_text="Only for a sign-off given outside the portal.",
                        null=True,
                        verbose_name="signed on",
                    ),
                ),
                ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
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
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="how the report bears on it")),
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
            name="HistoricalAnnex",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "label",
                    models.CharField(help_text="Such as Annex 1 or Appendix A.", max_length=40, verbose_name="label"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("page_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="from page")),
                ("page_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to page")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Named only"),
                            ("given", "The text that goes with this report"),
                            ("version", "An earlier version of the text"),
                            ("file", "An uploaded file (PDF)"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="pages of the file"
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.attachment",
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.version",
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
            name="EqualityAim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="how the report bears on it")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("department", models.CharField(max_length=200, verbose_name="department")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BackgroundPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("where", models.CharField(blank=True, max_length=300, verbose_name="where to see it")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Annex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "label",
                    models.CharField(help_text="Such as Annex 1 or Appendix A.", max_length=40, verbose_name="label"),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("page_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="from page")),
                ("page_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="to page")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Named only"),
                            ("given", "The text that goes with this report"),
                            ("version", "An earlier version of the text"),
                            ("file", "An uploaded file (PDF)"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "pages",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="pages of the file"
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annexes",
                        to="plans.attachment",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.version",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                            models.Q(("attachment", None), ("source__in", ["", "given"]), ("version", None)),
                            models.Q(("attachment", None), ("source", "version"), ("version__isnull", False)),
                            models.Q(("attachment__isnull", False), ("source", "file"), ("version", None)),
                            _connector="OR",
                        ),
                        name="annex_is_what_it_says",
                        violation_error_message="An annex is a version of the text, or a file, or neither: not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("page_from", None),
                            ("page_to", None),
                            ("page_to__gte", models.F("page_from")),
                            _connector="OR",
                        ),
                        name="annex_pages_in_order",
                        violation_error_message="The last page cannot come before the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("post", models.CharField(max_length=200, verbose_name="post")),
                ("reports_to", models.CharField(blank=True, max_length=200, verbose_name="reports to")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportEdition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("canonical", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("frozen_for", models.CharField(blank=True, max_length=300, verbose_name="made for")),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made on")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="governance.report"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="plans.version",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a report",
                "verbose_name_plural": "versions of a report",
                "ordering": ["report", "number"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEditionPublication",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("unsigned", models.JSONField(blank=True, default=list, verbose_name="headings not signed")),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was published before all was signed"
                    ),
                ),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.reportedition",
                        verbose_name="version of the report",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical publication of a report",
                "verbose_name_plural": "historical publications of reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EditionPublication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unsigned", models.JSONField(blank=True, default=list, verbose_name="headings not signed")),
                (
                    "reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was published before all was signed"
                    ),
                ),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="governance.reportedition",
                        verbose_name="version of the report",
                    ),
                ),
            ],
            options={
                "verbose_name": "publication of a report",
                "verbose_name_plural": "publications of reports",
                "ordering": ["published_at"],
            },
        ),
        migrations.CreateModel(
            name="ReportField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("label", models.CharField(max_length=100, verbose_name="field")),
                ("value", models.TextField(blank=True, max_length=2000, verbose_name="value")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportHeading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("field", "Field at the head of the report"),
                            ("section", "Section"),
                            ("implication", "Implication"),
                        ],
                        max_length=20,
                        verbose_name="part of the report",
                    ),
                ),
                ("label", models.CharField(max_length=100, verbose_name="heading")),
                (
                    "post",
                    models.CharField(
                        blank=True, help_text="The post, not the person.", max_length=200, verbose_name="signed by"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_headings",
                        to="partnerships.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["field", "section", "implication"])),
                        name="report_heading_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("post", ""), ("kind", "implication"), _connector="OR"),
                        name="report_heading_signed_only_as_implication",
                        violation_error_message="Only an implication is signed.",
                    ),
                    models.UniqueConstraint(
                        fields=("council", "kind", "label"),
                        name="report_heading_once_per_council",
                        violation_error_message="The council's report has this heading already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=300, verbose_name="option")),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="what it means")),
                ("is_preferred", models.BooleanField(default=False, verbose_name="preferred")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number")),
                ("text", models.TextField(max_length=4000, verbose_name="recommendation")),
                ("addressee", models.CharField(blank=True, max_length=200, verbose_name="to whom")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("paragraphs", models.JSONField(blank=True, default=list)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("group", models.CharField(max_length=100, verbose_name="list")),
                ("label", models.CharField(max_length=200, verbose_name="item")),
                ("is_ticked", models.BooleanField(default=False, verbose_name="ticked")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="governance.report"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RouteTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="RouteStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        verbose_name="kind of committee or board",
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
                    "gap_days",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="at least so many working days after the step before",
                    ),
                ),
                (
                    "consultation_weeks",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(26)],
                        verbose_name="consultation before its papers, in weeks",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="governance.routetemplate"
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
                            ("role__in", ["prepare", "consult", "advise", "scrutinise", "recommend", "decide", "note"])
                        ),
                        name="route_step_role_known",
                    ),
                ],
            },
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
                        verbose_name="kind of committee or board",
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
                    "gap_days",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="at least so many working days after the step before",
                    ),
                ),
                (
                    "consultation_weeks",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(26)],
                        verbose_name="consultation before its papers, in weeks",
                    ),
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
            name="Stage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "ordering": ["timetable", "step", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignOffRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("post", models.CharField(max_length=200, verbose_name="asked of (post)")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed"),
                            ("commented", "Signed with a comment"),
                            ("declined", "Declined"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=4000, verbose_name="comment or reason")),
                ("signed_text", models.TextField(blank=True, editable=False, verbose_name="the text that was read")),
                ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "answered_as",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="answered by (post)"),
                ),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "answered_by",
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
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "implication",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_offs",
                        to="governance.implication",
                        verbose_name="heading",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sign_offs", to="governance.report"
                    ),
                ),
                (
                    "withdrawn_by",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="governance.stage",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("post", ""), _negated=True), name="sign_off_asked_of_a_post"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "signed", "commented", "declined"])),
                        name="sign_off_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sign_off_answered_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="sign_off_withdrawn_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ["", "signed"]), models.Q(("comment", ""), _negated=True), _connector="OR"
                        ),
                        name="sign_off_says_why",
                        violation_error_message="Say what the comment is, or why it is declined.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""), models.Q(("signed_sha256", ""), _negated=True), _connector="OR"
                        ),
                        name="sign_off_answer_names_its_text",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("withdrawn_at", None)),
                        fields=("implication",),
                        name="one_open_sign_off_per_heading",
                        violation_error_message="This heading is with somebody to sign already.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="reportedition",
            name="stage",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="governance.stage",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="stage",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="governance.stage",
                verbose_name="written for",
            ),
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("previous_body", models.CharField(blank=True, max_length=200)),
                ("is_open", models.BooleanField(default=False, verbose_name="open to everybody")),
                (
                    "previous",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.version"
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
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("resolution", models.TextField(blank=True, max_length=5000, verbose_name="resolution, as minuted")),
                ("conditions", models.TextField(blank=True, max_length=5000, verbose_name="conditions")),
                (
                    "delegated_to",
                    models.CharField(blank=True, max_length=200, verbose_name="final amendments delegated to (post)"),
                ),
                (
                    "delegated_until",
                    models.DateField(blank=True, null=True, verbose_name="last day for the final amendments"),
                ),
                ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for")),
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
                ("minute_reference", models.CharField(blank=True, max_length=100, verbose_name="minute reference")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link to the minutes")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("is_current", models.BooleanField(default=True, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced on"),
                ),
                ("set_aside_because", models.TextField(blank=True, editable=False, verbose_name="why it was replaced")),
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
                        verbose_name="replaced by",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="outcomes", to="governance.stage"
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
                                ("is_current", False), ("set_aside_at__isnull", False), ("set_aside_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="outcome_set_aside_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUndoRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="why the adoption was recorded in error")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered on")),
                ("was_agreed", models.BooleanField(editable=False, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                        verbose_name="answered by",
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
            name="HistoricalStageDate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "standing",
                    models.CharField(
                        choices=[("planned", "Planned"), ("revised", "Revised"), ("held", "Held")], max_length=10
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
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
            name="HistoricalSignOffRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("post", models.CharField(max_length=200, verbose_name="asked of (post)")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer by")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed", "Signed"),
                            ("commented", "Signed with a comment"),
                            ("declined", "Declined"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=4000, verbose_name="comment or reason")),
                ("signed_text", models.TextField(blank=True, editable=False, verbose_name="the text that was read")),
                ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "answered_as",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="answered by (post)"),
                ),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "withdrawn_by",
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
                    "implication",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="governance.implication",
                        verbose_name="heading",
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
                "verbose_name": "historical sign off request",
                "verbose_name_plural": "historical sign off requests",
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
                ("resolution", models.TextField(blank=True, max_length=5000, verbose_name="resolution, as minuted")),
                ("conditions", models.TextField(blank=True, max_length=5000, verbose_name="conditions")),
                (
                    "delegated_to",
                    models.CharField(blank=True, max_length=200, verbose_name="final amendments delegated to (post)"),
                ),
                (
                    "delegated_until",
                    models.DateField(blank=True, null=True, verbose_name="last day for the final amendments"),
                ),
                ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="votes for")),
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
                ("minute_reference", models.CharField(blank=True, max_length=100, verbose_name="minute reference")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link to the minutes")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("is_current", models.BooleanField(default=True, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="replaced on"),
                ),
                ("set_aside_because", models.TextField(blank=True, editable=False, verbose_name="why it was replaced")),
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
                        verbose_name="replaced by",
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
            name="HistoricalDecisionNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("notice", "28 clear days’ notice (regulation 9)"),
                            ("general_exception", "General exception (regulation 10)"),
                            ("special_urgency", "Special urgency (regulation 11)"),
                        ],
                        default="notice",
                        max_length=20,
                        verbose_name="given under",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        help_text="The day on which it was open to the public.", verbose_name="notice given on"
                    ),
                ),
                ("matter", models.TextField(max_length=2000, verbose_name="matter to be decided")),
                (
                    "decision_maker",
                    models.CharField(
                        help_text="The committee or board, or the post of one member.",
                        max_length=300,
                        verbose_name="decision maker",
                    ),
                ),
                (
                    "members",
                    models.TextField(
                        blank=True,
                        help_text="Posts, one to a line. For one member: the title.",
                        max_length=2000,
                        verbose_name="its members",
                    ),
                ),
                ("decided_when", models.CharField(max_length=200, verbose_name="date or period of the decision")),
                (
                    "documents",
                    models.TextField(
                        blank=True,
                        help_text="One to a line.",
                        max_length=4000,
                        verbose_name="documents submitted to the decision maker",
                    ),
                ),
                (
                    "available_from",
                    models.TextField(
                        help_text="An address: street, e-mail or web page.",
                        max_length=1000,
                        verbose_name="where copies and extracts are to be had",
                    ),
                ),
                (
                    "later_documents",
                    models.TextField(
                        help_text="Other relevant documents may be submitted; say how the public asks for details of them.",
                        max_length=1000,
                        verbose_name="how to ask for documents submitted later",
                    ),
                ),
                (
                    "is_private",
                    models.BooleanField(default=False, verbose_name="the public is excluded when it is decided"),
                ),
                (
                    "private_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="why it is decided in private"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="A post with its telephone or e-mail.",
                        max_length=300,
                        verbose_name="contact",
                    ),
                ),
                (
                    "told",
                    models.CharField(
                        blank=True,
                        help_text="Such as “Chair of Overview and Scrutiny”: told under regulation 10, agreed under regulation 11.",
                        max_length=300,
                        verbose_name="chair who was told, or agreed",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "urgent_because",
                    models.TextField(blank=True, max_length=2000, verbose_name="why 28 clear days could not be given"),
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
                        verbose_name="taken back by",
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
                "verbose_name": "historical decision notice",
                "verbose_name_plural": "historical decision notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecisionDate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("decision-published", "Decision published"),
                            ("call-in-ends", "Call-in ends"),
                            ("leader-told", "Leader told"),
                            ("answer-due", "Last day for the Leader's answer"),
                            ("effective", "Takes effect"),
                        ],
                        max_length=20,
                        verbose_name="which day",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True, help_text="Empty: the computed date holds again.", null=True, verbose_name="date"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                "verbose_name": "historical decision date",
                "verbose_name_plural": "historical decision dates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCondition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("text", models.TextField(max_length=2000, verbose_name="condition")),
                ("is_met", models.BooleanField(default=False, verbose_name="met")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="What shows that it is met, and where it can be seen.",
                        max_length=2000,
                        verbose_name="evidence",
                    ),
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
                        verbose_name="taken back by",
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
                "verbose_name": "historical condition",
                "verbose_name_plural": "historical conditions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCallIn",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("called_on", models.DateField(verbose_name="called in on")),
                (
                    "called_by",
                    models.CharField(
                        help_text="Such as “five members of Overview and Scrutiny”: no names.",
                        max_length=300,
                        verbose_name="called in by (posts)",
                    ),
                ),
                ("grounds", models.TextField(blank=True, max_length=2000, verbose_name="grounds")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("awaited", "Not decided yet"),
                            ("stands", "The decision stands"),
                            ("sent_back", "Sent back to those who decided"),
                            ("to_council", "Referred to Full Council"),
                            ("withdrawn", "The call-in was withdrawn"),
                        ],
                        default="awaited",
                        max_length=20,
                        verbose_name="what became of it",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="resolved on")),
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
                        verbose_name="taken back by",
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
                "verbose_name": "historical call in",
                "verbose_name_plural": "historical call ins",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnswer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agrees", "Agrees: the adoption takes effect"),
                            ("objects", "Objects: it goes back to those who decided"),
                            ("none", "No answer by the last day: the adoption takes effect"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        help_text="Without an answer: the last day for it.", verbose_name="date of the answer"
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        blank=True, default="Leader of the Council", max_length=200, verbose_name="answered by (post)"
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=5000, verbose_name="what was said")),
                (
                    "with_amendments",
                    models.BooleanField(default=False, verbose_name="the text is adopted with amendments"),
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
                        verbose_name="taken back by",
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
                "verbose_name": "historical answer",
                "verbose_name_plural": "historical answers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAmendment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("text", models.TextField(max_length=5000, verbose_name="the amendment")),
                (
                    "moved_by",
                    models.CharField(
                        help_text="Such as “Chair of Overview and Scrutiny”; not a name.",
                        max_length=200,
                        verbose_name="moved by (post or board)",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("pending", "Not decided yet"),
                            ("accepted", "Accepted"),
                            ("in_part", "Accepted in part"),
                            ("rejected", "Rejected"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True,
                        help_text="Needed where it is rejected or cut down.",
                        max_length=2000,
                        verbose_name="why",
                    ),
                ),
                ("block_key", models.UUIDField(blank=True, null=True, verbose_name="part of the text")),
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
                        verbose_name="taken back by",
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
                "verbose_name": "historical amendment",
                "verbose_name_plural": "historical amendments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DecisionNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("notice", "28 clear days’ notice (regulation 9)"),
                            ("general_exception", "General exception (regulation 10)"),
                            ("special_urgency", "Special urgency (regulation 11)"),
                        ],
                        default="notice",
                        max_length=20,
                        verbose_name="given under",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        help_text="The day on which it was open to the public.", verbose_name="notice given on"
                    ),
                ),
                ("matter", models.TextField(max_length=2000, verbose_name="matter to be decided")),
                (
                    "decision_maker",
                    models.CharField(
                        help_text="The committee or board, or the post of one member.",
                        max_length=300,
                        verbose_name="decision maker",
                    ),
                ),
                (
                    "members",
                    models.TextField(
                        blank=True,
                        help_text="Posts, one to a line. For one member: the title.",
                        max_length=2000,
                        verbose_name="its members",
                    ),
                ),
                ("decided_when", models.CharField(max_length=200, verbose_name="date or period of the decision")),
                (
                    "documents",
                    models.TextField(
                        blank=True,
                        help_text="One to a line.",
                        max_length=4000,
                        verbose_name="documents submitted to the decision maker",
                    ),
                ),
                (
                    "available_from",
                    models.TextField(
                        help_text="An address: street, e-mail or web page.",
                        max_length=1000,
                        verbose_name="where copies and extracts are to be had",
                    ),
                ),
                (
                    "later_documents",
                    models.TextField(
                        help_text="Other relevant documents may be submitted; say how the public asks for details of them.",
                        max_length=1000,
                        verbose_name="how to ask for documents submitted later",
                    ),
                ),
                (
                    "is_private",
                    models.BooleanField(default=False, verbose_name="the public is excluded when it is decided"),
                ),
                (
                    "private_because",
                    models.TextField(blank=True, max_length=1000, verbose_name="why it is decided in private"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="A post with its telephone or e-mail.",
                        max_length=300,
                        verbose_name="contact",
                    ),
                ),
                (
                    "told",
                    models.CharField(
                        blank=True,
                        help_text="Such as “Chair of Overview and Scrutiny”: told under regulation 10, agreed under regulation 11.",
                        max_length=300,
                        verbose_name="chair who was told, or agreed",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "urgent_because",
                    models.TextField(blank=True, max_length=2000, verbose_name="why 28 clear days could not be given"),
                ),
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
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "stage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notice", to="governance.stage"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at", None), ("set_aside_by", None)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="decisionnotice_set_aside_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["notice", "general_exception", "special_urgency"])),
                        name="decision_notice_basis_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_private", False), models.Q(("private_because", ""), _negated=True), _connector="OR"
                        ),
                        name="decision_notice_private_with_its_reason",
                        violation_error_message="Say why it is decided in private.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "notice"),
                            models.Q(
                                models.Q(("told", ""), _negated=True),
                                ("told_on__isnull", False),
                                models.Q(("urgent_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_notice_short_with_its_chair_and_reason",
                        violation_error_message="Say which chair was told or agreed, on which day, and why 28 clear days could not be given.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("decision-published", "Decision published"),
                            ("call-in-ends", "Call-in ends"),
                            ("leader-told", "Leader told"),
                            ("answer-due", "Last day for the Leader's answer"),
                            ("effective", "Takes effect"),
                        ],
                        max_length=20,
                        verbose_name="which day",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True, help_text="Empty: the computed date holds again.", null=True, verbose_name="date"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decision_dates",
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
                                "what__in",
                                ["decision-published", "call-in-ends", "leader-told", "answer-due", "effective"],
                            )
                        ),
                        name="decision_date_what_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("text", models.TextField(max_length=2000, verbose_name="condition")),
                ("is_met", models.BooleanField(default=False, verbose_name="met")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="met on")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="What shows that it is met, and where it can be seen.",
                        max_length=2000,
                        verbose_name="evidence",
                    ),
                ),
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
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conditions", to="governance.stage"
                    ),
                ),
            ],
            options={
                "ordering": ["stage", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at", None), ("set_aside_by", None)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="condition_set_aside_at_and_by_together",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CallIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("called_on", models.DateField(verbose_name="called in on")),
                (
                    "called_by",
                    models.CharField(
                        help_text="Such as “five members of Overview and Scrutiny”: no names.",
                        max_length=300,
                        verbose_name="called in by (posts)",
                    ),
                ),
                ("grounds", models.TextField(blank=True, max_length=2000, verbose_name="grounds")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("awaited", "Not decided yet"),
                            ("stands", "The decision stands"),
                            ("sent_back", "Sent back to those who decided"),
                            ("to_council", "Referred to Full Council"),
                            ("withdrawn", "The call-in was withdrawn"),
                        ],
                        default="awaited",
                        max_length=20,
                        verbose_name="what became of it",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="resolved on")),
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
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "stage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="call_in", to="governance.stage"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at", None), ("set_aside_by", None)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="callin_set_aside_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__in", ["awaited", "stands", "sent_back", "to_council", "withdrawn"])
                        ),
                        name="call_in_result_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agrees", "Agrees: the adoption takes effect"),
                            ("objects", "Objects: it goes back to those who decided"),
                            ("none", "No answer by the last day: the adoption takes effect"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        help_text="Without an answer: the last day for it.", verbose_name="date of the answer"
                    ),
                ),
                (
                    "given_by",
                    models.CharField(
                        blank=True, default="Leader of the Council", max_length=200, verbose_name="answered by (post)"
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=5000, verbose_name="what was said")),
                (
                    "with_amendments",
                    models.BooleanField(default=False, verbose_name="the text is adopted with amendments"),
                ),
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
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "stage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="governance.stage"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at", None), ("set_aside_by", None)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="answer_set_aside_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["agrees", "objects", "none"])), name="answer_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "set_aside_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken back on"),
                ),
                (
                    "set_aside_because",
                    models.TextField(blank=True, editable=False, verbose_name="why it was taken back"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("text", models.TextField(max_length=5000, verbose_name="the amendment")),
                (
                    "moved_by",
                    models.CharField(
                        help_text="Such as “Chair of Overview and Scrutiny”; not a name.",
                        max_length=200,
                        verbose_name="moved by (post or board)",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("pending", "Not decided yet"),
                            ("accepted", "Accepted"),
                            ("in_part", "Accepted in part"),
                            ("rejected", "Rejected"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True,
                        help_text="Needed where it is rejected or cut down.",
                        max_length=2000,
                        verbose_name="why",
                    ),
                ),
                ("block_key", models.UUIDField(blank=True, null=True, verbose_name="part of the text")),
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
                    "set_aside_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="governance.stage"
                    ),
                ),
            ],
            options={
                "ordering": ["stage", "position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("set_aside_at", None), ("set_aside_by", None)),
                            models.Q(("set_aside_at__isnull", False), ("set_aside_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="amendment_set_aside_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("result__in", ["pending", "accepted", "in_part", "rejected"])),
                        name="amendment_result_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "standing",
                    models.CharField(
                        choices=[("planned", "Planned"), ("revised", "Revised"), ("held", "Held")], max_length=10
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
                ("reason", models.TextField(blank=True, verbose_name="reason")),
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
            name="Timetable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        migrations.AddField(
            model_name="stage",
            name="timetable",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="governance.timetable"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="timetable",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="governance.timetable"
            ),
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="UndoRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(verbose_name="why the adoption was recorded in error")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered on")),
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
                        verbose_name="answered by",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undo_requests", to="governance.stage"
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
        migrations.AddConstraint(
            model_name="reportedition",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="report_edition_number_once"),
        ),
        migrations.AddConstraint(
            model_name="reportedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="report_edition_number_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["prepare", "consult", "advise", "scrutinise", "recommend", "decide", "note"])
                ),
                name="stage_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "submitted", "published", "decided", "deferred", "withdrawn"])
                ),
                name="stage_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["submitted", "published"]), _negated=True),
                    ("version__isnull", False),
                    _connector="OR",
                ),
                name="stage_submitted_with_its_version",
            ),
        ),
        migrations.RunPython(install, remove),
    ]
