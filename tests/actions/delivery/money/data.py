"""A year in force whose first two quarters have money: a grant of 45,000 with one budget of the police."""

from decimal import Decimal

from actions.delivery.money.verbs import save_budget, save_grant
from actions.models import Grant, ProjectBudget
from tests.actions.delivery.data import YearInForce

D = Decimal
GRANT = {
    "funder": "Anyshire PCC", "stream": "Safer streets", "amount": D(45_000), "state": "agreed", "decision": "",
    "organisation": None, "is_serious_violence": False, "cells": [], "costs": [], "conditions": [], "instalments": [],
}  # fmt: skip
#: A term of a grant with nothing out of the common.
TERM = {"kind": "other", "text": "Term", "amount": None, "counts": "grant", "due_on": None, "met_on": None, "note": ""}
WHOLE = D(45_000)
PLANNED = (D(10_000), D(12_000), D(13_000), D(10_000))


def make_grant(year, **more):
    return save_grant(Grant(partnership=year.partnership, revision=0), by=year.officer, data=GRANT | more)


def make_budget(year, grant, amount=WHOLE, project="Street wardens", planned=PLANNED, **more):
    profile = {year.period(number): each for number, each in enumerate(planned, start=1)}
    data = {"project": project, "grant": grant, "organisation": year.police, "amount": amount} | more
    return save_budget(ProjectBudget(paper=year.paper, revision=0), by=year.officer, data=data, profile=profile)


def cell(year, amount, area="") -> dict:
    return {"year": year, "area": area, "amount": D(amount)}


def instalment(amount, due_on=None) -> dict:
    return {"due_on": due_on, "amount": D(amount), "received_on": None}


class YearWithMoney(YearInForce):
    def __init__(self):
        super().__init__("Patrol", "Fire checks")
        self.with_quarters()
        self.grant = make_grant(self)
        self.budget = make_budget(self, self.grant)
