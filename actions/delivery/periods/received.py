"""Which meeting receives the report of a period, as another room knows it: whose, when, and when its papers go out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from actions.models import ReportingPeriod
from partnerships.models import User


@dataclass(frozen=True)
class Reception:
    """``close_by``: the last day on which the period can close, for its report to be in the papers. ``sitting``: who
    sits there, asked for only where somebody writes to them."""

    body: str
    on: date
    papers_on: date
    close_by: date
    sitting: Callable[[], Iterable[User]]


Receptions = Callable[[list[ReportingPeriod]], Iterable[tuple[ReportingPeriod, Reception]]]
_PROVIDERS: list[Receptions] = []


def register_receptions(provider: Receptions) -> None:
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def receptions_of(periods: Iterable[ReportingPeriod]) -> dict[int, Reception]:
    """By the primary key of their period; asked once for all. A meeting that is not held any more receives nothing."""
    periods = list(periods)
    return {period.pk: found for provider in _PROVIDERS if periods for period, found in provider(periods)}


def last_day_to_close(period: ReportingPeriod, reception: Reception | None) -> date:
    """Its own last day, or the one before it after which its report would miss the board's papers."""
    own = period.last_day_to_report
    return min(own, reception.close_by) if reception and reception.close_by >= period.asks_on else own
