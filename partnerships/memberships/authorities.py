"""Which bodies had to be at a partnership's table, by date (Crime and Disorder Act 1998 s5 as amended).

Warnings only: a partnership may record what it did otherwise, and the record is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

RULE = "CDA-5"
OPEN = date.max
#: Health in Wales has bodies of its own; a partnership that names one is asked for none of England's.
WALES_KIND = "local_health_board"
#: Kinds of seat that are no responsible authority.
NO_AUTHORITY = ("not_statutory", "not_stated")


@dataclass(frozen=True)
class Authority:
    """A statutory kind and the days between which it was a responsible authority."""

    kind: str
    role: str
    name: str
    since: date
    until: date = OPEN
    is_of_wales: bool = False

    def overlaps(self, start: date, end: date) -> bool:
        return self.since <= end and self.until >= start

    def days(self) -> str:
        since = f"since {_written(self.since)}"
        return since if self.until == OPEN else f"from {_written(self.since)} to {_written(self.until)}"


#: In order of the table; where the source gives a year only, its first day stands here.
AUTHORITIES = (
    Authority("council", "council", "council of the area", date(1998, 1, 1)),
    Authority("county_council", "county council", "county council", date(1998, 1, 1)),
    Authority("police", "police", "chief officer of police", date(1998, 1, 1)),
    Authority("fire", "fire", "fire and rescue authority", date(2002, 1, 1)),
    Authority("primary_care_trust", "health", "primary care trust", date(2002, 1, 1), date(2013, 3, 31)),
    Authority(
        "clinical_commissioning_group",
        "health",
        "clinical commissioning group",
        date(2013, 4, 1),
        date(2022, 6, 30),
    ),
    Authority("integrated_care_board", "health", "integrated care board", date(2022, 7, 1)),
    Authority(WALES_KIND, "health", "Local Health Board", date(2003, 4, 1), is_of_wales=True),
    Authority("police_authority", "police authority", "police authority", date(2002, 1, 1), date(2012, 11, 21)),
    Authority("probation_trust", "probation", "probation trust", date(2010, 4, 1), date(2014, 5, 31)),
    Authority(
        "national_probation_service",
        "probation",
        "National Probation Service",
        date(2014, 6, 1),
        date(2021, 6, 25),
    ),
    Authority(
        "community_rehabilitation_company",
        "probation",
        "community rehabilitation company",
        date(2014, 6, 1),
        date(2021, 6, 25),
    ),
    Authority("probation_service", "probation", "Probation Service", date(2021, 6, 26)),
)
ROLES = tuple(dict.fromkeys(authority.role for authority in AUTHORITIES))


@dataclass(frozen=True)
class MissingAuthority:
    """A statutory kind that is not among the members; ``sentence`` tells a person what to do."""

    kind: str
    sentence: str
    rule: str = RULE


def missing_authorities(
    members: Iterable[tuple], start: date, end: date, is_two_tier: bool, is_in_wales: bool = False
) -> list[MissingAuthority]:
    """The responsible authorities that a plan for ``start`` to ``end`` should name and does not.

    ``members`` begin with (statutory kind, first day, last day); a day of None is not recorded and excludes nothing.
    What counts is the law on the plan's first day: a body that comes into being later may stand for the one it
    succeeds, and nobody is asked to foresee it.
    """
    present = {kind for kind, since, until, *_ in members if (since or date.min) <= end and (until or OPEN) >= start}
    is_in_wales = is_in_wales or WALES_KIND in present
    lacking = []
    for role in ROLES:
        if role == "county council" and not is_two_tier:
            continue
        known = [a for a in AUTHORITIES if a.role == role and (role != "health" or a.is_of_wales == is_in_wales)]
        lacking += _missing_of_role(known, present, start, end)
    return lacking


def ended_authorities(members: Iterable[tuple], on: date) -> list[MissingAuthority]:
    """Seats that go on although their kind of body has ended; ``members`` end with the organisation's name."""
    until = {authority.kind: authority.until for authority in AUTHORITIES}
    going_on = [
        (kind, name)
        for kind, since, last, name in members
        if until.get(kind, OPEN) < on and (since or date.min) <= on and (last or OPEN) > until[kind]
    ]
    return [MissingAuthority(kind, _sentence_of_end(kind, name)) for kind, name in going_on]


def _sentence_of_end(kind, name):
    ended = next(a for a in AUTHORITIES if a.kind == kind)
    later = [a.name for a in AUTHORITIES if a.role == ended.role and a.since > ended.until and not a.is_of_wales]
    after = f" and add the {later[-1]}" if later else ""
    return (
        f"{name} sits as {ended.name}; these ended on {_written(ended.until)} (Crime and Disorder Act 1998 s5): "
        f"give the membership its last day{after}."
    )


def _missing_of_role(known, present, start, end):
    in_period = [a for a in known if a.overlaps(start, end)]
    first_day = [a for a in in_period if a.overlaps(start, start)]
    if len(first_day) > 1:  # probation was two bodies from 2014 to 2021: both were responsible authorities
        wanted = first_day
    elif any(authority.kind in present for authority in in_period):
        wanted = []
    else:
        wanted = first_day or in_period[:1]
    named = [a.name for a in wanted if a.kind in present]
    return [MissingAuthority(a.kind, _sentence(a, named)) for a in wanted if a.kind not in present]


def _sentence(authority, named):
    verb = "has been" if authority.until == OPEN else "was"
    instead = f" Only the {named[0]} is named." if named else ""
    return (
        f"The {authority.name} is not among the members.{instead} It {verb} a responsible authority "
        f"{authority.days()} (Crime and Disorder Act 1998 s5): add it, or record why it is not named."
    )


def _written(day):
    return str(day.year) if (day.month, day.day) == (1, 1) else f"{day.day} {day:%B %Y}"
