"""The pages on which an action of the year is added, changed and ended."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from actions.delivery.added import verbs
from actions.delivery.added.forms import AddedActionForm, EndForm
from actions.models import AddedAction
from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from plans.papers.frame import paper_page


def added_of(user, key, added):
    """One of the text's, with its text."""
    paper = paper_of(user, key)
    row = get_object_or_404(AddedAction.objects.of(paper).select_related("organisation"), key=added)
    row.paper = paper
    return row


@requires(Permission.MANAGE_PERIOD, fetch=paper_of)
def add_action(request, paper):
    if reasons := verbs.reasons_not_to_add(paper, by=request.user):
        messages.error(request, " ".join(reasons))
        return redirect("actions:reporting", key=paper.key)
    form = AddedActionForm(request.POST or None, partnership=paper.partnership)
    page = {"title": "Add an action of the year", "submit": "Add the action"}
    page["lede"] = "It stands beside the adopted text, and its lead is asked about it from the period that runs on."

    def do(said):
        said.pop("revision")
        verbs.add(paper, by=request.user, on=timezone.localdate(), **said)

    return _page(request, paper, form, do, done="The action is added.", **page)


@requires(Permission.MANAGE_PERIOD, fetch=added_of)
def edit_action(request, row):
    initial = {name: getattr(row, name) for name in (*verbs.SAID, "revision")}
    form = AddedActionForm(request.POST or None, partnership=row.paper.partnership, initial=initial)
    page = {"title": "Change an action of the year", "submit": "Save", "lede": row.source_words}
    return _page(
        request, row.paper, form, lambda said: verbs.change(row, by=request.user, **said),
        done="The action is saved.", **page,
    )  # fmt: skip


@requires(Permission.MANAGE_PERIOD, fetch=added_of)
def end_action(request, row):
    page = {"title": "End an action of the year", "submit": "End the action"}
    page["lede"] = f"{row.title}: nobody is asked about it any more. What was reported on it stays."
    return _page(
        request, row.paper, EndForm(request.POST or None),
        lambda said: verbs.end(row, by=request.user, on=timezone.localdate(), **said),
        done="The action has ended.", **page,
    )  # fmt: skip


def _page(request, paper, form, do, *, done: str, **page):
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, done)
            return redirect("actions:reporting", key=paper.key)
    return paper_page(request, "actions/delivery/added/form.html", paper, is_reporting=True, form=form, **page)
