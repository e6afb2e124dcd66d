"""A committee report as a PDF: asked for here, drawn by the worker."""

from governance.models import Report, ReportEdition
from governance.reporting.text import html_of, living, of_edition
from plans.printing.renderings import want_report


def want_report_pdf(report: Report, *, by, on):
    """The rendering of the report as it stands on a day; equal texts share one."""
    body = report.stage.body.name if report.stage else report.paper.partnership.name
    return want_report(
        report.paper,
        by=by,
        title=report.title,
        caption=f"Report to {body}" if report.stage else f"Report of {body}",
        html=html_of(living(report, on=on)),
        made=on.isoformat(),
    )


def want_edition_pdf(edition: ReportEdition, *, by, on):
    """The rendering of an edition; a sign-off that is given later makes a new one."""
    document = edition.document
    to = document["for"]
    return want_report(
        edition.report.paper,
        by=by,
        title=document["report"]["title"],
        caption=f"Report to {to['body']}, version {edition.number}" if to else f"Version {edition.number}",
        html=html_of(of_edition(edition, on=on)),
        made=edition.frozen_at.date().isoformat(),
        public=edition.is_public,
    )
