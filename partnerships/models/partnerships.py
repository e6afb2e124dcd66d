import uuid
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from partnerships.access import PERMISSIONS_OF_ROLE, Permission, Place, Scope
from partnerships.history import RowHistory

from .organisations import COUNCIL_KINDS, Organisation

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits, such as #1d4f5f.")


#: The ONS code of the one area whose own council is its policing body.
CITY_OF_LONDON = "E09000001"


def percent_field(label: str, default: int):
    return models.DecimalField(
        label, max_digits=5, decimal_places=2, default=Decimal(default),
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )  # fmt: skip


def in_workspaces_of(user, path: str = "partnership") -> Q:
    """Rows in whose partnership's workspace the person has a place; ``path`` leads from a row to its partnership.

    As ``PartnershipQuerySet.workspaces_of``, without asking for partnerships where the person's roles name them.
    """
    if not user.is_authenticated:
        return Q(pk__in=())
    if user.has_site_role():
        return Q(pk__isnull=False)  # each row, beside other conditions too
    led = bool(user.council_ids())
    return Q(**{f"{path}__in": Partnership.objects.workspaces_of(user) if led else user.partnership_ids()})


class PartnershipQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A partnership's name, areas and public plans are public; its workspace asks for a role."""
        return self

    def workspaces_of(self, user):
        """Partnerships in whose workspace the person has a place."""
        if not user.is_authenticated:
            return self.none()
        if user.has_site_role():
            return self
        return self._own_or_led(user.partnership_ids(), user.council_ids())

    def granting(self, user, permission: Permission):
        """Partnerships at which a role of the person, there or at a lead council, holds the permission."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        roles = [role for role in user.roles_held() if permission in PERMISSIONS_OF_ROLE[role.role]]
        if user.is_superuser or any(role.scope == Scope.SITE for role in roles):
            return self
        own, led = ({getattr(role, name) for role in roles} - {None} for name in ("partnership_id", "council_id"))
        return self._own_or_led(own, led)

    def _own_or_led(self, own, led):
        """Those of these numbers, or led by councils of those: nothing is joined for a person without a council."""
        if not led:
            return self.filter(pk__in=own)
        return self.filter(Q(pk__in=own) | Q(lead_councils__in=led)).distinct()


class Partnership(models.Model):
    """A Community Safety Partnership: one or more areas, one or more lead councils (CDA 1998 s5)."""

    class Kind(models.TextChoices):
        AREA = "area", "Community Safety Partnership"
        COUNTY = "county", "County strategy group"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField("name", max_length=200)
    kind = models.CharField("kind", max_length=10, choices=Kind, default=Kind.AREA)
    is_made_up = models.BooleanField("made up for demonstration", default=False)
    lead_councils = models.ManyToManyField(
        Organisation,
        related_name="led_partnerships",
        limit_choices_to={"kind__in": COUNCIL_KINDS},
        verbose_name="lead councils",
    )
    county_parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="districts", verbose_name="county group"
    )
    predecessors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="successors", verbose_name="succeeds"
    )
    starts_on = models.DateField("first day", null=True, blank=True, help_text="Leave empty if not recorded.")
    ends_on = models.DateField("last day", null=True, blank=True, help_text="Leave empty while it goes on.")
    agreement = models.CharField("combination agreement", max_length=300, blank=True)
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    website = models.URLField("website", blank=True)
    email = models.EmailField("public e-mail address", blank=True)
    colour = models.CharField("main colour", max_length=7, default="#1d4f5f", validators=[hex_colour])
    accent = models.CharField("accent colour", max_length=7, default="#c2571a", validators=[hex_colour])
    logo = models.FileField("logo", upload_to="logos/", blank=True, help_text="A PNG or JPEG under 1 MB.")

    measure_tolerance = percent_field("measures: per cent of a target missed that are still Amber", 5)
    measure_tolerance_at_nought = models.DecimalField(
        "measures with a target of 0: by how much they may miss it and still be Amber",
        max_digits=12,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(0)],
        help_text="In the measure’s own unit.",
    )
    money_green = percent_field("money: per cent above or below the budget that are still Green", 5)
    money_amber = percent_field("money: per cent above or below the budget that are still Amber", 10)

    history = RowHistory(m2m_fields=[lead_councils, predecessors])
    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["area", "county"]), name="partnership_kind_known"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="partnership_ends_after_it_starts",
                violation_error_message="The last day of a partnership cannot be before its first.",
            ),
            models.CheckConstraint(
                condition=Q(money_amber__gte=models.F("money_green")),
                name="partnership_money_amber_from_green_on",
                violation_error_message="Amber begins where Green ends: enter at least as many per cent for Amber.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("pages:partnership", args=[self.slug])

    @property
    def country(self):
        """Whose law holds: that of its areas; England's where none is recorded."""
        in_wales = any(area.is_in_wales for area in self.areas.all())
        return Area.Country.WALES if in_wales else Area.Country.ENGLAND

    def has_ended(self, on) -> bool:
        return self.ends_on is not None and self.ends_on < on

    def access_place(self):
        councils = SimpleLazyObject(lambda: frozenset(council.pk for council in self.lead_councils.all()))
        return Place(partnerships=frozenset({self.pk}), councils=councils)


