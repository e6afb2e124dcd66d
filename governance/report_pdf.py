"""A committee report as a PDF: asked for here, drawn by the worker."""

from django.template.loader import render_to_string

from governance.models import Report
from governance.reports import compose_report, shown, stages_of
from plans.renderings import want_report


def want_report_pdf(report: Report, *, by, on):
    """The rendering of the report as it stands on a day; equal texts share one."""
    context = {"text": shown(compose_report(report)), "stages": stages_of(report)}
    body = report.stage.body.name if report.stage else report.paper.partnership.name
    return want_report(
        report.paper,
        by=by,
        title=report.title,
        caption=f"Report to {body}" if report.stage else f"Report of {body}",
        html=render_to_string("governance/report_text.html", context),
        made=on.isoformat(),
    )
