"""One return to a funder: written here, sent as the funder asks for it, and noted as sent."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone

from actions.delivery.money import fetching, verbs
from actions.delivery.money.forms import GrantReturnForm, ReturnSentForm
from actions.delivery.money.reading import budgets_of
from actions.delivery.money.reckoning import NOUGHT, total
from actions.models import GrantReturn
from partnerships.access import Permission, requires
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
    is_sending = "sent_on" in request.POST
    is_writing = request.method == "POST" and not is_sending
    form = GrantReturnForm(request.POST if is_writing else None, initial=begun(row))
    sent = ReturnSentForm(request.POST if is_sending else None, initial={"sent_on": timezone.localdate()})
    try:
        if is_writing and form.is_valid():
            revision = form.cleaned_data["revision"] or 0
            verbs.write_return(row, by=request.user, data=form.said(), revision=revision)
            messages.success(request, "The return is saved. Note here when it is sent.")
            return redirect(request.path)
        if is_sending and sent.is_valid():
            verbs.note_return_sent(row, by=request.user, **sent.cleaned_data)
            messages.success(request, "It is noted as sent; nobody is reminded of it any more.")
            return redirect("actions:grant", key=row.paper.key, grant=row.grant.key)
    except Refused as refused:
        (sent if is_sending else form).add_error(None, ValidationError(refused.reasons))
    context = {"row": row, "grant": row.grant, "form": form, "sent": sent, "told": told_until(row)}
    return paper_page(request, "actions/delivery/money/grant_return.html", row.paper, **context)
