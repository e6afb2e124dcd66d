"""What a period's report tells of scrutiny: each recommendation with its answers, and how it stood on the last day."""

from datetime import date, timedelta

from django.utils import timezone

from governance.models import FollowUp, Recommendation
from governance.scrutiny.tracking import standing, tracked
from partnerships.days.partial import span
from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, ReportedPeriod, exception, reason
from plans.document.schemas import Data
from plans.models import Paper


@register_composed
class PeriodScrutiny(PerformanceKind):
    """The board reads all that is not settled; everybody what was opened to them."""

    name = "period_scrutiny"
    label = heading = "Scrutiny"
    place = 65

    def compose_period(self, period):
        rows = _rows(period)
        return {"rows": rows} if rows else {}

    def public(self, data):
        rows = [row for row in data["rows"] if row["is_public"]]
        return {"rows": rows} if rows else None

    def exceptions(self, period):
        return [
            exception(
                f"scrutiny-{row['key']}", row["text"][:200], [_reason(row)], who=row["addressee"], done=row["done"]
            )
            for row in _rows(period)
            if row["is_late"]
        ]

    def context(self, block, document):
        return {"rows": block["data"]["rows"]}


def _reason(row: Data) -> Data:
    return reason("Scrutiny waits", row["state"], is_public=row["is_public"])


def _rows(period: ReportedPeriod) -> list[Data]:
    return period.once("scrutiny", lambda: list(_read(period)))


def _read(period):
    rows = tracked(period.paper.partnership).filter(paper__state__in=Paper.STANDING)
    for row in rows:
        if _is_made(row, period.ends_on) and not _is_long_settled(row, period.starts_on):
            yield _row(row, period.ends_on)


def _is_made(row: Recommendation, on: date) -> bool:
    days = span(row.made_on)
    return days is None or days[0] <= on


def _is_long_settled(row: Recommendation, first: date) -> bool:
    """Confirmed, or in the text as done or not accepted, before the period began."""
    confirmed = [each for each in row.follow_ups.all() if each.kind == FollowUp.Kind.CONFIRMED]
    if confirmed:
        return timezone.localdate(confirmed[-1].said_at) < first
    is_settled = row.state in (Recommendation.State.DONE, Recommendation.State.REJECTED)
    days = span(row.responded_on)
    return is_settled and not row.follow_ups.all() and (days is None or days[1] + timedelta(days=1) <= first)


def _row(row: Recommendation, on: date) -> Data:
    found, said = standing(row, on), list(row.follow_ups.all())
    answers = list(row.answers.all())
    return {
        "key": str(row.key),
        "text": row.text,
        "made_by": row.made_by,
        "made_on": row.made_on_words,
        "addressee": "; ".join(str(each.organisation) for each in answers) or row.addressee,
        "answers": [
            {
                "who": str(each.organisation),
                "words": each.get_decision_display() or "Not answered yet",
                "text": each.text,
            }
            for each in answers
        ],
        "state": found.words,
        "colour": found.colour,
        "is_late": found.is_late,
        "done": said[-1].text if said else "",
        "is_public": row.is_public,
    }
