"""Reports of closed periods, for those who read performance: the board's copies, what changed, and publishing."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from actions.delivery.county.sharing import sharing_of
from actions.delivery.editions.deciding import asks_in, dates_in, decide, decide_date
from actions.delivery.editions.forms import DateDecisionForm, DecisionForm, PublishReportForm
from actions.delivery.editions.publishing import Edition, newest_copies, publish_report, reasons_not_to_publish
from actions.delivery.periods.fetching import period as period_of
from actions.models import Action, AddedAction, PeriodReport, ReportingPeriod
from partnerships.access import Permission, permissions_of, requires
from partnerships.frame import partnership_page, settle
from plans.document.compare import compare
from plans.models import Version
from plans.models.papers import with_owner
from plans.papers.fetching import partnership as partnership_of

DECIDED = "The decision stands on the action now."


@requires(Permission.READ_PERFORMANCE, fetch=partnership_of)
def performance_reports(request, partnership):
    """Every closed period with the board's copy, and whether everybody may read its public one."""
    periods = ReportingPeriod.objects.filter(
        calendar__paper__partnership=partnership, state=ReportingPeriod.State.CLOSED
    )
    periods = list(periods.select_related(*with_owner("calendar__paper")).order_by("-ends_on", "-pk"))
    copies = _copies(periods)
    told = [period for period in periods if (period.pk, Edition.BOARD) in copies]
    rows = [
        (
            period,
            copies.get((period.pk, Edition.BOARD)),
            copies.get((period.pk, Edition.PUBLIC)),
            any(each.calendar_id == period.calendar_id and each.number < period.number for each in told),
        )
        for period in periods
    ]
    held = permissions_of(request.user, partnership)
    context = {
        "rows": rows,
        "may_publish": Permission.PUBLISH_PERFORMANCE in held,
        "may_share": Permission.MANAGE_PARTNERSHIP in held,
        "shared": sharing_of(partnership) if partnership.county_parent_id else None,
        "may_decide": Permission.AGREE_RATING in held,
    }
    return partnership_page(request, "actions/delivery/reports.html", partnership, **context)


def _copies(periods) -> dict:
    """The newest Version of each copy of several periods."""
    rows = Version.objects.filter(paper__period_report__reporting_period__in=periods).order_by("number")
    rows = rows.select_related("paper__period_report", "publication").defer("canonical")
    found = {}
    for version in rows:
        report = version.paper.period_report
        before = found.get((report.reporting_period_id, report.edition))
        version.corrects_public = bool(before and (before.is_public or before.corrects_public))
        found[report.reporting_period_id, report.edition] = version
    return found


@requires(Permission.PUBLISH_PERFORMANCE, fetch=period_of)
def publish(request, period):
    """The basis for publishing, asked for on a page of its own."""
    reasons, form = reasons_not_to_publish(period, by=request.user), PublishReportForm(request.POST or None)
    partnership = period.paper.partnership
    if request.method == "POST" and form.is_valid():
        said = f"Everybody can read the report of {period.name} now."
        do = {"by": request.user, "on": timezone.localdate(), **form.cleaned_data}
        if settle(request, lambda: publish_report(period, **do), said):
            return redirect("actions:performance_reports", slug=partnership.slug)
    public = newest_copies(period).get(Edition.PUBLIC)
    context = {"period": period, "form": form, "reasons": reasons, "public": public}
    return partnership_page(request, "actions/delivery/publish.html", partnership, **context)


@requires(Permission.AGREE_RATING, fetch=period_of)
def decisions(request, period):
    """What the leads asked of the board, and a form for each that it has not decided on yet."""
    rows = (*Action.objects.of(period.paper), *AddedAction.objects.of(period.paper))
    titles = {row.key: row.title for row in rows}
    data, asks = request.POST or None, asks_in(period)
    rows = [(ask, titles.get(ask.report.action_key, ""), _form(ask, data)) for ask in asks]
    dates = [(change, titles.get(change.action_key, ""), _date_form(change, data)) for change in dates_in(period)]
    for ask, _, form in rows:
        if form.is_bound and form.is_valid():
            do = {"by": request.user, "on": timezone.localdate(), **form.cleaned_data}
            if settle(request, partial(decide, ask, **do), DECIDED):
                return redirect("actions:period_decisions", key=period.key)
    for change, _, form in dates:
        if form.is_bound and form.is_valid():
            do = {"by": request.user, "on": timezone.localdate(), **form.said()}
            if settle(request, partial(decide_date, change, **do), DECIDED):
                return redirect("actions:period_decisions", key=period.key)
    context = {"period": period, "rows": rows, "dates": dates}
    return partnership_page(request, "actions/delivery/decisions.html", period.paper.partnership, **context)


def _form(ask, data):
    """Bound where its own button was pressed."""
    is_sent = data is not None and data.get("ask") == str(ask.pk)
    return DecisionForm(data if is_sent else None, prefix=f"ask-{ask.pk}")


def _date_form(change, data):
    is_sent = data is not None and data.get("date") == str(change.pk)
    return DateDecisionForm(data if is_sent else None, prefix=f"date-{change.pk}", initial={"to": change.asked_for})


@requires(Permission.READ_PERFORMANCE, fetch=period_of)
def report_changes(request, period):
    """The board's copy against that of the period before."""
    later = None if period.is_year else newest_copies(period).get(Edition.BOARD)
    before = PeriodReport.objects.filter(
        reporting_period__calendar=period.calendar, reporting_period__number__lt=period.number, edition=Edition.BOARD
    )
    last = before.order_by("-reporting_period__number").first()
    earlier = last and last.paper.versions.order_by("-number").first()
    if later is None or earlier is None:
        raise Http404
    context = {"period": period, "earlier": earlier, "later": later}
    context["comparison"] = compare(earlier.document, later.document)
    return partnership_page(request, "actions/delivery/changes.html", period.paper.partnership, **context)
