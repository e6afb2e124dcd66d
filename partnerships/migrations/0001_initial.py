import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import partnerships.models.access


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                (
                    "name",
                    models.CharField(
                        help_text="As colleagues know you, or your post.", max_length=200, verbose_name="name"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("is_staff", models.BooleanField(default=False, verbose_name="may use the administration pages")),
                ("is_system", models.BooleanField(default=False, editable=False, verbose_name="system user")),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "email"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_unique_whatever_case",
                        violation_error_message="Someone with this e-mail address has an account already.",
                    )
                ],
            },
        ),
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
            name="HistoricalOrganisation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "District or borough council"),
                            ("unitary", "Unitary council"),
                            ("london_borough", "London borough council"),
                            ("county", "County council"),
                            ("police", "Police force"),
                            ("fire", "Fire and rescue authority"),
                            ("health", "Health body"),
                            ("probation", "Probation body"),
                            ("police_authority", "Police authority"),
                            ("local_policing_body", "Local policing body"),
                            ("voluntary", "Voluntary or community organisation"),
                            ("housing", "Housing association"),
                            ("partnership", "Another partnership"),
                            ("government", "Government body"),
                            ("other", "Other organisation"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
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
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("area", "Community Safety Partnership"), ("county", "County strategy group")],
                        default="area",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("is_made_up", models.BooleanField(default=False, verbose_name="made up for demonstration")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="public e-mail address")),
                (
                    "colour",
                    models.CharField(
                        default="#1d4f5f",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits, such as #1d4f5f."
                            )
                        ],
                        verbose_name="main colour",
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        default="#c2571a",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits, such as #1d4f5f."
                            )
                        ],
                        verbose_name="accent colour",
                    ),
                ),
                (
                    "logo",
                    models.TextField(
                        blank=True, help_text="A PNG or JPEG under 1 MB.", max_length=100, verbose_name="logo"
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
                "verbose_name": "historical partnership",
                "verbose_name_plural": "historical partnerships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUser",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(db_index=True, max_length=254, verbose_name="e-mail address")),
                (
                    "name",
                    models.CharField(
                        help_text="As colleagues know you, or your post.", max_length=200, verbose_name="name"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="post")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("is_staff", models.BooleanField(default=False, verbose_name="may use the administration pages")),
                ("is_system", models.BooleanField(default=False, editable=False, verbose_name="system user")),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                "verbose_name": "historical user",
                "verbose_name_plural": "historical users",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="mails", to=settings.AUTH_USER_MODEL
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.UniqueConstraint(fields=("user", "kind"), name="one_choice_per_person_and_kind_of_mail"),
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ["at_once", "digest", "never"])), name="mail_choice_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district", "District or borough council"),
                            ("unitary", "Unitary council"),
                            ("london_borough", "London borough council"),
                            ("county", "County council"),
                            ("police", "Police force"),
                            ("fire", "Fire and rescue authority"),
                            ("health", "Health body"),
                            ("probation", "Probation body"),
                            ("police_authority", "Police authority"),
                            ("local_policing_body", "Local policing body"),
                            ("voluntary", "Voluntary or community organisation"),
                            ("housing", "Housing association"),
                            ("partnership", "Another partnership"),
                            ("government", "Government body"),
                            ("other", "Other organisation"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "district",
                                    "unitary",
                                    "london_borough",
                                    "county",
                                    "police",
                                    "fire",
                                    "health",
                                    "probation",
                                    "police_authority",
                                    "local_policing_body",
                                    "voluntary",
                                    "housing",
                                    "partnership",
                                    "government",
                                    "other",
                                ],
                            )
                        ),
                        name="organisation_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("area", "Community Safety Partnership"), ("county", "County strategy group")],
                        default="area",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("is_made_up", models.BooleanField(default=False, verbose_name="made up for demonstration")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="public e-mail address")),
                (
                    "colour",
                    models.CharField(
                        default="#1d4f5f",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits, such as #1d4f5f."
                            )
                        ],
                        verbose_name="main colour",
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        default="#c2571a",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits, such as #1d4f5f."
                            )
                        ],
                        verbose_name="accent colour",
                    ),
                ),
                (
                    "logo",
                    models.FileField(
                        blank=True, help_text="A PNG or JPEG under 1 MB.", upload_to="logos/", verbose_name="logo"
                    ),
                ),
                (
                    "county_parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="partnerships.partnership",
                        verbose_name="county group",
                    ),
                ),
                (
                    "lead_councils",
                    models.ManyToManyField(
                        limit_choices_to={"kind__in": ("district", "unitary", "london_borough", "county")},
                        related_name="led_partnerships",
                        to="partnerships.organisation",
                        verbose_name="lead councils",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="partnerships.partnership",
                        verbose_name="succeeds",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["area", "county"])), name="partnership_kind_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "statutory_kind",
                    models.CharField(
                        choices=[
                            ("council", "Council of the area"),
                            ("county_council", "County council (two tiers)"),
                            ("police", "Chief officer of police"),
                            ("fire", "Fire and rescue authority"),
                            ("primary_care_trust", "Primary care trust"),
                            ("clinical_commissioning_group", "Clinical commissioning group"),
                            ("integrated_care_board", "Integrated care board"),
                            ("police_authority", "Police authority"),
                            ("probation_trust", "Probation trust"),
                            ("national_probation_service", "National Probation Service"),
                            ("community_rehabilitation_company", "Community rehabilitation company"),
                            ("probation_service", "Probation Service"),
                            ("local_health_board", "Local Health Board (Wales)"),
                            ("not_statutory", "Not a responsible authority"),
                            ("not_stated", "Kind not stated"),
                        ],
                        max_length=40,
                        verbose_name="statutory kind",
                    ),
                ),
                (
                    "designation",
                    models.CharField(
                        choices=[
                            ("responsible", "Responsible authority"),
                            ("co_operating", "Co-operating body"),
                            ("invited", "Invited to take part"),
                            ("co_opted", "Co-opted"),
                        ],
                        max_length=20,
                        verbose_name="designation",
                    ),
                ),
                ("has_vote", models.BooleanField(blank=True, null=True, verbose_name="has a vote")),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No office"),
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("joint_chair", "Joint chair"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="office",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True, help_text="Leave empty if not recorded.", null=True, verbose_name="member from"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if not recorded or open.",
                        null=True,
                        verbose_name="member until",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="partnerships.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "key"), name="membership_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_it_starts",
                        violation_error_message="The last day of a membership cannot be before its first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=200, verbose_name="name or post")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Partnership administrator"),
                            ("officer", "Community safety officer"),
                            ("partner_lead", "Partner lead"),
                            ("scrutiny", "Scrutiny"),
                            ("reader", "Reader"),
                            ("clerk", "Committee clerk"),
                            ("signing_officer", "Signing officer"),
                            ("member", "Councillor"),
                            ("site_administrator", "Site administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=partnerships.models.access._token, editable=False, max_length=64, unique=True
                    ),
                ),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("expires_at", models.DateTimeField(editable=False)),
                ("accepted_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited_by",
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.organisation",
                    ),
                ),
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-invited_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_accepted_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_withdrawn_at_and_by_together",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRoleAssignment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Partnership administrator"),
                            ("officer", "Community safety officer"),
                            ("partner_lead", "Partner lead"),
                            ("scrutiny", "Scrutiny"),
                            ("reader", "Reader"),
                            ("clerk", "Committee clerk"),
                            ("signing_officer", "Signing officer"),
                            ("member", "Councillor"),
                            ("site_administrator", "Site administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                    "given_by",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The organisation a partner lead speaks for.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
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
                "verbose_name": "historical role assignment",
                "verbose_name_plural": "historical role assignments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership_lead_councils",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="partnerships.historicalpartnership",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalPartnership_lead_councils",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="county_parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partnerships.partnership",
                verbose_name="county group",
            ),
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="predecessor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="partnerships.partnership",
                verbose_name="succeeds",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "statutory_kind",
                    models.CharField(
                        choices=[
                            ("council", "Council of the area"),
                            ("county_council", "County council (two tiers)"),
                            ("police", "Chief officer of police"),
                            ("fire", "Fire and rescue authority"),
                            ("primary_care_trust", "Primary care trust"),
                            ("clinical_commissioning_group", "Clinical commissioning group"),
                            ("integrated_care_board", "Integrated care board"),
                            ("police_authority", "Police authority"),
                            ("probation_trust", "Probation trust"),
                            ("national_probation_service", "National Probation Service"),
                            ("community_rehabilitation_company", "Community rehabilitation company"),
                            ("probation_service", "Probation Service"),
                            ("local_health_board", "Local Health Board (Wales)"),
                            ("not_statutory", "Not a responsible authority"),
                            ("not_stated", "Kind not stated"),
                        ],
                        max_length=40,
                        verbose_name="statutory kind",
                    ),
                ),
                (
                    "designation",
                    models.CharField(
                        choices=[
                            ("responsible", "Responsible authority"),
                            ("co_operating", "Co-operating body"),
                            ("invited", "Invited to take part"),
                            ("co_opted", "Co-opted"),
                        ],
                        max_length=20,
                        verbose_name="designation",
                    ),
                ),
                ("has_vote", models.BooleanField(blank=True, null=True, verbose_name="has a vote")),
                (
                    "office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No office"),
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("joint_chair", "Joint chair"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="office",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True, help_text="Leave empty if not recorded.", null=True, verbose_name="member from"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty if not recorded or open.",
                        null=True,
                        verbose_name="member until",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
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
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvitation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=200, verbose_name="name or post")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Partnership administrator"),
                            ("officer", "Community safety officer"),
                            ("partner_lead", "Partner lead"),
                            ("scrutiny", "Scrutiny"),
                            ("reader", "Reader"),
                            ("clerk", "Committee clerk"),
                            ("signing_officer", "Signing officer"),
                            ("member", "Councillor"),
                            ("site_administrator", "Site administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("expires_at", models.DateTimeField(editable=False)),
                ("accepted_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "accepted_by",
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
                    "invited_by",
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
                "verbose_name": "historical invitation",
                "verbose_name_plural": "historical invitations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArea",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("code", models.CharField(blank=True, max_length=9, verbose_name="ONS code")),
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
            ],
            options={
                "verbose_name": "historical area",
                "verbose_name_plural": "historical areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("event", models.CharField(max_length=60)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=300)),
                ("reason", models.TextField(blank=True)),
                ("details", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["subject_type", "subject_id"], name="partnership_subject_a17cf6_idx")],
            },
        ),
        migrations.CreateModel(
            name="Area",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("code", models.CharField(blank=True, max_length=9, verbose_name="ONS code")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="partnerships.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "name"), name="area_once_per_partnership")
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Partnership administrator"),
                            ("officer", "Community safety officer"),
                            ("partner_lead", "Partner lead"),
                            ("scrutiny", "Scrutiny"),
                            ("reader", "Reader"),
                            ("clerk", "Committee clerk"),
                            ("signing_officer", "Signing officer"),
                            ("member", "Councillor"),
                            ("site_administrator", "Site administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_roles",
                        to="partnerships.organisation",
                    ),
                ),
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
                    "given_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organisation a partner lead speaks for.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lead_roles",
                        to="partnerships.organisation",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="role_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["user__name", "role", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "administrator",
                                    "officer",
                                    "partner_lead",
                                    "scrutiny",
                                    "reader",
                                    "clerk",
                                    "signing_officer",
                                    "member",
                                    "site_administrator",
                                ],
                            )
                        ),
                        name="role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="role_ended_at_and_by_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("council", None),
                                ("partnership__isnull", False),
                                ("role__in", ["administrator", "officer", "partner_lead", "scrutiny", "reader"]),
                            ),
                            models.Q(
                                ("council__isnull", False),
                                ("partnership", None),
                                ("role__in", ["clerk", "signing_officer", "member"]),
                            ),
                            models.Q(("council", None), ("partnership", None), ("role__in", ["site_administrator"])),
                            _connector="OR",
                        ),
                        name="role_scope_matches_role",
                        violation_error_message="This role needs its partnership or council, and no other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", None), ("role", "partner_lead"), _connector="OR"),
                        name="role_organisation_only_for_partner_leads",
                        violation_error_message="Only a partner lead speaks for an organisation.",
                    ),
                ],
            },
        ),
    ]
