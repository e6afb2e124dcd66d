"""What everybody may read of a plan in force: its published periods, as they were frozen."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from actions.delivery.returns.files import download_of, is_public
from actions.models import PeriodReport, ReturnFile
from partnerships.access import public
from partnerships.identity.brand import brand_of
from plans.document.compare import compare
from plans.document.render import outline
from plans.models import Plan, Version
from plans.models.papers import with_owner
from plans.office.tables_out import csv_of
from plans.papers.record import record_of
from plans.public.frozen_text import frozen_html
from plans.public.kept_pages import kept_page

HEAD = ["Code", "Measure", "Period", "Figure", "Target", "Year to date", "What to know"]


def _reports(slug) -> list[PeriodReport]:
    rows = PeriodReport.objects.of_plan(slug).for_everybody().select_related("reporting_period", *with_owner("paper"))
    return list(rows)


def _version(report: PeriodReport) -> Version:
    return report.paper.versions.public().order_by("-number").first()


def _report(reports, day) -> PeriodReport:
    found = next((report for report in reports if report.day == day), None)
    if found is None:
        raise Http404
    return found


@public
def performance_evidence(request, key):
    """A file that a published report names, opened to the public by whoever sent it."""
    row = get_object_or_404(ReturnFile, key=key)
    if not is_public(row):
        raise Http404
    return download_of(row)


@public
def performance_latest(request, slug):
    """The last published period."""
    reports = _reports(slug)
    if not reports:
        raise Http404
    return redirect("actions:performance", slug=slug, day=reports[0].day)


@public
def performance(request, slug, day):
    """One period of a plan as everybody may read it: a frozen text, never figures of today."""
    reports = _reports(slug)
    report = _report(reports, day)
    return kept_page(
        request, lambda: [each.paper_id for each in reports], lambda: _page(request, slug, reports, report)
    )


def _page(request, slug, reports, report):
    version, plan = _version(report), get_object_or_404(Plan, slug=slug)
    record = record_of(report.paper, public=True)
    document = version.document
    text = frozen_html([version.sha256], lambda: document, record)
    context = {
        "plan": plan,
        "partnership": report.paper.partnership,
        "brand": brand_of(report.paper.partnership),
        "period": report.reporting_period,
        "board": PeriodReport.objects.get(reporting_period=report.reporting_period, edition="board"),
        "version": version,
        "corrected": list(_replaced(report, version)),
        "outline": outline(document),
        "text": text,
        "has_tables": "<table" in text,
        "has_measures": any(block["kind"] == "period_measures" for block in document["blocks"]),
        "day": report.day,
        "before": _before(reports, report),
        "others": [each for each in reports if each != report],
    }
    return render(request, "actions/delivery/performance.html", context)


def _replaced(report: PeriodReport, version: Version):
    """What was public before it, the newest first: the period was opened and closed again."""
    earlier = report.paper.versions.public().filter(number__lt=version.number)
    return earlier.select_related("publication").order_by("-number").defer("canonical")


def _before(reports: list[PeriodReport], report: PeriodReport) -> PeriodReport | None:
    """The one before it of the same kind: years are not told beside their own quarters."""
    is_year = report.reporting_period.is_year
    earlier = reports[reports.index(report) + 1 :]
    return next((each for each in earlier if each.reporting_period.is_year == is_year), None)


@public
def performance_changes(request, slug, day):
    """A published period against the one that was published before it; a corrected one (``?since=correction``) against
    what it corrects."""
    reports = _reports(slug)
    report = _report(reports, day)
    version = _version(report)
    if is_correction := request.GET.get("since") == "correction":
        earlier, compared = report, _replaced(report, version).first()
    else:
        earlier = _before(reports, report)
        compared = earlier and _version(earlier)
    if compared is None:
        raise Http404
    context = {
        "plan": get_object_or_404(Plan, slug=slug),
        "partnership": report.paper.partnership,
        "brand": brand_of(report.paper.partnership),
        "earlier": earlier,
        "later": report,
        "is_correction": is_correction,
        "comparison": compare(compared.document, version.document),
    }
    return render(request, "actions/delivery/performance_changes.html", context)


@public
def performance_csv(request, slug, day):
    """The measures of a published period, for those who reckon on."""
    document = _version(_report(_reports(slug), day)).document
    response = HttpResponse(csv_of([HEAD, *_lines(document)]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{day}-measures.csv"'
    return response


def _lines(document):
    measures = (
        row for block in document["blocks"] if block["kind"] == "period_measures" for row in block["data"]["rows"]
    )
    for row in measures:
        for line in row["told"]["rows"]:
            figures = [line["words"], line["target"], line["so_far"], "; ".join(line["remarks"])]
            yield [row["code"], row["title"], line["name"], *figures]
