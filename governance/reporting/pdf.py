"""A committee report as a PDF: asked for here, drawn by the worker."""

from collections.abc import Iterator

from django.urls import reverse

from governance.models import Report, ReportEdition
from governance.reporting.editions import following_stage
from governance.reporting.pieces import part_url
from governance.reporting.reports import PARTS
from governance.reporting.text import html_of, living, of_edition
from partnerships.access import Permission
from plans.papers.record import at
from plans.printing.remarks import Printed, remarks_on_words
from plans.printing.renderings import want_part_report, want_report

WRITE = Permission.WRITE_REPORT


def want_report_pdf(report: Report, *, by, on):
    """The rendering of the report as it stands on a day, marked as a draft; equal texts share one."""
    stage = following_stage(report)
    current = stage.current_date if stage else None
    return want_report(
        report.paper,
        by=by,
        title=report.title,
        caption=caption_of(stage.body.name, current.on if current else "", stage.title)
        if stage
        else "Committee report",
        issuer=issuer_of(report),
        html=html_of(living(report, on=on)),
        made=on.isoformat(),
        draft_on=on.isoformat(),
    )


def remarks_on_report(report: Report, *, on) -> list[str]:
    """What of the report as it stands will not be printed as it was typed."""
    return remarks_on_words(_printed(report, living(report, on=on)))


def _printed(report: Report, read: dict) -> Iterator[Printed]:
    """Everything that stands in the report, with the page on which it is written."""
    text, timetable = read["text"], report.timetable.get_absolute_url()
    head = [report.title, report.author, issuer_of(report)]
    stages = [(stage["body"], stage["in_words"]) for stage in read["stages"]]
    signed = [row["standing"].public for row in text["implications"]]
    yield "the head of the report", head, reverse("governance:report_edit", args=[report.pk]), WRITE
    for part in PARTS.values():
        words = [[row[name] for name in part.fields] for row in text[part.name]]
        yield f"“{part.label}” of the report", words, part_url(report, part.name), WRITE
    yield "the sign-offs of the report", signed, reverse("governance:report_sign_off", args=[report.pk]), WRITE
    yield "the timetable in the report", stages, timetable, Permission.VIEW_PARTNERSHIP
    yield "what the report says of earlier meetings", read["considered"], timetable, Permission.VIEW_PARTNERSHIP


def want_edition_pdf(edition: ReportEdition, *, by, on):
    """The rendering of an edition; a sign-off that is given later makes a new one."""
    document = edition.document
    to, version = document["for"], f"version {edition.number}"
    item = edition.stage.title if edition.stage else ""
    return want_report(
        edition.report.paper,
        by=by,
        title=document["report"]["title"],
        caption=caption_of(to["body"], to["on"], item, version) if to else version.capitalize(),
        issuer=issuer_of(edition.report),
        html=html_of(of_edition(edition, on=on)),
        made=edition.frozen_at.date().isoformat(),
        public=edition.is_public,
    )


def want_edition_part(edition: ReportEdition, *, by):
    """The edition among the papers of its meeting, as it was signed when it was made ready for it."""
    document = edition.document
    to = document["for"]
    return want_part_report(
        edition.report.paper,
        by=by,
        title=document["report"]["title"],
        caption=caption_of(to["body"], to["on"], edition.stage.title if edition.stage else "") if to else "",
        issuer=issuer_of(edition.report),
        html=html_of(of_edition(edition, on=edition.frozen_at.date())),
        made=edition.frozen_at.date().isoformat(),
    )


def caption_of(body, on, *more):
    """ "Report to Cabinet, on 13 April 2027, item 7, version 2": for whom it is, when, and which."""
    return ", ".join(filter(None, [f"Report to {body}", on and at(on), *more]))


def issuer_of(report):
    """Whose report it is: the council's, or the partnership's where no council decides."""
    council = report.timetable.council
    return council.name if council else report.paper.partnership.name
