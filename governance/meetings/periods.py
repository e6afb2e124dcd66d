"""Days of a file that are no meeting, offered as what they are: a council's recess or election; or left out.

A consultation belongs to a plan, so it is named as one and left out.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from governance.dates.notice import QuietKind
from governance.meetings.files import WholeDays
from governance.models import CouncilPeriod, settings_of
from partnerships.models import Organisation

_WORDS = {
    QuietKind.ELECTION: r"elections?|pre-?election|purdah|polling|by-?election|heightened sensitivity|hustings",
    QuietKind.RECESS: r"recess|summer break|break|holidays?|vacation|half[- ]term|christmas|easter|no meetings",
}
_CONSULTATION = re.compile(r"\bconsult(ation|ing)\b", re.IGNORECASE)
_NOT_OURS = re.compile(r"\bbank holiday\b", re.IGNORECASE)
CONSULTATION = "A consultation: it is recorded in the chapter “Consultation” of its plan."
SHORTEST = 2  # days: a single one is a closure or an event


@dataclass(frozen=True)
class PeriodOffer:
    """Days that may become a period of the council's settings; ``kind`` as their name has it."""

    days: WholeDays
    kind: QuietKind

    @property
    def name(self) -> str:
        return self.days.name[:100]


def kind_of(name: str) -> QuietKind | None:
    """What the name of some days says they are; elections before recesses, which stand beside them."""
    if _NOT_OURS.search(name) or _CONSULTATION.search(name):
        return None
    found = (kind for kind, words in _WORDS.items() if re.search(rf"\b({words})\b", name, re.IGNORECASE))
    return next(found, None)


def is_consultation(name: str) -> bool:
    return bool(_CONSULTATION.search(name))


def offers(days: list[WholeDays], council: Organisation | None) -> list[PeriodOffer]:
    """Of the days those that are a recess or an election and that the council's settings have not yet."""
    if council is None:
        return []
    known = set(council.quiet_periods.values_list("starts_on", "ends_on"))
    found = {(each.first, each.last): PeriodOffer(each, kind) for each in days if (kind := kind_of(each.name))}
    calendar = settings_of(council).calendar
    long = {key: offer for key, offer in found.items() if _has_working_day(*key, calendar)}
    return [offer for key, offer in long.items() if key not in known]


def _has_working_day(first: date, last: date, calendar) -> bool:
    """More than one day, and not only the days on which nobody works anyway (Good Friday to Easter Monday)."""
    number = (last - first).days + 1
    return number >= SHORTEST and any(calendar.is_working(first + timedelta(days=n)) for n in range(number))


def add_periods(chosen: list[tuple[PeriodOffer, QuietKind]], council: Organisation) -> int:
    """Write the offers under the kinds that a person chose for them."""
    for offer, kind in chosen:
        days = offer.days
        row = CouncilPeriod(council=council, kind=kind, name=offer.name, starts_on=days.first, ends_on=days.last)
        row._change_reason = "from a file of meetings"
        row.full_clean()
        row.save()
    return len(chosen)
