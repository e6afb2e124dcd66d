"""Reports on urgent decisions as documents for everybody: a page for each year, and a Word document of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.forward_plan.files import WORD, urgent_report_file
from governance.forward_plan.reporting_urgent import is_year_of_reports, report_of_year
from partnerships.access import public
from partnerships.models import Organisation


@public
def urgent_report(request, slug, year):
    council, report = _report_of(slug, year)
    context = {"council": council, "report": report, "section": "meetings"}
    return render(request, "governance/forward_plan/urgent_report.html", context)


@public
def urgent_report_docx(request, slug, year):
    """To be put before the council."""
    _, report = _report_of(slug, year)
    response = HttpResponse(urgent_report_file(report), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="urgent-decisions-{slug}-{year}.docx"'
    return response


def _report_of(slug, year):
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    if not is_year_of_reports(year, timezone.localdate()):
        raise Http404
    return council, report_of_year(council, year)
