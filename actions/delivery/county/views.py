"""The county group's page of its districts, a district's shared report, and the district's own permission."""

from datetime import date

from django.http import Http404
from django.shortcuts import redirect

from actions.delivery.county.reading import closed_periods, county_period, shared_with
from actions.delivery.county.sharing import share, sharing_of, stop_sharing
from actions.delivery.editions.publishing import Edition, newest_copies
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page, settle
from plans.document.performance import county_edition
from plans.document.render import outline, render_document
from plans.papers.fetching import partnership as partnership_of


@requires(Permission.READ_PERFORMANCE, fetch=partnership_of)
def county(request, partnership):
    """Who of the districts reported, their actions by rating, and the measures that they share."""
    found = county_period(partnership, _day(request.GET.get("to", "")))
    return partnership_page(request, "actions/delivery/county/county.html", partnership, found=found)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


@requires(Permission.READ_PERFORMANCE, fetch=partnership_of)
def county_report(request, partnership, key):
    """One district's closed period as its board read it, without what is confidential."""
    period = next((each for each in closed_periods(shared_with(partnership)) if each.key == key), None)
    board = period and newest_copies(period).get(Edition.BOARD)
    if not board:
        raise Http404
    document = county_edition(board.document)
    context = {"period": period, "version": board, "outline": outline(document)}
    context["text"] = render_document(document, medium="page", record={})
    return partnership_page(request, "actions/delivery/county/report.html", partnership, **context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=partnership_of)
def county_sharing(request, partnership):
    """Share the closed reports with the county group, or end that."""
    row = sharing_of(partnership)
    if request.method == "POST":
        if row:
            settle(
                request, lambda: stop_sharing(row, by=request.user), "The county group can no longer read your reports."
            )
        else:
            settle(request, lambda: share(partnership, by=request.user), "The county group can read them from now on.")
        return redirect("actions:performance_reports", slug=partnership.slug)
    return partnership_page(request, "actions/delivery/county/sharing.html", partnership, row=row)
