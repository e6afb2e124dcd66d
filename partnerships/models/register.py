from django.db import models
from django.db.models import Q

from .organisations import AUTHORITY_OF_AREA, Organisation, OrganisationKind
from .partnerships import Area


class RegisteredCouncilQuerySet(models.QuerySet):
    def in_being(self, on):
        return self.filter(Q(last_day=None) | Q(last_day__gte=on))

    def of_areas(self):
        """Councils whose area can be that of a partnership: no combined or strategic authority."""
        return self.filter(kind__in=AUTHORITY_OF_AREA)


class RegisteredCouncil(models.Model):
    """A council as the register of areas knows it, in being or former; ``organisation``: what it is in the portal."""

    code = models.CharField("code in the register", max_length=20, unique=True)
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    name = models.CharField("name", max_length=200)
    short_name = models.CharField("short name", max_length=100)
    kind = models.CharField("kind", max_length=30, choices=OrganisationKind)
    country = models.CharField("country", max_length=10, choices=Area.Country, default=Area.Country.ENGLAND)
    county = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="districts", verbose_name="county council"
    )
    police_area = models.CharField("police force area", max_length=100, blank=True)
    partnership_areas = models.JSONField("partnership areas", default=list, blank=True)
    first_day = models.DateField("first day", null=True, blank=True)
    last_day = models.DateField("last day", null=True, blank=True)
    replaced_by = models.ManyToManyField("self", symmetrical=False, related_name="replaces", blank=True)
    organisation = models.OneToOneField(
        Organisation, models.SET_NULL, null=True, blank=True, editable=False, related_name="registered"
    )

    objects = RegisteredCouncilQuerySet.as_manager()

    class Meta:
        ordering = ["short_name", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="registered_council_kind_known"),
        ]

    def __str__(self):
        return self.name
