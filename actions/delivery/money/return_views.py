"""One return to a funder: written here, sent as the funder asks for it, and noted as sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone

from actions.delivery.money import fetching, verbs
from actions.delivery.money.forms import GrantReturnForm, PlanReturnForm, ReturnSentForm
from actions.delivery.money.reading import budgets_of
from actions.delivery.money.reckoning import NOUGHT, total
from actions.models import GrantReturn
from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.models import Paper
from plans.papers.frame import paper_page

WRITTEN = ("spend", "difference", "outputs", "outcomes", "underspend", "asked", "case_study", "revision")


def told_until(row: GrantReturn):
    """What was told as spent of the grant, with its budgets or with their actions, in periods that are over by then."""
    papers = Paper.objects.filter(budgets__grant=row.grant).distinct()
    lines = [line for paper in papers for line in budgets_of(paper) if line.budget.grant_id == row.grant_id]
    told = (money.actual for line in lines for period, money in line.periods if period.ends_on <= row.covers_to)
    return total(actual for actual in told if actual is not None)


def begun(row: GrantReturn) -> dict:
    """What the form begins with: what was written, else what the budgets told."""
    said = {name: getattr(row, name) for name in WRITTEN}
    if row.spend is None and row.grant.amount is not None and (spent := told_until(row)):
        said |= {"spend": spent, "underspend": max(row.grant.amount - spent, NOUGHT)}
    return said


@requires(Permission.SEND_GRANT_RETURN, fetch=fetching.grant_return)
def grant_return(request, row):
    """Four forms, told apart by what they send: what is written, that it was sent, its days, and taking it off."""
    asked = request.POST if request.method == "POST" else {}
    sends, moves, drops = ("sent_on" in asked, "due_on" in asked, "drop" in asked)
    writes = request.method == "POST" and not (sends or moves or drops)
    form = GrantReturnForm(asked if writes else None, initial=begun(row))
    sent = ReturnSentForm(asked if sends else None, initial={"sent_on": timezone.localdate()})
    days = PlanReturnForm(asked if moves else None, initial={"due_on": row.due_on, "covers_to": row.covers_to})
    chosen = sent if sends else days if moves else form
    of_grant = redirect("actions:grant", key=row.paper.key, grant=row.grant.key)
    try:
        if writes and form.is_valid():
            revision = form.cleaned_data["revision"] or 0
            verbs.write_return(row, by=request.user, data=form.said(), revision=revision)
            messages.success(request, "The return is saved. Note here when it is sent.")
            return redirect(request.path)
        if sends and sent.is_valid():
            verbs.note_return_sent(row, by=request.user, **sent.cleaned_data)
            messages.success(request, "It is noted as sent; nobody is reminded of it any more.")
            return of_grant
        if moves and days.is_valid():
            verbs.replan_return(row, by=request.user, **days.cleaned_data)
            messages.success(request, "Its days are changed.")
            return redirect(request.path)
        if drops:
            verbs.drop_return(row, by=request.user)
            messages.success(request, "The return is taken off the list; nobody is reminded of it.")
            return of_grant
    except Refused as refused:
        if drops:
            tell_refusal(request, refused)
        else:
            chosen.add_error(None, ValidationError(refused.reasons))
    may_replan = not verbs.reasons_not_to_replan(row, by=request.user)
    context = {"row": row, "grant": row.grant, "form": form, "sent": sent, "told": told_until(row)}
    context |= {"chosen": chosen, "days": days if may_replan else None, "may_drop": may_replan and row.revision == 1}
    return paper_page(request, "actions/delivery/money/grant_return.html", row.paper, **context)
