"""How far the plan was implemented in a year: done of all by priority, by the frozen reports of its periods."""

from actions.delivery.editions.told import data_of, told_in
from actions.delivery.year.tally import tallies, tally
from actions.models import CarryDecision, PeriodReport
from plans.document.contents import Document
from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, ReportedPeriod
from plans.document.schemas import Data
from plans.models import Version


@register_composed
class YearImplementation(PerformanceKind):
    """Regulation 7: the next assessment says how far the plan of the year before was implemented."""

    name = "year_implementation"
    label = heading = "How far the plan was implemented"
    place = 12
    in_periods = False

    def compose_period(self, period):
        rows, reports = told_in(period), _closed(period)
        told = _told(rows, [_received(name, data_of(document, "period_summary")) for name, document in reports])
        open_rows = [row for row in rows if not row["is_secret"]]
        for_all = [data_of(document, "period_summary") for _, document in reports]
        names = [name for name, _ in reports]
        public = _told(
            open_rows,
            [_received(name, data.get("for_all", data)) for name, data in zip(names, for_all, strict=True)],
        )
        left = _left(period, {row["action"] for row in rows})
        known = {row["action"] for row in open_rows}
        return {**told, "left": left, "for_all": {**public, "left": [each for each in left if each["key"] in known]}}

    def public(self, data):
        """Without what is confidential, so that nobody finds it by counting."""
        return data["for_all"]

    def for_county(self, data):
        return self.public(data)


def _told(rows: list[Data], periods: list[Data]) -> Data:
    return {
        "whole": tally("All actions", rows).as_data(),
        "groups": [each.as_data() for each in tallies(rows)],
        "periods": periods,
    }


def _closed(period: ReportedPeriod) -> list[tuple[str, Document]]:
    """The periods of the year that left a report, with the newest board's copy of each."""
    reports = PeriodReport.objects.filter(
        reporting_period__calendar=period.row.calendar_id,
        reporting_period__is_year=False,
        reporting_period__starts_on__gte=period.starts_on,
        reporting_period__ends_on__lte=period.ends_on,
        edition=PeriodReport.Edition.BOARD,
    )
    versions = Version.objects.filter(paper__period_report__in=reports).order_by("number")
    newest = {
        each.paper.period_report: each for each in versions.select_related("paper__period_report__reporting_period")
    }
    ordered = sorted(newest, key=lambda report: report.reporting_period.number)
    return [(report.reporting_period.name, newest[report].document) for report in ordered]


def _received(name: str, data: Data) -> Data:
    return {"name": name, "asked": data.get("asked", 0), "received": data.get("received", 0)}


def _left(period: ReportedPeriod, keys: set[str]) -> list[Data]:
    """What was closed and not completed when the year was carried forward, with its reason."""
    rows = CarryDecision.objects.filter(
        source=period.paper, kind=CarryDecision.Kind.ACTION, choice=CarryDecision.Choice.LEFT
    )
    newest = {str(row.row_key): row for row in rows}
    return [{"key": key, "title": row.title, "reason": row.reason} for key, row in newest.items() if key in keys]
