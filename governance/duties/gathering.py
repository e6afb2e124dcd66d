"""The facts about duties, read from rows: a fixed number of queries for any number of partnerships."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from governance.dates.notice import EXECUTIVE_KINDS
from governance.duties.checking import DutyStanding, State, check_duties
from governance.duties.facts import Evidence, Facts
from governance.duties.happenings import consultations, recommendations, scrutiny_meetings
from governance.duties.texts import Texts, read_texts
from governance.models import Body, DutyEvidence, DutyExemption
from partnerships.models import Area, Membership, Organisation, OrganisationKind, Partnership
from plans.models import Plan


@dataclass(frozen=True)
class OverdueDuty:
    """A duty of one partnership whose day has passed."""

    partnership: Partnership
    standing: DutyStanding


def standings_of(partnership: Partnership, on: date) -> list[DutyStanding]:
    """Every duty of one partnership (read through ``with_their_kind``) as it stands on a day."""
    return check_duties(facts_of([partnership])[partnership.pk], on)


def overdue_duties(on: date, partnerships: QuerySet | None = None) -> list[OverdueDuty]:
    """What is overdue, over all partnerships or those given, in a fixed number of queries."""
    rows = list(with_their_kind(Partnership.objects.all() if partnerships is None else partnerships))
    facts = facts_of(rows)
    return [
        OverdueDuty(row, standing)
        for row in rows
        for standing in check_duties(facts[row.pk], on)
        if standing.state == State.OVERDUE
    ]


def facts_of(rows: Iterable[Partnership]) -> dict[int, Facts]:
    """The facts of each partnership, by its key. The rows are read through ``with_their_kind``."""
    rows = list(rows)
    if not rows:
        return {}
    texts = read_texts({row.pk for row in rows} | {row.county_parent_id for row in rows if row.county_parent_id})
    ids = [row.pk for row in rows]
    seats, hand, (aside, applies) = _seats(ids), _by_hand(ids), _said(ids)
    held, asked = scrutiny_meetings(ids), recommendations(ids)
    heard = consultations(ids)
    return {
        row.pk: Facts(
            **_place(row, seats[row.pk]),
            **_texts(row, texts),
            seats=tuple(seats[row.pk]),
            members_url=row.get_absolute_url(),
            scrutiny=tuple(held[row.pk]),
            unanswered=tuple(asked[row.pk].unanswered),
            answered=tuple(asked[row.pk].answered),
            recommended=tuple(asked[row.pk].made),
            consultations=tuple(heard[row.pk]),
            by_hand={duty: tuple(found) for duty, found in hand[row.pk].items()},
            set_aside=aside[row.pk],
            applies=applies[row.pk],
        )
        for row in rows
    }


def with_their_kind(partnerships: QuerySet) -> QuerySet:
    """With each partnership whether a body of its lead councils is known, an executive among them, a district; how
    many areas it stands for, and whether one is in Wales or the City of London.
    """
    areas = Area.objects.filter(partnership=OuterRef("pk"))
    counted = areas.order_by().values("partnership").annotate(number=Count("pk")).values("number")
    led_by = {"council__led_partnerships": OuterRef("pk")}
    districts = Organisation.objects.filter(led_partnerships=OuterRef("pk"), kind=OrganisationKind.DISTRICT)
    return partnerships.select_related("county_parent").annotate(
        has_bodies=Exists(Body.objects.filter(**led_by)),
        has_executive=Exists(Body.objects.filter(**led_by, kind__in=EXECUTIVE_KINDS)),
        has_district=Exists(districts),
        number_of_areas=Coalesce(Subquery(counted), 0),
        is_in_wales=Exists(areas.in_wales()),
        is_city_of_london=Exists(areas.of_the_city()),
    )


def _place(row, seats):
    is_county = row.kind == Partnership.Kind.COUNTY
    has_county_seat = any(kind == Membership.StatutoryKind.COUNTY_COUNCIL for kind, *_ in seats)
    return {
        "is_county": is_county,
        "is_two_tier": not is_county and bool(row.county_parent_id or row.has_district or has_county_seat),
        "county": row.county_parent.name if row.county_parent else "",
        "number_of_areas": row.number_of_areas,
        "combination_agreement": Evidence(row.agreement, row.agreed_on, row.get_absolute_url())
        if row.agreement
        else None,
        "is_in_wales": row.is_in_wales,
        "is_city_of_london": row.is_city_of_london,
        "has_executive": row.has_executive if row.has_bodies else None,
    }


def _texts(row, texts: dict[int, Texts]):
    own = texts.get(row.pk, Texts())
    county = own if row.kind == Partnership.Kind.COUNTY else texts.get(row.county_parent_id, Texts())
    return {
        "plans": tuple(own.of_kind(Plan.Kind.PARTNERSHIP_PLAN)),
        "years": tuple(own.years),
        "assessments": tuple(own.assessments),
        "agreements": tuple(county.of_kind(Plan.Kind.AGREEMENT)),
    }


def _seats(ids):
    found = defaultdict(list)
    values = ("partnership", "statutory_kind", "starts_on", "ends_on", "organisation__name")
    for partnership, *seat in Membership.objects.filter(partnership__in=ids).values_list(*values):
        found[partnership].append(tuple(seat))
    return found


def _by_hand(ids):
    found = defaultdict(lambda: defaultdict(list))
    for row in DutyEvidence.objects.standing().filter(partnership__in=ids):
        found[row.partnership_id][row.duty].append(as_evidence(row))
    return found


def as_evidence(row: DutyEvidence) -> Evidence:
    return Evidence(
        row.note, row.on, row.link_url, row.link_label, row.valid_until, is_by_hand=True, row=row.pk,
        file_name=row.file_name,
    )  # fmt: skip


def _said(ids):
    """What people said of duties: why one does not count, and by when one that only some carry is due."""
    aside, applies = defaultdict(dict), defaultdict(dict)
    for row in DutyExemption.objects.filter(partnership__in=ids, ended_at=None):
        if row.kind == DutyExemption.Kind.APPLIES:
            applies[row.partnership_id][row.duty] = row.due_on
        else:
            aside[row.partnership_id][row.duty] = row.words
    return aside, applies
