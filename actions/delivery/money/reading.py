"""Budgets and grants as they stand at the end of a period, read in a number of queries that does not grow with them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from actions.delivery.money.reckoning import (
    NOUGHT,
    BudgetStanding,
    PeriodMoney,
    beside,
    broken_cap,
    pounds_of,
    standing,
    total,
)
from actions.delivery.ratings import day
from actions.models import BudgetSpend, Grant, GrantCondition, ProjectBudget, ReportingPeriod, Return
from partnerships.wording import and_words
from plans.document.rounding import spread
from plans.models import Paper


@dataclass
class BudgetLine:
    """One budget with its money in every period of the year; ``until``: how many of them are told."""

    budget: ProjectBudget
    periods: list[tuple[ReportingPeriod, PeriodMoney]]
    until: int
    reason: str = ""
    #: Projects that pay for an action of it too, and share what was told with that.
    shares_with: tuple[str, ...] = ()

    @property
    def standing(self) -> BudgetStanding:
        return self._until(self.until)

    @property
    def before(self) -> BudgetStanding:
        """Without the last of them."""
        return self._until(self.until - 1)

    def _until(self, number: int) -> BudgetStanding:
        partnership = self.budget.paper.partnership
        told = [money for _, money in self.periods[:number]]
        return standing(self.budget.amount, told, green=partnership.money_green, amber=partnership.money_amber)

    @property
    def warning(self) -> str:
        planned = [money.planned for _, money in self.periods if money.planned]
        beside_profile = beside("periods of its profile", planned, self.budget.amount, "its budget")
        return " ".join(filter(None, [beside_profile, self._shared]))

    @property
    def _shared(self) -> str:
        if not self.shares_with:
            return ""
        others = and_words(f"“{each}”" for each in self.shares_with)
        return (
            f"It pays for actions together with {others}: what is told with them is parted in proportion to the "
            "budgets, until each budget’s own spending is told."
        )


def budgets_of(paper: Paper, until: ReportingPeriod | None = None, *, organisation=None) -> list[BudgetLine]:
    """``until``: the last period that counts, in its absence the last that is closed or told of. ``organisation``: its
    own budgets alone.
    """
    rows = ProjectBudget.objects.filter(paper=paper).select_related("grant", "organisation")
    rows = list(rows.prefetch_related("profile", "spends__said_by"))
    own = [row for row in rows if organisation in (None, row.organisation)]
    if not own:
        return []
    for row in rows:
        row.paper = paper
    periods = list(ReportingPeriod.objects.of(paper))
    number = until.last_number if until else _last_told(periods, own)
    told = parted(_told_in_returns(paper), rows)
    return [_line(row, periods, number, told) for row in own]


def _last_told(periods, budgets) -> int:
    """A running period of which nothing is told yet would make every budget look unspent."""
    told = {each.period_id for budget in budgets for each in budget.spends.all()}
    closed = (each.number for each in periods if each.state == ReportingPeriod.State.CLOSED or each.pk in told)
    return max(closed, default=0)


def _told_in_returns(paper) -> dict:
    """What leads told of single actions, for budgets of which nobody says more: by period and action."""
    rows = Return.objects.received().filter(period__calendar__paper=paper).exclude(spend=None)
    found = defaultdict(lambda: NOUGHT)
    for period, action, spend in rows.values_list("period", "action_key", "spend"):
        found[period, str(action)] += spend
    return found


def parted(told: dict, budgets: list[ProjectBudget]) -> dict:
    """What was told of actions, for each budget that pays for them: by period, with the projects that share it. Where
    several pay for one action, its sum is parted by their budgets, and counts once."""
    found = defaultdict(lambda: (NOUGHT, set()))
    for (period, action), spend in told.items():
        payers = [each for each in budgets if action in each.action_keys]
        weights = [max(each.amount, NOUGHT) for each in payers]
        parts = spread(spend, weights if any(weights) else [1] * len(payers), 2) if payers else []
        for budget, part in zip(payers, parts, strict=True):
            spent, others = found[period, budget.pk]
            others |= {each.project for each in payers if each != budget}
            found[period, budget.pk] = spent + part, others
    return dict(found)


def _line(budget, periods, number, told) -> BudgetLine:
    planned = {each.period_id: each.amount for each in budget.profile.all()}
    spends = {each.period_id: each for each in budget.spends.all()}
    money = [(each, _money(budget, each, planned, spends.get(each.pk), told)) for each in periods]
    last = spends.get(periods[number - 1].pk) if number else None
    untold = [each.pk for each in periods if (spend := spends.get(each.pk)) is None or spend.actual is None]
    others = {name for pk in untold for name in told.get((pk, budget.pk), (NOUGHT, ()))[1]}
    return BudgetLine(budget, money, number, last.reason if last else "", tuple(sorted(others)))


def _money(budget, period, planned, spend, told) -> PeriodMoney:
    spend = spend or BudgetSpend()
    from_actions, _ = told.get((period.pk, budget.pk), (None, ()))
    actual = from_actions if spend.actual is None else spend.actual
    return PeriodMoney(planned.get(period.pk, NOUGHT), actual, spend.committed, spend.forecast)


# --- Grants -----------------------------------------------------------------------------------------------------


@dataclass
class GrantLine:
    """One grant with what its projects are expected to leave."""

    grant: Grant
    budgets: list[BudgetLine] = field(default_factory=list)
    elsewhere: list[ProjectBudget] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def allocated(self) -> Decimal:
        return total(each.amount for each in (*(line.budget for line in self.budgets), *self.elsewhere))

    @property
    def unallocated(self) -> Decimal:
        return NOUGHT if self.grant.amount is None else max(self.grant.amount - self.allocated, NOUGHT)

    @property
    def left(self) -> Decimal:
        """What is given to no project, and what projects of this year are expected to leave."""
        found = [line.standing for line in self.budgets]
        return self.unallocated + total(each.allocation - each.outturn for each in found if each.outturn is not None)

    def rows(self, years: list[str]) -> list["GridRow"]:
        """The grant in each year; and each of its areas, where there are several."""
        by_area = defaultdict(dict)
        for cell in self.grant.cells.all():
            by_area[cell.area][cell.year] = cell.amount
        areas = [
            GridRow(area or "The whole area", [sums.get(year) for year in years], total(sums.values()))
            for area, sums in sorted(by_area.items())
        ]
        words = areas[0].area if len(areas) == 1 else f"{len(areas)} areas" if areas else "No years stated"
        in_years = [_sum_or_none(column) for column in zip(*(row.sums for row in areas), strict=True)]
        head = GridRow(words, in_years or [None] * len(years), self.grant.amount, self)
        return [head, *(areas if len(areas) > 1 else [])]


@dataclass(frozen=True)
class GridRow:
    """A line of the grid of grants; ``of``: the grant that begins with it."""

    area: str
    sums: list[Decimal | None]
    whole: Decimal | None
    of: GrantLine | None = None


def _sum_or_none(sums) -> Decimal | None:
    stated = [each for each in sums if each is not None]
    return total(stated) if stated else None


def grants_of(paper: Paper, lines: list[BudgetLine], on: date) -> list[GrantLine]:
    """All grants of the partnership, each with the budgets of this text, and what does not agree."""
    rows = Grant.objects.filter(partnership=paper.partnership).with_parts()
    found = [_grant_line(row, lines) for row in rows]
    for each in found:
        each.warnings = [*_sums_beside(each), *_over(each), *_terms(each, found, on)]
    return found


def _grant_line(grant, lines) -> GrantLine:
    own = [line for line in lines if line.budget.grant_id == grant.pk]
    here = {line.budget.pk for line in own}
    return GrantLine(grant, own, [each for each in grant.budgets.all() if each.pk not in here])


def _sums_beside(line: GrantLine):
    grant = line.grant
    parts = {"years and areas": grant.cells, "costs": grant.costs, "instalments": grant.instalments}
    for name, rows in parts.items():
        if said := beside(name, [row.amount for row in rows.all()], grant.amount, "the grant"):
            yield said


def _over(line: GrantLine):
    amount = line.grant.amount
    if amount is not None and line.allocated > amount:
        over = pounds_of(line.allocated - amount)
        yield f"Its projects get {pounds_of(line.allocated)}: {over} more than the grant."


def _terms(line: GrantLine, all_lines: list[GrantLine], on: date):
    for row in line.grant.conditions.all():
        if row.kind == GrantCondition.Kind.CAP and row.amount is not None:
            if over := broken_cap(row.amount, _counted(row, line, all_lines)):
                yield f"“{row.text}”: what is left is {pounds_of(over)} over the cap of {pounds_of(row.amount)}."
        elif row.due_on and row.due_on < on and not row.met_on:
            yield f"“{row.text}” was to be met by {day(row.due_on)}."
    for row in line.grant.returns.all():
        if row.due_on < on and not row.sent_on:
            yield f"The return that was due on {day(row.due_on)} is not sent."


def _counted(row: GrantCondition, line: GrantLine, all_lines: list[GrantLine]) -> list[Decimal]:
    """What a cap counts."""
    if row.counts == GrantCondition.Counts.UNALLOCATED:
        return [line.unallocated]
    if row.counts == GrantCondition.Counts.FUNDER:
        return [max(each.left, NOUGHT) for each in all_lines if each.grant.funder == line.grant.funder]
    return [max(line.left, NOUGHT)]


def years_of(lines: list[GrantLine]) -> list[str]:
    return sorted({cell.year for line in lines for cell in line.grant.cells.all()})
