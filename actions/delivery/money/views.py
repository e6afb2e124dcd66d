"""The money of a text's year: grants in one grid, budgets against their profile, and what each form changes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from actions.delivery.money import fetching, verbs
from actions.delivery.money.forms import BudgetForm, GrantForm, PlanReturnForm, item_of
from actions.delivery.money.picture import budget_bars, finding
from actions.delivery.money.reading import budgets_of, grants_of, years_of
from actions.delivery.money.spend_cards import are_read, spend_cards, tell_changed
from actions.delivery.periods.fetching import period as period_of
from actions.delivery.returns.sender import Sender
from actions.delivery.scale import scale_of
from actions.models import Grant, ProjectBudget, ReportingPeriod
from partnerships.access import Permission, may, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from plans.papers.frame import paper_page

FORM = "actions/delivery/money/form.html"


def place_of(paper):
    return reverse("actions:money", args=[paper.key])


@requires(Permission.VIEW_DRAFT, fetch=paper_of)
def money(request, paper):
    """What stands out first, then budgets with their bars, then the grid of the grants."""
    lines, scale = budgets_of(paper), scale_of(paper.partnership)
    grants, periods = grants_of(paper, lines, timezone.localdate()), list(ReportingPeriod.objects.of(paper))
    until = periods[lines[0].until - 1] if lines and lines[0].until else None
    years = years_of(grants)
    context = {
        "finding": finding(lines, until.name) if until else "",
        "bars": budget_bars(lines, until.name) if until else "",
        "until": until,
        "lines": [(line, scale.of(line.standing.meaning)) for line in lines],
        "periods": periods,
        "grid": [row for each in grants for row in each.rows(years)],
        "years": years,
        "warnings": [(each.grant, said) for each in grants for said in each.warnings],
        "now": next((each for each in periods if each.is_asking), None),
        "may_manage": may(request.user, Permission.MANAGE_ACTIONS, paper),
        "may_tell": may(request.user, Permission.REPORT_SPEND, paper),
    }
    return paper_page(request, "actions/delivery/money/money.html", paper, is_reporting=True, **context)


@requires(Permission.VIEW_DRAFT, fetch=fetching.grant)
def grant(request, grant):
    """One grant with its years, terms, instalments, projects and returns."""
    paper = grant.paper
    lines = budgets_of(paper)
    line = next(each for each in grants_of(paper, lines, timezone.localdate()) if each.grant == grant)
    context = {
        "line": line,
        "grant": grant,
        "may_manage": may(request.user, Permission.MANAGE_ACTIONS, grant),
        "may_send": may(request.user, Permission.SEND_GRANT_RETURN, grant),
        "today": timezone.localdate(),
    }
    return paper_page(request, "actions/delivery/money/grant.html", paper, is_reporting=True, **context)


@requires(Permission.MANAGE_ACTIONS, fetch=paper_of)
def grant_add(request, paper):
    return _grant_form(request, paper, Grant(partnership=paper.partnership, revision=0), None)


@requires(Permission.MANAGE_ACTIONS, fetch=fetching.grant)
def grant_edit(request, grant):
    return _grant_form(request, grant.paper, grant, item_of(grant))


def _grant_form(request, paper, row, item):
    data = request.POST if request.method == "POST" else None
    form = GrantForm(data, paper=paper, item=item)
    if data is not None and not form.handle_structure_button() and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        if _is_done(form, lambda: verbs.save_grant(row, by=request.user, data=form.said(), revision=revision)):
            messages.success(request, f"“{row}” is saved.")
            return redirect("actions:grant", key=paper.key, grant=row.key)
    title = f"Change “{row}”" if row.pk else "Add a grant"
    return _form_page(request, paper, form, title)


def _form_page(request, paper, form, title, **context):
    return paper_page(request, FORM, paper, form=form, title=title, back=place_of(paper), **context)


def _is_done(form, do) -> bool:
    """Whether it was done; reasons against it stand above the form, where everything typed still is."""
    try:
        do()
    except Refused as refused:
        form.add_error(None, ValidationError(refused.reasons))
        return False
    return True


@requires(Permission.MANAGE_ACTIONS, fetch=paper_of)
def budget_add(request, paper):
    if not Grant.objects.filter(partnership=paper.partnership).exists():
        messages.error(request, "A budget is a part of a grant: add the grant first.")
        return redirect(place_of(paper))
    return _budget_form(request, paper, ProjectBudget(paper=paper, revision=0))


@requires(Permission.MANAGE_ACTIONS, fetch=fetching.budget)
def budget_edit(request, budget):
    return _budget_form(request, budget.paper, budget)


def _budget_form(request, paper, row):
    form = BudgetForm(request.POST or None, paper=paper, budget=row)
    if request.method == "POST" and form.is_valid():
        said = {"data": form.said(), "profile": form.profile(), "revision": form.cleaned_data["revision"] or 0}
        if _is_done(form, lambda: verbs.save_budget(row, by=request.user, **said)):
            messages.success(request, f"The budget of “{row}” is saved.")
            return redirect(place_of(paper))
    return _form_page(request, paper, form, f"Budget of “{row}”" if row.pk else "Add a project’s budget")


@requires(Permission.REPORT_SPEND, fetch=period_of)
def spend(request, period):
    """What was spent in a period: the officer tells of all budgets, a partner lead of its organisation's."""
    data, today = request.POST if request.method == "POST" else None, timezone.localdate()
    is_officer = may(request.user, Permission.MANAGE_ACTIONS, period)
    own = request.user.organisation_ids()
    cards = [c for c in spend_cards(period, data) if is_officer or c.line.budget.organisation_id in own]
    sender = Sender(request.user, period, None if is_officer else cards[0].line.budget.organisation if cards else None)
    reasons = sender.reasons_not_to_write(today) if cards else []
    if data is not None and not reasons and are_read(cards):
        try:
            told = tell_changed(cards, sender, today)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"Saved: {len(told)} budget{'' if len(told) == 1 else 's'} changed.")
            return redirect(place_of(period.paper))
    context = {"cards": cards, "period": period, "reasons": reasons, "back": place_of(period.paper)}
    return paper_page(request, "actions/delivery/money/spend.html", period.paper, **context)


@requires(Permission.MANAGE_ACTIONS, fetch=fetching.grant)
def return_plan(request, grant):
    form = PlanReturnForm(request.POST or None)

    def plan():
        verbs.plan_return(grant, by=request.user, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and _is_done(form, plan):
        messages.success(request, "Whoever sends the returns is reminded of it.")
        return redirect("actions:grant", key=grant.paper.key, grant=grant.key)
    return _form_page(request, grant.paper, form, f"Plan a return to {grant.funder}")
