"""Committee reports on a text, among everything that its partnership takes out: each version as it was given."""

from collections.abc import Callable, Iterator
from functools import partial

from django.utils import timezone

from governance.models import Report, ReportEdition
from governance.reporting.word.making import word_of_edition, word_of_report
from plans.document.canonical import canonical
from plans.models import Paper
from plans.taking_out.contents import register_taken


def register():
    register_taken(taken_of)


def taken_of(paper: Paper) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    for report in Report.objects.filter(timetable__paper=paper).order_by("pk"):
        yield f"report-{report.pk}.docx", f"{report.title}, as it stands, Word", partial(_as_it_stands, report)
        for edition in ReportEdition.objects.filter(report=report).select_related("report__timetable__paper"):
            name, words = f"report-{report.pk}-version-{edition.number}", str(edition)
            yield f"{name}.docx", f"{words}, Word", partial(_edition, edition)
            yield f"{name}.json", f"{words}, data", partial(_data, edition)


def _as_it_stands(report: Report) -> bytes:
    return word_of_report(report, on=timezone.localdate())


def _edition(edition: ReportEdition) -> bytes:
    return word_of_edition(edition, on=timezone.localdate())


def _data(edition: ReportEdition) -> bytes:
    return canonical(edition.document).encode()
