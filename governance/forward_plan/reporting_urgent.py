"""From rows to the reports on urgent decisions of a council's executive, for the public."""

from datetime import date

from django.db.models import Exists, OuterRef

from governance.dates.stages import NoticeBasis
from governance.forward_plan.urgent_reports import FIRST_YEAR, ShortDecision, UrgentReport
from governance.models import NOTICES, BodyKind, Meeting, Stage, UrgentSubmission
from plans.models import Version

SHORT = (NoticeBasis.URGENCY, NoticeBasis.EXCEPTION)


def report_of_year(council, year: int) -> UrgentReport:
    """What was decided in a year on notice that was shorter than 28 clear days, where a text of the paper is public."""
    stages = [stage for stage in _decided(council) if stage.day.year == year]
    urgent, exceptions = (tuple(_decision(stage) for stage in stages if stage.notice.basis == basis) for basis in SHORT)
    return UrgentReport(
        council.name, year, urgent, exceptions, _last_meeting(council, year), submitted_on(council, year)
    )  # fmt: skip


def submitted_on(council, year: int) -> date | None:
    """The newest day on which the report of a year was submitted."""
    days = UrgentSubmission.objects.filter(council=council, year=year).values_list("submitted_on", flat=True)
    return days.first()


def outstanding(council, on: date) -> list[UrgentReport]:
    """Reports of this year and the last that have something to tell which the council was not told yet."""
    years = {stage.day.year for stage in _decided(council) if stage.notice.basis == NoticeBasis.URGENCY}
    found = [report_of_year(council, year) for year in (on.year - 1, on.year) if year in years]
    return [report for report in found if report.is_outstanding]


def years_with_reports(council, today: date) -> list[int]:
    """Years in which something was agreed as urgent, and the present one; the newest first."""
    years = {stage.day.year for stage in _decided(council) if stage.notice.basis == NoticeBasis.URGENCY}
    return sorted({today.year, *years}, reverse=True)


def is_year_of_reports(year: int, today: date) -> bool:
    return FIRST_YEAR <= year <= today.year


def _decided(council) -> list[Stage]:
    public = Version.objects.public().filter(paper=OuterRef("timetable__paper"))
    stages = Stage.objects.filter(
        Exists(public), timetable__council=council, state=Stage.State.DECIDED,
        notice__set_aside_at=None, notice__basis__in=SHORT,
    )  # fmt: skip
    stages = stages.select_related("body", *NOTICES).prefetch_related(
        "dates__meeting", "outcomes", "body__former_names"
    )
    return sorted((stage for stage in stages if stage.outcome and stage.day), key=lambda stage: (stage.day, stage.pk))


def _decision(stage) -> ShortDecision:
    outcome, notice = stage.outcome, stage.notice
    return ShortDecision(
        stage.pk, stage.body.name_on(stage.day), stage.day, notice.matter,
        ". ".join(filter(None, (outcome.get_kind_display(), outcome.resolution))), outcome.reasons,
        notice.told, notice.told_on, notice.urgent_because,
    )  # fmt: skip


def _last_meeting(council, year) -> date | None:
    meetings = Meeting.objects.standing().filter(body__council=council, body__kind=BodyKind.FULL_COUNCIL, on__year=year)
    last = meetings.order_by("on").last()
    return last.on if last else None
