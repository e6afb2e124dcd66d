"""The pages on which the report of a year is made, and taken up by the next assessment."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from actions.delivery.chasing.forms import CommentaryForm
from actions.delivery.year.in_assessments import HEADING, reports_for, take_in, words_of
from actions.delivery.year.verbs import YearOfPeriods, reasons_not_to_report_the_year, report_the_year, years_of
from partnerships.access import Permission, requires
from partnerships.frame import settle, tell_refusal
from partnerships.verbs import Refused
from plans.models import Paper
from plans.papers.fetching import paper as paper_of
from plans.papers.frame import paper_page


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def year_report(request, paper):
    """What it is made of, the co-ordinator's own words, and the button; why not, where a period is open."""
    years = years_of(paper)
    year = _chosen(years, request.GET.get("to", ""))
    if year is None:
        return redirect("actions:reporting", key=paper.key)
    form = CommentaryForm(request.POST if request.method == "POST" else None, instance=year.row)
    if request.method == "POST" and form.is_valid():
        try:
            report_the_year(year, by=request.user, html=form.cleaned_data["commentary_html"])
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "The report of the year is made: for the board, and for everybody.")
            return redirect("actions:performance_reports", slug=paper.partnership.slug)
    context = {
        "year": year,
        "others": [each for each in years if each != year],
        "reasons": reasons_not_to_report_the_year(year, by=request.user),
        "form": form,
    }
    return paper_page(request, "actions/delivery/year/report.html", paper, is_reporting=True, **context)


def _chosen(years: list[YearOfPeriods], day: str) -> YearOfPeriods | None:
    """The one asked for, else the last that is closed, else the one that runs."""
    asked = [each for each in years if each.ends_on.isoformat() == day]
    closed = [each for each in years if each.is_closed]
    return next(iter([*asked, *reversed(closed), *years]), None)


@requires(Permission.EDIT_PAPER, fetch=paper_of)
def take_in_year(request, paper):
    """What an assessment would say of last year's plan, and the button that puts it into its chapter."""
    if paper.kind != Paper.Kind.ASSESSMENT:
        raise Http404
    version = next(iter(reports_for(paper)), None)
    if request.method == "POST" and version:
        settle(request, lambda: take_in(paper, version, by=request.user), "It stands in the assessment now.")
        return redirect("plans:paper", key=paper.key)
    context = {"version": version, "words": version and words_of(version), "heading": HEADING}
    return paper_page(request, "actions/delivery/year/take_in.html", paper, tab="paper", **context)
