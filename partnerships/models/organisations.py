from django.db import models

from partnerships.access import Place
from partnerships.history import RowHistory


class OrganisationKind(models.TextChoices):
    DISTRICT = "district", "District or borough council"
    UNITARY = "unitary", "Unitary council"
    LONDON_BOROUGH = "london_borough", "London borough council"
    METROPOLITAN = "metropolitan", "Metropolitan borough council"
    CITY_CORPORATION = "city_corporation", "City of London Corporation"
    WELSH_PRINCIPAL = "welsh_principal", "Welsh county or county borough council"
    COUNTY = "county", "County council"
    COMBINED_AUTHORITY = "combined_authority", "Combined authority"
    STRATEGIC_AUTHORITY = "strategic_authority", "Strategic authority of London"
    POLICE = "police", "Police force"
    FIRE = "fire", "Fire and rescue authority"
    HEALTH = "health", "Health body"
    PROBATION = "probation", "Probation body"
    POLICE_AUTHORITY = "police_authority", "Police authority"
    LOCAL_POLICING_BODY = "local_policing_body", "Local policing body"
    VOLUNTARY = "voluntary", "Voluntary or community organisation"
    HOUSING = "housing", "Housing association"
    PARTNERSHIP = "partnership", "Another partnership"
    GOVERNMENT = "government", "Government body"
    OTHER = "other", "Other organisation"


#: Councils that are the authority of a local government area (Crime and Disorder Act 1998 s5).
AUTHORITY_OF_AREA = (
    OrganisationKind.DISTRICT,
    OrganisationKind.UNITARY,
    OrganisationKind.LONDON_BOROUGH,
    OrganisationKind.METROPOLITAN,
    OrganisationKind.CITY_CORPORATION,
    OrganisationKind.WELSH_PRINCIPAL,
)
COUNCIL_KINDS = (*AUTHORITY_OF_AREA, OrganisationKind.COUNTY)


class OrganisationQuerySet(models.QuerySet):
    def councils(self):
        return self.filter(kind__in=COUNCIL_KINDS)

    def visible_to(self, user):
        """Organisations are public facts: names, kinds and switchboards."""
        return self


class Organisation(models.Model):
    """A body that sits at a partnership's table or leads an action; some of them are councils."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField("name", max_length=200)
    short_name = models.CharField("short name", max_length=60, blank=True)
    kind = models.CharField("kind", max_length=30, choices=OrganisationKind, default=OrganisationKind.OTHER)
    website = models.URLField("website", blank=True)

    history = RowHistory()
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_council(self):
        return self.kind in COUNCIL_KINDS

    def access_place(self):
        return Place(councils=frozenset({self.pk}) if self.is_council else frozenset())
