"""The reports of texts by the action that each is about, with what is with them, in few questions."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from actions.models import BoardAsk, ReportChallenge, ReportingPeriod, Return, ReturnEvidence, ReturnFile

#: What may be with a report, with the people whom it names.
WITH_A_REPORT = {
    "evidence": ReturnEvidence.objects.all(),
    "files": ReturnFile.objects.all(),
    "asks": BoardAsk.objects.all(),
    "challenges": ReportChallenge.objects.select_related("asked_by", "answered_by"),
}


def reports_of(periods: Iterable[ReportingPeriod]) -> dict[tuple[int, UUID], list[Return]]:
    """All reports of the texts, by calendar and action; oldest first."""
    rows = Return.objects.filter(period__calendar__in={period.calendar_id for period in periods})
    rows = rows.select_related("organisation", "period", "sent_by").order_by("period__number", "pk")
    rows = list(rows.annotate(**{f"has_{name}": Exists(_with(kind)) for name, kind in WITH_A_REPORT.items()}))
    for name, kind in WITH_A_REPORT.items():  # what none of them has costs no question
        is_there = any(getattr(row, f"has_{name}") for row in rows)
        prefetch_related_objects(rows, Prefetch(name, kind.all() if is_there else kind.none()))
    found = defaultdict(list)
    for row in rows:
        found[row.period.calendar_id, row.action_key].append(row)
    return found


def _with(kind):
    return kind.filter(report=OuterRef("pk")).select_related(None).order_by()
