"""The responsible authorities that the law names for a partnership's areas on a day, as a set to choose from.

Councils and the police force follow from the register of areas. Fire, health and probation are in no register: what
somebody named once for an area, or one beside it, is offered again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from partnerships.areas.police import force_of
from partnerships.memberships.authorities import AUTHORITIES, OPEN, WALES_KIND, Authority
from partnerships.models import Area, Membership, Organisation, OrganisationKind, Partnership, RegisteredCouncil, audit
from partnerships.models.organisations import AUTHORITY_OF_AREA
from partnerships.setting_up.verbs import council_for, free_slug

#: Bodies that are one and the same everywhere.
NATIONAL = {
    "probation_service": "Probation Service",
    "national_probation_service": "National Probation Service",
}
KIND_OF_ROLE = {
    "police": OrganisationKind.POLICE,
    "fire": OrganisationKind.FIRE,
    "health": OrganisationKind.HEALTH,
    "police authority": OrganisationKind.POLICE_AUTHORITY,
    "probation": OrganisationKind.PROBATION,
}


@dataclass(frozen=True)
class OfferedSeat:
    """An authority that belongs to the table: its name, as far as it is known; ``sits``: it is there already."""

    authority: Authority
    name: str
    council: RegisteredCouncil | None = None
    sits: bool = False

    @property
    def called(self) -> str:
        """What is named: of a chief officer the force."""
        return "police force" if self.authority.role == "police" else self.authority.name

    @property
    def label(self) -> str:
        words = self.authority.name
        return words[0].upper() + words[1:]


def standard_seats(partnership: Partnership, on: date) -> list[OfferedSeat]:
    """In the order of the law."""
    councils = councils_of(partnership)
    here = list(partnership.memberships.in_force(on).select_related("organisation"))
    is_in_wales = partnership.country == Area.Country.WALES
    offered = []
    for authority in AUTHORITIES:
        is_elsewhere = authority.role == "health" and (authority.kind == WALES_KIND) != is_in_wales
        if not is_elsewhere and authority.overlaps(on, on):
            offered += _seats_of(authority, councils, here)
    return offered


def councils_of(partnership: Partnership) -> list[RegisteredCouncil]:
    """The register's councils whose areas the partnership covers."""
    areas = list(partnership.areas.all())
    codes = Q(ons_code__in=[area.code for area in areas if area.code])
    names = Q(short_name__in=[area.name for area in areas if not area.code], last_day=None)
    return list(RegisteredCouncil.objects.filter(codes | names).select_related("county", "organisation"))


def _seats_of(authority, councils, here) -> Iterator[OfferedSeat]:
    seated = [seat.organisation for seat in here if seat.statutory_kind == authority.kind]
    names = {body.name.casefold() for body in seated}
    if authority.role in ("council", "county council"):
        for council in _own(authority, councils):
            yield OfferedSeat(authority, council.name, council, council.name.casefold() in names)
        return
    if seated:
        yield from (OfferedSeat(authority, body.name, sits=True) for body in seated)
        return
    for name in _names_of(authority, councils):
        yield OfferedSeat(authority, name)


def _own(authority, councils) -> list[RegisteredCouncil]:
    if authority.role == "council":
        return [council for council in councils if council.kind in AUTHORITY_OF_AREA]
    counties = {council.county for council in councils if council.county}
    return sorted(counties | {c for c in councils if c.kind == OrganisationKind.COUNTY}, key=str)


def _names_of(authority, councils) -> list[str]:
    areas = sorted({council.police_area for council in councils} - {""})
    if authority.role == "police":
        return [force_of(area) for area in areas] or [""]
    if authority.role == "police authority":
        return [f"{area} Police Authority" for area in areas] or [""]
    return [remembered(authority.kind, councils) or NATIONAL.get(authority.kind, "")]


def remembered(kind: str, councils: list[RegisteredCouncil]) -> str:
    """Whom a partnership of the same area named, else one of the same county, else of the same police force area."""
    counties = {council.county_id or council.pk for council in councils}
    police = {council.police_area for council in councils} - {""}
    rows = RegisteredCouncil.objects.exclude(ons_code="")
    for near in (
        rows.filter(pk__in=[council.pk for council in councils]),
        rows.filter(Q(county__in=counties) | Q(pk__in=counties)),
        rows.filter(police_area__in=police),
    ):
        seats = Membership.objects.filter(
            statutory_kind=kind, partnership__areas__code__in=list(near.values_list("ons_code", flat=True))
        )
        if seat := seats.select_related("organisation").order_by("pk").last():
            return seat.organisation.name
    return ""


@transaction.atomic
def seat(partnership: Partnership, chosen: list[tuple[OfferedSeat, str]], *, by) -> list[Membership]:
    """Give each of the authorities its dated seat, under the name that was typed."""
    last = partnership.memberships.order_by("position").values_list("position", flat=True).last()
    made = []
    for position, (offered, name) in enumerate(chosen, start=0 if last is None else last + 1):
        since, until = offered.authority.since, offered.authority.until
        row = Membership(
            partnership=partnership,
            organisation=council_for(offered.council, by=by) if offered.council else _body(offered, name, by=by),
            statutory_kind=offered.authority.kind,
            designation=Membership.Designation.RESPONSIBLE,
            starts_on=max(since, partnership.starts_on) if partnership.starts_on else None,
            ends_on=None if until == OPEN else until,
            position=position,
        )
        row._history_user = by
        row.full_clean()
        row.save()
        audit("membership added", row, by=by, partnership=partnership)
        made.append(row)
    return made


def _body(offered, name, *, by) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name).first()
    if known:
        return known
    body = Organisation(slug=free_slug(Organisation, name), name=name, kind=KIND_OF_ROLE[offered.authority.role])
    body._history_user = by
    body.full_clean()
    body.save()
    return body
