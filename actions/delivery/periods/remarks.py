"""What other rooms have to say about the days of periods, such as that papers of the board go out before one closes."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from actions.models import ReportingPeriod

Remarks = Callable[[list[ReportingPeriod]], Iterable[tuple[ReportingPeriod, str]]]
_PROVIDERS: list[Remarks] = []


def register_period_remarks(provider: Remarks) -> None:
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def remarks_on(periods: Iterable[ReportingPeriod]) -> dict[int, list[str]]:
    """Sentences by the primary key of their period; asked once for all of them."""
    found, periods = defaultdict(list), list(periods)
    for provider in _PROVIDERS if periods else ():
        for period, sentence in provider(periods):
            found[period.pk].append(sentence)
    return found
