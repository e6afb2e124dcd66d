"""A year whose last quarter is over, and the draft of the next plan."""

from datetime import date

from actions.models import CarryDecision
from tests.actions.data import action_plan
from tests.actions.delivery.editions.data import SecondQuarter
from tests.factories import make_plan
from tests.plans.rows.kinds import load

NEXT = {"starts_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31)}
Choice = CarryDecision.Choice


class YearOver(SecondQuarter):
    def __init__(self, *titles, **said):
        super().__init__(*titles, **said)
        self.next = make_plan(self.partnership, blocks=("action_plan",), state="drafting", **NEXT).paper
        load("action_plan", action_plan(), self.next, by=self.officer)
