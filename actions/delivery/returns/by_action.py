"""The reports of texts by the action that each is about, with what is with them, in few questions."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from actions.models import BoardAsk, ReportChallenge, ReportingPeriod, Return, ReturnEvidence, ReturnFile

#: What may be with a report.
WITH_A_REPORT = {
    "evidence": ReturnEvidence, "files": ReturnFile, "asks": BoardAsk, "challenges": ReportChallenge,
}  # fmt: skip


def reports_of(periods: Iterable[ReportingPeriod]) -> dict[tuple[int, UUID], list[Return]]:
    """All reports of the texts, by calendar and action; oldest first."""
    rows = Return.objects.filter(period__calendar__in={period.calendar_id for period in periods})
    rows = rows.select_related("organisation", "period", "sent_by").order_by("period__number", "pk")
    rows = list(rows.annotate(**{f"has_{name}": Exists(_with(model)) for name, model in WITH_A_REPORT.items()}))
    for name, model in WITH_A_REPORT.items():  # what none of them has costs no question
        is_there = any(getattr(row, f"has_{name}") for row in rows)
        prefetch_related_objects(rows, Prefetch(name, model.objects.all() if is_there else model.objects.none()))
    found = defaultdict(list)
    for row in rows:
        found[row.period.calendar_id, row.action_key].append(row)
    return found


def _with(model):
    return model.objects.filter(report=OuterRef("pk")).order_by()
