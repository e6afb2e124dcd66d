"""A text in force whose actions are reported on: what the tests of delivery begin with."""

from datetime import date

from actions.delivery.periods.setting_up import set_up
from actions.models import ReportingPeriod
from tests.actions.data import NOT_STATED, action, action_plan
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.kinds import load

CALENDAR = {"pattern": "quarters", "due_after": 10, "closes_after": 15, "late_days": 31}
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


def by_day(on):
    return {**NOT_STATED, "kind": "date", "date": on.isoformat()}


def led_by(*organisations):
    return [{"organisation": {"slug": each.slug, "name": each.name}, "post": ""} for each in organisations]


class YearInForce:
    """A year of two organisations with an action each, and the people around it."""

    def __init__(self, *titles):
        self.partnership = make_partnership()
        self.police = make_organisation("Anyborough Police", slug="police")
        self.fire = make_organisation("Anyshire Fire and Rescue", kind="fire", slug="fire")
        for each in (self.police, self.fire):
            make_membership(self.partnership, each)
        self.plan = make_plan(self.partnership, blocks=(), state="drafting", starts_on=FIRST, ends_on=LAST)
        self.paper = self.plan.paper
        self.officer = make_user("officer", self.partnership)
        self.lead = make_user("partner_lead", self.partnership, organisation=self.police)
        load("action_plan", action_plan(*self._actions(titles)), self.paper, by=self.officer)
        self.paper.state = "adopted"
        self.paper.save()

    def _actions(self, titles):
        bodies = (self.police, self.fire)
        return [
            action(title, timescale=by_day(date(2026, 12, 31)), leads=led_by(bodies[number % 2]))
            for number, title in enumerate(titles or ("Patrol", "Fire checks"))
        ]

    def with_quarters(self, on=FIRST):
        set_up(self.paper, by=self.officer, on=on, **CALENDAR)
        return self

    def period(self, number):
        return ReportingPeriod.objects.of(self.paper).get(number=number)