class AreaQuerySet(models.QuerySet):
    def in_wales(self):
        return self.filter(Q(country=Area.Country.WALES) | Q(code__startswith="W"))

    def of_the_city(self):
        return self.filter(Q(code=CITY_OF_LONDON) | Q(name__iexact="City of London"))


class Area(models.Model):
    """A local government area that a partnership is for; which law holds depends on its country."""

    class Country(models.TextChoices):
        ENGLAND = "england", "England"
        WALES = "wales", "Wales"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="areas")
    name = models.CharField("name", max_length=200)
    code = models.CharField("ONS code", max_length=9, blank=True)
    country = models.CharField("country", max_length=10, choices=Country, default=Country.ENGLAND)

    history = RowHistory()
    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="area_once_per_partnership"),
            models.CheckConstraint(condition=Q(country__in=["england", "wales"]), name="area_country_known"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_in_wales(self):
        return self.country == self.Country.WALES or self.code.startswith("W")


class MembershipQuerySet(models.QuerySet):
    def in_force(self, on):
        """Memberships on a day; an end or a start that is not recorded does not exclude."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gte=on))

    def overlapping(self, start, end):
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=end), Q(ends_on=None) | Q(ends_on__gte=start))


class Membership(models.Model):
    """One organisation's dated seat. The statutory kind is separate from what the partnership calls it."""

    class StatutoryKind(models.TextChoices):
        COUNCIL = "council", "Council of the area"
        COUNTY_COUNCIL = "county_council", "County council (two tiers)"
        POLICE = "police", "Chief officer of police"
        FIRE = "fire", "Fire and rescue authority"
        PRIMARY_CARE_TRUST = "primary_care_trust", "Primary care trust"
        CLINICAL_COMMISSIONING_GROUP = "clinical_commissioning_group", "Clinical commissioning group"
        INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"
        POLICE_AUTHORITY = "police_authority", "Police authority"
        PROBATION_TRUST = "probation_trust", "Probation trust"
        NATIONAL_PROBATION_SERVICE = "national_probation_service", "National Probation Service"
        COMMUNITY_REHABILITATION_COMPANY = (
            "community_rehabilitation_company",
            "Community rehabilitation company",
        )
        PROBATION_SERVICE = "probation_service", "Probation Service"
        LOCAL_HEALTH_BOARD = "local_health_board", "Local Health Board (Wales)"
        NOT_STATUTORY = "not_statutory", "Not a responsible authority"
        NOT_STATED = "not_stated", "Kind not stated"

    class Designation(models.TextChoices):
        RESPONSIBLE = "responsible", "Responsible authority"
        CO_OPERATING = "co_operating", "Co-operating body"
        INVITED = "invited", "Invited to take part"
        CO_OPTED = "co_opted", "Co-opted"

    class Office(models.TextChoices):
        NONE = "", "No office"
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        JOINT_CHAIR = "joint_chair", "Joint chair"

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    statutory_kind = models.CharField("statutory kind", max_length=40, choices=StatutoryKind)
    designation = models.CharField("designation", max_length=20, choices=Designation)
    has_vote = models.BooleanField("has a vote", null=True, blank=True)
    office = models.CharField("office", max_length=20, choices=Office, blank=True, default="")
    starts_on = models.DateField("member from", null=True, blank=True, help_text="Leave empty if not recorded.")
    ends_on = models.DateField("member until", null=True, blank=True, help_text="Leave empty if not recorded or open.")
    position = models.PositiveIntegerField(default=0)

    history = RowHistory()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "key"], name="membership_key_once"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_starts",
                violation_error_message="The last day of a membership cannot be before its first.",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} ({self.get_designation_display().lower()})"
