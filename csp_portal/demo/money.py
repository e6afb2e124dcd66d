"""The money of the made-up council's year: two grants, of which one is spent more slowly than was planned."""

from datetime import timedelta
from decimal import Decimal

from actions.delivery.money.verbs import plan_return, save_budget, save_grant, tell_spend
from actions.delivery.returns.sender import Sender
from actions.models import Grant, ProjectBudget, ReportingPeriod
from partnerships.models import User
from plans.models import Paper

State = ReportingPeriod.State
SAFER, YOUTH = "Safer streets", "Violence prevention"
#: Grants: stream, whole sum, its areas with their sums, whether it serves the Serious Violence Duty.
GRANTS = (
    (SAFER, "60000.00", (("Town centre", "45000.00"), ("Harbour ward", "15000.00")), False),
    (YOUTH, "38500.00", (("", "38500.00"),), True),
)
#: Budgets: stream, project, sum, what is planned in each quarter, and what is told of each quarter that began:
#: spent, promised, still expected and why.
BUDGETS = (
    (
        SAFER, "Street wardens", "45000.00", ("10000", "12000", "13000", "10000"),
        (("8400.00", "2000.00", "36000.00", ""), ("9150.00", "1500.00", "25200.00", "A post was empty until August.")),
    ),
    (
        YOUTH, "Youth workers at night", "36000.00", ("9000", "9000", "9000", "9000"),
        (("4100.00", None, "31900.00", ""), ("5300.00", "600.00", "21600.00", "The second worker began in September.")),
    ),
)  # fmt: skip


def fill_money(paper: Paper, *, by: User):
    """Grants, budgets and what was told in the quarters that began; nothing where there are grants already."""
    if Grant.objects.filter(partnership=paper.partnership).exists():
        return
    first, last = paper.period
    year = f"{first.year}/{(first.year + 1) % 100:02}"
    grants = {name: _grant(paper, name, *facts, year=year, by=by) for name, *facts in GRANTS}
    periods = list(ReportingPeriod.objects.of(paper).select_related("calendar__paper"))
    plan_return(grants[SAFER], by=by, due_on=last - timedelta(days=30), covers_to=last - timedelta(days=59))
    for name, *facts in BUDGETS:
        _budget(paper, grants[name], *facts, periods=periods, by=by)


def _grant(paper, stream, amount, areas, is_serious_violence, *, year, by):
    cap = {"kind": "cap", "text": "No more than a tenth may be left at the end of the year", "counts": "grant"}
    approval = {"kind": "approval", "text": "Each project is approved by the partnership first"}
    half = Decimal(amount) / 2
    return save_grant(
        Grant(partnership=paper.partnership, revision=0),
        by=by,
        data={
            "funder": "Anyshire Police and Crime Commissioner", "stream": stream, "amount": Decimal(amount),
            "state": "agreed", "decision": "PCC decision 42", "is_serious_violence": is_serious_violence,
            "holder_id": by.pk,
            "cells": [{"year": year, "area": area, "amount": Decimal(each)} for area, each in areas],
            "costs": [],
            "conditions": [approval, cap | {"amount": Decimal(amount) / 10}],
            "instalments": [{"amount": half, "due_on": paper.period[0]}, {"amount": half}],
        },
    )  # fmt: skip


def _budget(paper, grant, project, amount, planned, told, *, periods, by):
    data = {"grant": grant, "project": project, "amount": Decimal(amount)}
    profile = {period: Decimal(each) for period, each in zip(periods, planned, strict=False)}
    budget = save_budget(ProjectBudget(paper=paper, revision=0), by=by, data=data, profile=profile)
    begun = [each for each in periods if each.is_asking]
    for period, (actual, committed, forecast, reason) in zip(begun, told, strict=False):
        sums = {"actual": actual, "committed": committed, "forecast": forecast}
        said = {name: value and Decimal(value) for name, value in sums.items()} | {"reason": reason}
        sender = Sender(by, period, None)
        tell_spend(budget, sender, said, revision=0, on=period.ends_on)
