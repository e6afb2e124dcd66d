"""The periods of a text's year: seen, set up in one form, their days changed, opened again."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from actions.delivery.added.reading import added_to_show
from actions.delivery.periods.fetching import period as period_of
from actions.delivery.periods.forms import CalendarForm, ChangeRulesForm, PeriodDaysForm, ReopenForm
from actions.delivery.periods.lifecycle import closed_after, reasons_not_to
from actions.delivery.periods.remarks import remarks_on
from actions.delivery.periods.reopening import reopen
from actions.delivery.periods.setting_up import (
    change_days,
    change_rules,
    reasons_not_to_change_days,
    reasons_not_to_set_up,
    set_up,
)
from actions.delivery.tiling import faults
from actions.models import ReportingCalendar, ReportingPeriod
from partnerships.access import Permission, may, requires
from partnerships.frame import settle, tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from plans.papers.frame import paper_page


@requires(Permission.VIEW_DRAFT, fetch=paper_of)
def reporting(request, paper):
    """All periods of the text, the one that runs first in words, and whether they leave days out."""
    calendar = ReportingCalendar.objects.filter(paper=paper).first()
    periods = list(ReportingPeriod.objects.of(paper)) if calendar else []
    today, remarks = timezone.localdate(), remarks_on(periods)
    for period in periods:
        period.remarks = remarks[period.pk]
    context = {
        "calendar": calendar,
        "periods": periods,
        "now": next((each for each in periods if each.is_asking), None),
        "next": next((each for each in periods if each.state == ReportingPeriod.State.PLANNED), None),
        "faults": faults(periods, *paper.period) if calendar else [],
        "today": today,
        "added": added_to_show(paper, user=request.user, on=today),
        "reasons": reasons_not_to_set_up(paper, by=request.user),
        "may_manage": may(request.user, Permission.MANAGE_PERIOD, paper),
        "may_report": bool(request.user.organisation_ids()) and may(request.user, Permission.REPORT_ACTION, paper),
        "may_change": not reasons_not_to_change_days(periods[-1], by=request.user) if periods else False,
    }
    return paper_page(request, "actions/delivery/reporting.html", paper, is_reporting=True, **context)


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def set_up_reporting(request, paper):
    if reasons := reasons_not_to_set_up(paper, by=request.user):
        messages.error(request, " ".join(reasons))
        return redirect("actions:reporting", key=paper.key)
    calendar = ReportingCalendar.objects.filter(paper=paper).first()
    form = CalendarForm(request.POST or None, paper=paper, calendar=calendar)
    if request.method == "POST" and form.is_valid():
        set_up(paper, by=request.user, on=timezone.localdate(), **form.cleaned_data)
        messages.success(request, "The periods are set up. Each opens on its first day by itself.")
        return redirect("actions:reporting", key=paper.key)
    context = {"form": form, "calendar": calendar}
    return paper_page(request, "actions/delivery/set_up.html", paper, is_reporting=True, **context)


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def reporting_rules(request, paper):
    """By what is rated late, how links open, who may publish: also while the year runs."""
    calendar = get_object_or_404(ReportingCalendar, paper=paper)
    calendar.paper = paper
    form = ChangeRulesForm(request.POST or None, instance=calendar)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if settle(request, lambda: change_rules(calendar, by=request.user, **said), "The rules are saved."):
            return redirect("actions:reporting", key=paper.key)
    return paper_page(request, "actions/delivery/rules.html", paper, is_reporting=True, form=form)


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def period_days(request, period):
    form = PeriodDaysForm(request.POST or None, instance=period, initial={"closes_on": period.last_day_to_report})
    reasons = reasons_not_to_change_days(period, by=request.user)
    return _change(
        request, period, form, change_days, reasons, "actions/delivery/period_days.html", "has other days now"
    )


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def period_reopen(request, period):
    form = ReopenForm(request.POST or None)
    reasons = reasons_not_to("reopen", period, by=request.user)
    period.later = closed_after(period)
    verb = partial(reopen, on=timezone.localdate())
    return _change(request, period, form, verb, reasons, "actions/delivery/period_reopen.html", "is open again")


def _change(request, period, form, verb, reasons, template, said):
    paper = period.paper
    if reasons:
        messages.error(request, " ".join(reasons))
        return redirect("actions:reporting", key=paper.key)
    if request.method == "POST" and form.is_valid():
        try:
            verb(period, by=request.user, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"{period.name} {said}.")
            return redirect("actions:reporting", key=paper.key)
    return paper_page(request, template, paper, form=form, period=period)
