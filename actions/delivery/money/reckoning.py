"""How money stands to what was planned. Pure: sums in Decimal, exact to the penny; rounded only when they are shown.

Sums that do not agree are warned about, never forced: what a funder's letter says is kept as it says it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from actions.delivery.ratings import RatingMeaning
from plans.document.rounding import half_up

GREEN, AMBER = Decimal(5), Decimal(10)
NOUGHT = Decimal(0)


@dataclass(frozen=True)
class PeriodMoney:
    """One period of a budget: planned and spent in it; promised and still to be spent as said at its end."""

    planned: Decimal = NOUGHT
    actual: Decimal | None = None
    committed: Decimal | None = None
    forecast: Decimal | None = None


@dataclass(frozen=True)
class Variance:
    """A sum against the one that was planned; ``share`` in per cent, None where nothing was planned."""

    amount: Decimal
    against: Decimal

    @property
    def share(self) -> Decimal | None:
        return half_up(self.amount * 100 / self.against, 1) if self.against else None

    @property
    def words(self) -> str:
        """``£4,450 less (−20.2%)`` · ``as planned``."""
        if not self.amount:
            return "as planned"
        way = "more" if self.amount > 0 else "less"
        share = "" if self.share is None else f" ({signed(self.share)}%)"
        return f"{pounds_of(abs(self.amount))} {way}{share}"


@dataclass(frozen=True)
class BudgetStanding:
    """One budget as at the end of a period."""

    allocation: Decimal
    planned: Decimal
    actual: Decimal
    committed: Decimal | None
    forecast: Decimal | None
    missing: int
    #: Per cent of the allocation by which the outturn may differ and still be Green, or Amber.
    green: Decimal = GREEN
    amber: Decimal = AMBER

    @property
    def variance(self) -> Variance:
        """Spent so far against the profile so far."""
        return Variance(self.actual - self.planned, self.planned)

    @property
    def outturn(self) -> Decimal | None:
        """What will have been spent at the year's end; None without a forecast."""
        return None if self.forecast is None else self.actual + self.forecast

    @property
    def outturn_variance(self) -> Variance | None:
        return None if self.outturn is None else Variance(self.outturn - self.allocation, self.allocation)

    @property
    def meaning(self) -> RatingMeaning:
        found = self.outturn_variance
        if found is None or not found.against:
            return RatingMeaning.NOT_RATED
        share = abs(found.amount * 100)
        if share <= self.green * found.against:
            return RatingMeaning.ON_TRACK
        return RatingMeaning.AT_RISK if share <= self.amber * found.against else RatingMeaning.OFF_TRACK

    @property
    def sentence(self) -> str:
        found = self.outturn_variance
        if found is None:
            return "Not rated: no forecast to the end of the year."
        return f"Expected {pounds_of(self.outturn)} of {pounds_of(self.allocation)}: {found.words}."


def standing(
    allocation: Decimal, periods: Sequence[PeriodMoney], *, green: Decimal = GREEN, amber: Decimal = AMBER
) -> BudgetStanding:
    """``periods``: those until now, in order. What is promised and forecast is what was said last."""
    committed = [each.committed for each in periods if each.committed is not None]
    return BudgetStanding(
        allocation=allocation,
        planned=total(each.planned for each in periods),
        actual=total(each.actual for each in periods if each.actual is not None),
        committed=committed[-1] if committed else None,
        forecast=periods[-1].forecast if periods else None,
        missing=sum(1 for each in periods if each.actual is None),
        green=green,
        amber=amber,
    )


def total(sums: Iterable[Decimal]) -> Decimal:
    return sum(sums, NOUGHT)


# --- What does not agree ----------------------------------------------------------------------------------------


def beside(name: str, parts: Iterable[Decimal], whole: Decimal | None, of: str) -> str:
    """``The instalments come to £39,660: £1 less than the grant.``; empty where they agree or nothing is stated."""
    parts = list(parts)
    if whole is None or not parts or total(parts) == whole:
        return ""
    gap = total(parts) - whole
    way = "more" if gap > 0 else "less"
    return f"The {name} come to {pounds_of(total(parts))}: {pounds_of(abs(gap))} {way} than {of}."


def broken_cap(cap: Decimal, left: Iterable[Decimal]) -> Decimal:
    """By how much what is left is over its cap; nought: it is kept."""
    return max(total(left) - cap, NOUGHT)


# --- In words ---------------------------------------------------------------------------------------------------


def pounds_of(value: Decimal | None) -> str:
    """``£1,250`` · ``£99.50`` · ``−£12`` · nothing."""
    if value is None:
        return ""
    sign = "−" if value < 0 else ""
    return f"{sign}£{abs(value):,.2f}".removesuffix(".00")


def signed(value: Decimal) -> str:
    return f"−{abs(value)}" if value < 0 else f"+{value}"
