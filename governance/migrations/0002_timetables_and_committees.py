import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import governance.models.calendar_addresses
import partnerships.many_models


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0001_initial"),
        ("partnerships", "0002_mail"),
        ("plans", "0002_version_triggers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        partnerships.many_models.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Amendment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
                        ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("text", models.TextField(max_length=5000, verbose_name="the amendment")),
                        (
                            "moved_by",
                            models.CharField(
                                help_text="Such as “Chair of Overview and Scrutiny”; not a name.",
                                max_length=200,
                                verbose_name="moved by (post or body)",
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
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="amendments",
                                to="governance.stage",
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
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agrees", "Agrees: the adoption takes effect"),
                                    ("objects", "Objects: it goes back to the body that decided"),
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
                                blank=True,
                                default="Leader of the Council",
                                max_length=200,
                                verbose_name="answered by (post)",
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
                            ),
                        ),
                        (
                            "stage",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="governance.stage",
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
                                condition=models.Q(("kind__in", ["agrees", "objects", "none"])),
                                name="answer_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarAddress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                default=governance.models.calendar_addresses._token,
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
                    name="CallIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                    ("awaited", "Not settled yet"),
                                    ("stands", "The decision stands"),
                                    ("sent_back", "Sent back to the body that decided"),
                                    ("to_council", "Referred to Full Council"),
                                    ("withdrawn", "The call-in was withdrawn"),
                                ],
                                default="awaited",
                                max_length=20,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
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
                            ),
                        ),
                        (
                            "stage",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="call_in",
                                to="governance.stage",
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
                    name="Condition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conditions",
                                to="governance.stage",
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
                    name="CouncilPeriod",
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
                                choices=[("recess", "Recess"), ("election", "Pre-election period")],
                                default="recess",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(help_text="Such as “Summer recess”.", max_length=100, verbose_name="name"),
                        ),
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
                                condition=models.Q(("kind__in", ["recess", "election"])),
                                name="council_period_kind_known",
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
                    name="DecisionDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                blank=True,
                                help_text="Empty: the computed date holds again.",
                                null=True,
                                verbose_name="date",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
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
                                        [
                                            "decision-published",
                                            "call-in-ends",
                                            "leader-told",
                                            "answer-due",
                                            "effective",
                                        ],
                                    )
                                ),
                                name="decision_date_what_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionNotice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                help_text="The body, or the post of one member.",
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
                        (
                            "decided_when",
                            models.CharField(max_length=200, verbose_name="date or period of the decision"),
                        ),
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
                            models.BooleanField(
                                default=False, verbose_name="the public is excluded when it is decided"
                            ),
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
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="why 28 clear days could not be given"
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
                            ),
                        ),
                        (
                            "stage",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notice",
                                to="governance.stage",
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
                                    ("is_private", False),
                                    models.Q(("private_because", ""), _negated=True),
                                    _connector="OR",
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
                    name="DutyEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "link_label",
                            models.CharField(blank=True, max_length=300, verbose_name="record in the portal"),
                        ),
                        (
                            "link_url",
                            models.CharField(blank=True, max_length=300, verbose_name="its address in the portal"),
                        ),
                        ("file", models.FileField(blank=True, upload_to="duties/", verbose_name="file")),
                        ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file's name")),
                        ("content_type", models.CharField(blank=True, max_length=60)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                        models.Q(("link_url", ""), _negated=True),
                                        models.Q(("link_label", ""), _negated=True),
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("set_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("ended_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                violation_error_message="This duty is set aside already.",
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
                    name="HistoricalAmendment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
                        ("position", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("text", models.TextField(max_length=5000, verbose_name="the amendment")),
                        (
                            "moved_by",
                            models.CharField(
                                help_text="Such as “Chair of Overview and Scrutiny”; not a name.",
                                max_length=200,
                                verbose_name="moved by (post or body)",
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
                    name="HistoricalAnswer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agrees", "Agrees: the adoption takes effect"),
                                    ("objects", "Objects: it goes back to the body that decided"),
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
                                blank=True,
                                default="Leader of the Council",
                                max_length=200,
                                verbose_name="answered by (post)",
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
                    name="HistoricalCallIn",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                    ("awaited", "Not settled yet"),
                                    ("stands", "The decision stands"),
                                    ("sent_back", "Sent back to the body that decided"),
                                    ("to_council", "Referred to Full Council"),
                                    ("withdrawn", "The call-in was withdrawn"),
                                ],
                                default="awaited",
                                max_length=20,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
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
                    name="HistoricalCondition",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                        (
                            "name",
                            models.CharField(help_text="Such as “Summer recess”.", max_length=100, verbose_name="name"),
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
                        "verbose_name": "historical council period",
                        "verbose_name_plural": "historical council periods",
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
                                blank=True,
                                help_text="Empty: the computed date holds again.",
                                null=True,
                                verbose_name="date",
                            ),
                        ),
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
                    name="HistoricalDecisionNotice",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        ("set_aside_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("set_aside_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                help_text="The body, or the post of one member.",
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
                        (
                            "decided_when",
                            models.CharField(max_length=200, verbose_name="date or period of the decision"),
                        ),
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
                            models.BooleanField(
                                default=False, verbose_name="the public is excluded when it is decided"
                            ),
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
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="why 28 clear days could not be given"
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
                        (
                            "link_label",
                            models.CharField(blank=True, max_length=300, verbose_name="record in the portal"),
                        ),
                        (
                            "link_url",
                            models.CharField(blank=True, max_length=300, verbose_name="its address in the portal"),
                        ),
                        ("file", models.TextField(blank=True, max_length=100, verbose_name="file")),
                        ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file's name")),
                        ("content_type", models.CharField(blank=True, max_length=60)),
                        ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                        ("reason", models.CharField(max_length=500, verbose_name="reason")),
                        ("set_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                        ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("ended_because", models.CharField(blank=True, editable=False, max_length=500)),
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
                                blank=True,
                                help_text="The post, not the person.",
                                max_length=200,
                                verbose_name="signed by",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
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
                        "verbose_name": "historical report heading",
                        "verbose_name_plural": "historical report headings",
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
                        (
                            "signed_text",
                            models.TextField(blank=True, editable=False, verbose_name="the text that was read"),
                        ),
                        ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="answered by (post)"
                            ),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                        ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        "verbose_name": "historical sign off request",
                        "verbose_name_plural": "historical sign off requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ReportEdition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("canonical", models.TextField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("frozen_for", models.CharField(blank=True, max_length=300, verbose_name="frozen for")),
                        ("frozen_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "frozen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="governance.report",
                            ),
                        ),
                        (
                            "stage",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="editions",
                                to="governance.stage",
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
                        "ordering": ["report", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "number"), name="report_edition_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1)), name="report_edition_number_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportHeading",
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
                                blank=True,
                                help_text="The post, not the person.",
                                max_length=200,
                                verbose_name="signed by",
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
                    name="SignOffRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "signed_text",
                            models.TextField(blank=True, editable=False, verbose_name="the text that was read"),
                        ),
                        ("signed_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "answered_as",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="answered by (post)"
                            ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_offs",
                                to="governance.report",
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
                                    ("answer__in", ["", "signed"]),
                                    models.Q(("comment", ""), _negated=True),
                                    _connector="OR",
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
                migrations.CreateModel(
                    name="EditionPublication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication",
                                to="governance.reportedition",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["published_at"],
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
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical edition publication",
                        "verbose_name_plural": "historical edition publications",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
        partnerships.many_models.ChangeModels(
            operations=[
                migrations.AddField(
                    model_name="annex",
                    name="attachment",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annexes",
                        to="plans.attachment",
                    ),
                ),
                migrations.AddField(
                    model_name="annex",
                    name="pages",
                    field=models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="pages of the file"
                    ),
                ),
                migrations.AddField(
                    model_name="annex",
                    name="source",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("", "Named only"),
                            ("given", "The text that the body is given with this report"),
                            ("version", "An earlier version of the text"),
                            ("file", "An uploaded file (PDF)"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                migrations.AddField(
                    model_name="annex",
                    name="version",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.version",
                    ),
                ),
                migrations.AddField(
                    model_name="councilsettings",
                    name="call_in_by",
                    field=models.CharField(
                        blank=True,
                        default="The overview and scrutiny committee (Local Government Act 2000 s9F)",
                        max_length=300,
                        verbose_name="who may call a decision in",
                    ),
                ),
                migrations.AddField(
                    model_name="councilsettings",
                    name="leader_answer_days",
                    field=models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader has at least, in working days, to answer (practice)",
                    ),
                ),
                migrations.AddField(
                    model_name="councilsettings",
                    name="leader_told_days",
                    field=models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader is told of a decision in principle within, in working days (practice)",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalannex",
                    name="attachment",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.attachment",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalannex",
                    name="pages",
                    field=models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="pages of the file"
                    ),
                ),
                migrations.AddField(
                    model_name="historicalannex",
                    name="source",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("", "Named only"),
                            ("given", "The text that the body is given with this report"),
                            ("version", "An earlier version of the text"),
                            ("file", "An uploaded file (PDF)"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalannex",
                    name="version",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.version",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalcouncilsettings",
                    name="call_in_by",
                    field=models.CharField(
                        blank=True,
                        default="The overview and scrutiny committee (Local Government Act 2000 s9F)",
                        max_length=300,
                        verbose_name="who may call a decision in",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalcouncilsettings",
                    name="leader_answer_days",
                    field=models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader has at least, in working days, to answer (practice)",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalcouncilsettings",
                    name="leader_told_days",
                    field=models.PositiveSmallIntegerField(
                        default=2,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="the Leader is told of a decision in principle within, in working days (practice)",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalimplication",
                    name="signed_sha256",
                    field=models.CharField(blank=True, editable=False, max_length=64),
                ),
                migrations.AddField(
                    model_name="historicalmeeting",
                    name="source_uid",
                    field=models.CharField(
                        blank=True,
                        editable=False,
                        max_length=255,
                        verbose_name="identity in the calendar it was imported from",
                    ),
                ),
                migrations.AddField(
                    model_name="historicaloutcome",
                    name="delegated_to",
                    field=models.CharField(
                        blank=True, max_length=200, verbose_name="final amendments delegated to (post)"
                    ),
                ),
                migrations.AddField(
                    model_name="historicaloutcome",
                    name="delegated_until",
                    field=models.DateField(blank=True, null=True, verbose_name="last day for the final amendments"),
                ),
                migrations.AddField(
                    model_name="historicalroutestep",
                    name="consultation_weeks",
                    field=models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(26)],
                        verbose_name="consultation before its papers, in weeks",
                    ),
                ),
                migrations.AddField(
                    model_name="historicalroutestep",
                    name="gap_days",
                    field=models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="at least so many working days after the step before",
                    ),
                ),
                migrations.AddField(
                    model_name="implication",
                    name="signed_sha256",
                    field=models.CharField(blank=True, editable=False, max_length=64),
                ),
                migrations.AddField(
                    model_name="meeting",
                    name="source_uid",
                    field=models.CharField(
                        blank=True,
                        editable=False,
                        max_length=255,
                        verbose_name="identity in the calendar it was imported from",
                    ),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="delegated_to",
                    field=models.CharField(
                        blank=True, max_length=200, verbose_name="final amendments delegated to (post)"
                    ),
                ),
                migrations.AddField(
                    model_name="outcome",
                    name="delegated_until",
                    field=models.DateField(blank=True, null=True, verbose_name="last day for the final amendments"),
                ),
                migrations.AddField(
                    model_name="routestep",
                    name="consultation_weeks",
                    field=models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(26)],
                        verbose_name="consultation before its papers, in weeks",
                    ),
                ),
                migrations.AddField(
                    model_name="routestep",
                    name="gap_days",
                    field=models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(200)],
                        verbose_name="at least so many working days after the step before",
                    ),
                ),
                migrations.AlterField(
                    model_name="historicalimplication",
                    name="signed_on",
                    field=models.DateField(
                        blank=True,
                        help_text="Only for a sign-off given outside the portal.",
                        null=True,
                        verbose_name="signed on",
                    ),
                ),
                migrations.AlterField(
                    model_name="implication",
                    name="signed_on",
                    field=models.DateField(
                        blank=True,
                        help_text="Only for a sign-off given outside the portal.",
                        null=True,
                        verbose_name="signed on",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="annex",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attachment", None), ("source__in", ["", "given"]), ("version", None)),
                            models.Q(("attachment", None), ("source", "version"), ("version__isnull", False)),
                            models.Q(("attachment__isnull", False), ("source", "file"), ("version", None)),
                            _connector="OR",
                        ),
                        name="annex_is_what_it_says",
                        violation_error_message="An annex is a version of the text, or a file, or neither: not both.",
                    ),
                ),
            ],
        ),
    ]
