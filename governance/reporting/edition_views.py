"""Editions of a report: freeze one, read it, print it, compare it with another; and the files annexed to it."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from governance.confirming import confirm, posted
from governance.models import ReportEdition, Stage
from governance.reporting.editions import following_stage, freeze_edition
from governance.reporting.pdf import remarks_on_report, want_edition_pdf
from governance.reporting.reports import PARTS
from governance.reporting.text import html_of, now_as_document, of_document, of_edition
from governance.reporting.views import report_numbered
from governance.reporting.withheld import is_withheld
from governance.stages.naming import stage_names
from partnerships.access import Permission, may, public, requires
from partnerships.identity.brand import brand_of
from partnerships.mendable import for_reader
from plans.document.marking import marked
from plans.models import Attachment
from plans.printing.cleaning import PDF
from plans.printing.response import pdf_response

#: Stands for the living text in the address of a comparison.
NOW = 0


def edition_visible_to(user, pk):
    editions = ReportEdition.objects.visible_to(user).select_related(
        "report__timetable__paper__partnership", "stage__body", "version", "publication", "frozen_by"
    )
    return get_object_or_404(editions, pk=pk)


@public
def edition(request, pk):
    """One edition as it was frozen, with the sign-offs given for exactly its text."""
    found = edition_visible_to(request.user, pk)
    partnership = found.report.paper.partnership

    def annex_url(sha256):
        return reverse("governance:edition_annex", args=[pk, sha256])

    is_inside = may(request.user, Permission.VIEW_PAPERS, found)
    context = {
        "edition": found,
        "report": found.report,
        "title": found.document["report"]["title"],
        "partnership": partnership,
        "brand": brand_of(partnership),
        "is_inside": is_inside,
        "may_write": may(request.user, Permission.WRITE_REPORT, found),
        **of_edition(found, on=timezone.localdate(), annex_url=annex_url, is_full=is_inside),
    }
    return render(request, "governance/reporting/edition.html", context)


@public
def edition_pdf(request, pk):
    found = edition_visible_to(request.user, pk)
    rendering = want_edition_pdf(found, by=found.frozen_by, on=timezone.localdate())
    return pdf_response(request, rendering, f"{_file_name(found)}.pdf")


def _file_name(edition):
    """``cabinet-2027-01-19-the-plan-for-2027-to-2030-version-2``"""
    stage, title = edition.stage, edition.document["report"]["title"]
    whose = f"{stage.body.name} {stage.day or ''}" if stage else ""
    return slugify(f"{whose} {title[:100]} version {edition.number}")


@public
def edition_annex(request, pk, sha256):
    """A file annexed to an edition: to everybody once the edition is public, but for what is not for publication."""
    found = edition_visible_to(request.user, pk)
    if is_withheld(found, sha256) and not may(request.user, Permission.VIEW_PAPERS, found):
        raise Http404
    return _file(found.report, sha256, found.document["report"]["annexes"])


@requires(Permission.VIEW_PAPERS, fetch=report_numbered)
def report_annex(request, found, sha256):
    """A file annexed to the report as it stands."""
    annexes = found.annexs.filter(attachment__sha256=sha256)
    return _file(found, sha256, [_plain(each) for each in annexes])


def _plain(annex):
    return {"label": annex.label, "title": annex.title, "file": {"sha256": annex.attachment.sha256}}


def _file(report, sha256, annexes):
    named = next((annex for annex in annexes if annex.get("file", {}).get("sha256") == sha256), None)
    if named is None:
        raise Http404
    kept = get_object_or_404(Attachment, paper=report.paper, sha256=sha256, content_type=PDF)
    with kept.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=PDF)
    name = slugify(f"{named['label']} {named['title'][:100]}") or f"annex-{sha256[:12]}"
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private"
    return response


class FreezeEditionForm(forms.Form):
    stage = forms.ModelChoiceField(Stage.objects.none(), label="For which meeting", empty_label=None)

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, **kwargs)
        stages = report.timetable.stages.in_order().still_open()
        stages = stages.select_related("body__council", "body__partnership", "timetable")
        names = stage_names(stages)
        self.fields["stage"].queryset = stages
        self.fields["stage"].label_from_instance = lambda stage: names[stage.pk]
        self.fields["stage"].initial = following_stage(report)


@requires(Permission.WRITE_REPORT, fetch=report_numbered)
def report_freeze(request, found):
    """Freeze an edition without submitting: a report that is finished after its text was."""
    form = FreezeEditionForm(posted(request), report=found)
    return confirm(
        request, form, back=found.get_absolute_url(), caption=found.title, title="Make a version of the report",
        submit="Make the version",
        lede="The report as it stands is kept for this meeting and never changed. The text itself goes on; the next "
        "version carries it forward and says what this meeting said.",
        reasons=[] if form.fields["stage"].queryset.exists() else ["No meeting on the timetable is still to decide."],
        remarks=for_reader(remarks_on_report(found, on=timezone.localdate()), request.user, found),
        do=lambda form: freeze_edition(found, form.cleaned_data["stage"], by=request.user),
        done=lambda made: f"Version {made.number} of the report is made.",
    )  # fmt: skip


@requires(Permission.VIEW_PAPERS, fetch=report_numbered)
def report_compare(request, found, a, b):
    """Two editions, or an edition and the text as it stands, word by word."""
    names, documents = zip(*(_side(found, number) for number in (a, b)), strict=True)
    today = timezone.localdate()
    before, after = (html_of(of_document(found, document, on=today)) for document in documents)
    context = {
        "report": found,
        "timetable": found.timetable,
        "names": names,
        "changed": _changed(*documents),
        "text": mark_safe(marked(before, after)),
    }
    return render(request, "governance/reporting/edition_compare.html", context)


def _side(report, number):
    if number == NOW:
        return "the text as it stands", now_as_document(report)
    found = get_object_or_404(report.editions.select_related("stage__body"), number=number)
    body = f" for {found.stage.body.name}" if found.stage else ""
    return f"version {number}{body}", found.document


def _changed(before, after) -> list[str]:
    """The parts of the report that differ, by their names."""
    parts = [part.label for part in PARTS.values() if before["report"][part.name] != after["report"][part.name]]
    title = ["Title"] if before["report"]["title"] != after["report"]["title"] else []
    return [*title, *parts, *(["Consideration so far"] if before["considered"] != after["considered"] else [])]
