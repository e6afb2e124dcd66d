"""What is told of the money of a period: every budget with its profile, its spending and what is expected."""

from decimal import Decimal

from django.urls import reverse

from actions.delivery.editions.told import label_data, scale_in
from actions.delivery.money.reading import BudgetLine, budgets_of
from actions.delivery.money.reckoning import Variance, pounds_of, total
from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, ReportedPeriod, exception, reason

SUMS = ("allocation", "planned", "actual", "forecast")


def _lines(period: ReportedPeriod) -> list[BudgetLine]:
    return period.once("budgets", lambda: budgets_of(period.paper, period.row))


@register_composed
class PeriodFunding(PerformanceKind):
    """Budgets as they stood; why one differs is between its lead and the board."""

    name = "period_funding"
    label = heading = "Money"
    place = 50

    def compose_period(self, period):
        rows = [_row(line, period) for line in _lines(period)]
        return {"rows": rows} if rows else {}

    def public(self, data):
        return {"rows": [{**row, "reason": ""} for row in data["rows"]]}

    def exceptions(self, period):
        rows = [(line, _row(line, period)) for line in _lines(period)]
        return [_exception(line, row) for line, row in rows if row["label"]["meaning"] in ("at_risk", "off_track")]

    def context(self, block, document):
        rows = block["data"]["rows"]
        whole = {name: total(Decimal(row[name]) for row in rows if row[name]) for name in SUMS}
        rules_url = reverse("actions:how_we_rate", args=[document["partnership"]["slug"]])
        return {
            "rows": [_in_words(row) for row in rows],
            "whole": _in_words({**whole, "missing": 0}),
            "rules_url": rules_url,
        }


def _row(line: BudgetLine, period) -> dict:
    found = line.standing
    sums = {name: getattr(found, name) for name in SUMS}
    return {
        "key": str(line.budget.key),
        "project": line.budget.project,
        "funder": str(line.budget.grant),
        "organisation": str(line.budget.organisation or ""),
        **{name: "" if value is None else f"{value:.2f}" for name, value in sums.items()},
        "missing": found.missing,
        "label": label_data(scale_in(period).of(found.meaning)),
        "sentence": found.sentence,
        "reason": line.reason,
    }


def _exception(line, row) -> dict:
    said = [reason(row["label"]["label"], row["sentence"])]
    return exception(f"budget-{row['key']}", row["project"], said, who=row["organisation"], done=line.reason)


def _in_words(row) -> dict:
    sums = {name: None if row[name] == "" else Decimal(row[name]) for name in SUMS}
    words = {f"{name}_words": pounds_of(value) for name, value in sums.items()}
    return {**row, **words, "variance": Variance(sums["actual"] - sums["planned"], sums["planned"]).words}
