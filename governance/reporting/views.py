"""Pages of a committee report: read it, change its head, print it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from governance.models import Report, Timetable
from governance.reporting.editions import following_stage, standings_of
from governance.reporting.forms import ReportForm
from governance.reporting.part_changes import newest_changes
from governance.reporting.pdf import remarks_on_report, want_report_pdf
from governance.reporting.pieces import part_url, pieces_of
from governance.reporting.reports import compose_report, report_of, stages_of, start_report
from governance.reporting.signing_order import check_report
from governance.reporting.text import living
from partnerships.access import Permission, may, requires
from partnerships.identity.brand import brand_of
from partnerships.mendable import Mendable, for_reader


def report_numbered(user, *, pk):
    reports = Report.objects.visible_to(user).select_related("timetable__paper__partnership", "stage__body")
    return get_object_or_404(reports, pk=pk)


def timetable_numbered(user, *, pk):
    return get_object_or_404(Timetable.objects.visible_to(user).with_stages(), pk=pk)


@requires(Permission.VIEW_PAPERS, fetch=report_numbered)
def report(request, found):
    """The whole report as it will be printed, with what to look at."""
    may_write = may(request.user, Permission.WRITE_REPORT, found)
    today = timezone.localdate()
    text, stages = compose_report(found), stages_of(found)
    standings, following = standings_of(found, text, on=today), following_stage(found)
    told = check_report(text, stages, standings) if may_write else []
    is_over = following is not None and not following.is_open  # every meeting has had it: nothing of it can be mended
    context = {
        "report": found,
        "brand": brand_of(found.paper.partnership),
        "timetable": found.timetable,
        "paper": found.paper,
        **living(found, on=today, annex_url=lambda sha256: reverse("governance:report_annex", args=[found.pk, sha256])),
        "following": following,
        "signed": sum(standing.is_signed for standing in standings),
        "headings": list(zip([row["heading"] for row in text["implications"]], standings, strict=True)),
        "editions": list(found.editions.select_related("stage__body", "publication").order_by("-number")),
        "may_freeze": may_write or may(request.user, Permission.SUBMIT, found),
        "pieces": pieces_of(found, text) if may_write else [],
        "may_write": may_write,
        "seen": newest_changes(found) if may_write else {},
        "conflicts": [] if is_over else [_told(found, each) for each in told],
        "happened": [each.sentence for each in told] if is_over else [],
        "remarks": for_reader(remarks_on_report(found, on=today), request.user, found) if may_write else [],
    }
    return render(request, "governance/reporting/report.html", context)


def _told(report, conflict) -> tuple[str, Mendable]:
    """What does not fit, and what could be done, with the way to where it is done."""
    sign_off = reverse("governance:report_sign_off", args=[report.pk])
    return conflict.sentence, Mendable(
        conflict.suggestion, part_url(report, conflict.part) if conflict.part else sign_off
    )


@requires(Permission.WRITE_REPORT, fetch=timetable_numbered)
def report_create(request, timetable):
    """The timetable's report, under the council's own fields and headings. Where there is one, that is the page."""
    if existing := report_of(timetable):
        messages.info(request, "This timetable has its report already. Each meeting gets a version of it.")
        return redirect(existing)
    initial = {"title": timetable.paper.title, "stage": request.GET.get("stage")}
    form = ReportForm(request.POST or None, timetable=timetable, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = start_report(timetable, by=request.user, **form.cleaned_data)
        messages.success(request, "The report is started. Fill its parts one by one.")
        return redirect(made)
    return render(request, "governance/reporting/form.html", {"form": form, "timetable": timetable})


@requires(Permission.WRITE_REPORT, fetch=report_numbered)
def report_edit(request, found):
    form = ReportForm(request.POST or None, instance=found, timetable=found.timetable)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "The report's head is saved.")
        return redirect(found)
    return render(
        request, "governance/reporting/form.html", {"form": form, "report": found, "timetable": found.timetable}
    )


@requires(Permission.VIEW_PAPERS, fetch=report_numbered)
def report_pdf(request, found):
    """Ask for the report as a PDF; the page of the rendering shows how far it is."""
    if request.method != "POST":
        return redirect(found)
    rendering = want_report_pdf(found, by=request.user, on=timezone.localdate())
    return redirect("plans:rendering", rendering.pk)
