"""A second quarter in which the police have reported and the fire service has not."""

from datetime import date

from actions.delivery.asked import asked_in
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save, send
from actions.delivery.scale import scale_of
from actions.models import PeriodReport
from tests.actions.delivery.data import YearInForce

DUE = date(2026, 10, 14)
SAID = {
    "nil_because": "", "progress": "Two patrols a week.", "reported": "G", "reported_because": "", "is_started": True,
    "expected_on": None, "slip_reason": "", "slip_words": "", "finished_on": None, "stopped_because": "",
    "activities_done": [], "outputs": [], "spend": None, "next_steps": "", "asks": [], "evidence": [],
}  # fmt: skip


class SecondQuarter(YearInForce):
    def __init__(self, *titles, **said):
        super().__init__(*titles)
        self.with_quarters()
        self.quarter = self.opened(2)
        self.report(**said)

    def opened(self, number):
        quarter = self.period(number)
        quarter.state = "open"
        quarter.save()
        return quarter

    def report(self, **said):
        asked = asked_in(self.quarter, self.police)
        sender, on = Sender(self.lead, self.quarter, self.police), self.quarter.due_on
        asked[0].report = save(asked[0], sender, SAID | said, revision=0, on=on)
        send(asked, sender, scale_of(self.partnership), on=on)

    def papers(self):
        """The board's and the public's."""
        reports = PeriodReport.objects.filter(reporting_period=self.quarter).select_related("paper__partnership")
        return [report.paper for report in reports.order_by("edition")]

    def texts(self):
        return [paper.versions.last().frozen_document for paper in self.papers()]


def data_of(document, kind):
    return next((block["data"] for block in document["blocks"] if block["kind"] == kind), None)
