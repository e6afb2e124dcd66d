"""The pages on which the rows of a year are carried into the next text, each by its own choice."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from actions.action_plan.noun import ACTIONS
from actions.delivery.carrying.forms import CarryForm
from actions.delivery.carrying.reading import CarriedRow, Choice, Kind, rows_of, targets_of
from actions.delivery.carrying.verbs import carry, reasons_not_to_carry
from partnerships.access import Permission, may, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from plans.papers.forms import start_year_words
from plans.papers.frame import paper_page

HEADINGS = {Kind.ACTION: "Actions", Kind.RISK: "Risks", Kind.INDICATOR: "Measures"}


@dataclass(frozen=True)
class CarryCard:
    row: CarriedRow
    form: CarryForm


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def carry_forward(request, paper):
    """Into which text: at once where there is one; a text that is missing is started first."""
    targets = targets_of(paper)
    if len(targets) == 1:
        return redirect("actions:carry_into", key=paper.key, into=targets[0].key)
    starts = []
    if may(request.user, Permission.START_PLAN, paper):
        plan = paper.parent_plan
        year, text = reverse("plans:start_year", args=[plan.slug]), start_year_words(plan)
        carried = f"{reverse('plans:start', args=[paper.partnership.slug])}?from={plan.slug}"
        starts = [*([(year, text)] if "another year" not in text else []), (carried, "Start the next plan")]
    context = {"targets": targets, "starts": starts}
    return paper_page(request, "actions/delivery/carrying/targets.html", paper, is_reporting=True, **context)


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def carry_into(request, paper, into):
    """Every row of the year with how it stands and what becomes of it; one button keeps all choices."""
    target = next((each for each in targets_of(paper) if each.key == into), None)
    if target is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    cards = [CarryCard(row, CarryForm(data, row=row)) for row in rows_of(paper, target)]
    reasons = reasons_not_to_carry(paper, target, by=request.user)
    if data is not None and not any(card.form.errors for card in cards):
        try:
            chosen = carry(paper, target, [card.form.wish() for card in cards], by=request.user)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, _said(chosen))
            return redirect(ACTIONS.list_url(target))
    elif data is not None:
        messages.error(request, "Something is still missing: it is marked below. Nothing was saved.")
    groups = [(HEADINGS[kind], [card for card in cards if card.row.kind == kind]) for kind in HEADINGS]
    context = {"into": target, "groups": [group for group in groups if group[1]], "reasons": reasons}
    return paper_page(request, "actions/delivery/carrying/carry.html", paper, is_reporting=True, **context)


def _said(chosen) -> str:
    words = {Choice.CARRY_ON: "carried on", Choice.DONE: "done", Choice.LEFT: "closed, not completed"}
    told = ", ".join(f"{chosen[choice]} {word}" for choice, word in words.items() if chosen[choice])
    return f"Kept: {told}." if told else "There is nothing to carry on."
