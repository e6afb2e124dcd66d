"""A year whose quarters are all closed: the police finished their action late, the fire service did not."""

from datetime import date

from actions.delivery.editions.closing import close
from actions.delivery.year.verbs import report_the_year, years_of
from actions.models import PeriodReport
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.actions.data import action_plan
from tests.actions.delivery.editions.data import SecondQuarter
from tests.factories import make_plan
from tests.plans.rows.kinds import load

FINISHED = date(2027, 1, 20)


class ClosedYear(SecondQuarter):
    def __init__(self, *titles, **said):
        super().__init__(*titles)
        self.close_quarters(1, 2, 3)
        self.quarter = self.opened(4)
        self.report(**({"finished_on": FINISHED} | said))
        close(self.quarter, by=self.officer)

    def with_quarters(self, **more):
        """The last moment before anybody reports."""
        self.adopted = checksum(compose(self.paper))
        return super().with_quarters(**more)

    def close_quarters(self, *numbers):
        for number in numbers:
            close(self.opened(number), by=self.officer)

    @property
    def year(self):
        return years_of(self.paper)[0]

    def report_year(self, **more):
        return report_the_year(self.year, by=self.officer, **more)

    def copies(self):
        """Of the year: the board's and the public's text."""
        reports = PeriodReport.objects.filter(reporting_period__is_year=True).order_by("edition")
        return [report.paper.versions.last().frozen_document for report in reports.select_related("paper")]

    def following(self):
        """The next plan, with no action yet."""
        days = {"starts_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31)}
        paper = make_plan(self.partnership, blocks=(), state="drafting", **days).paper
        load("action_plan", action_plan(), paper, by=self.officer)
        return paper
