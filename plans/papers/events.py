"""What happened to a paper as a whole, from the audit log: started, sent for approval, a version made, adopted."""

from django.db.models import Q
from django.urls import reverse

from partnerships.models import AuditEntry
from plans.models import Paper, Version
from plans.papers.changes import RecordedChange
from plans.papers.narrowing import EVERYTHING, Narrowing

VERSION = Version._meta.label_lower


def events_of(paper: Paper, most: int, *, only: Narrowing = EVERYTHING) -> list[RecordedChange]:
    """The newest ``most``, or ``only`` some of them; what was done with a version leads to it."""
    about = Q(subject_type=Paper._meta.label_lower, subject_id=str(paper.pk))
    numbers = {str(pk): number for pk, number in paper.versions.values_list("pk", "number")}
    of_version = Q(subject_type=VERSION, subject_id__in=numbers)
    entries = only.entries(AuditEntry.objects.filter(about | of_version))
    entries = entries.select_related("by").order_by("-at", "-pk")[:most]
    return [
        RecordedChange(
            at=entry.at,
            who=str(entry.by),
            verb=entry.event.capitalize(),
            subject=entry.subject,
            why=entry.reason,
            colour="blue",
            url=_page(paper, numbers.get(entry.subject_id)) if entry.subject_type == VERSION else "",
        )
        for entry in entries
    ]


def _page(paper, number) -> str:
    return reverse("plans:paper_version", args=[paper.key, number])
