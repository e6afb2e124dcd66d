"""Reports on urgent decisions as documents for everybody: a page for each year, and a Word document of it."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from governance.confirming import confirm
from governance.councils.views import council_of
from governance.dates.clear_days import spell
from governance.forward_plan.files import WORD, urgent_report_file
from governance.forward_plan.reporting_urgent import is_year_of_reports, report_of_year
from governance.forward_plan.urgent_submitting import record_submitted
from partnerships.access import Permission, public, requires
from partnerships.fields import DayField
from partnerships.models import Organisation


class SubmittedForm(forms.Form):
    """The newest day: what was agreed as urgent after it asks for another report."""

    submitted_on = DayField(
        label="Submitted to the council on", required=False, help_text="Empty: it is not submitted yet."
    )
    seen = DayField(required=False, widget=forms.HiddenInput)


@requires(Permission.PUBLISH, fetch=council_of)
def urgent_submitted(request, council, year):
    """The clerk says when the council received it; the public page says it too."""
    if not is_year_of_reports(year, timezone.localdate()):
        raise Http404
    report = report_of_year(council, year)
    known = {"submitted_on": report.submitted_on, "seen": report.submitted_on}
    decided = "; ".join(f"{each.matter} ({spell(each.taken_on)})" for each in report.urgent)
    return confirm(
        request, SubmittedForm(request.POST or None, initial=known), title=report.title, caption=council.name,
        lede=report.due_words, submit="Save the day", back=reverse("governance:forward_plan", args=[council.slug]),
        rows=[{"key": "Agreed as urgent", "value": decided or "Nothing"}],
        link=("Download it as a Word document", reverse("governance:urgent_report_docx", args=[council.slug, year])),
        do=lambda form: record_submitted(council, year, by=request.user, **form.cleaned_data),
        done="The day is saved. The public reads it with the report.",
    )  # fmt: skip


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
