"""Pages of an annual layer that shows its plan's priorities."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.editing.placing_views import with_reason
from plans.papers import fetching
from plans.papers.frame import paper_page
from priorities.priorities.block import lender_of
from priorities.priorities.section import PRIORITIES_SECTION as SECTION
from priorities.year import verbs as year


def lending_block(user, key):
    """The priorities block of an annual layer that shows its plan's."""
    paper = fetching.paper(user, key)
    block = SECTION.block_of(paper)
    if block is None or lender_of(block) is None:
        raise Http404
    return block


@require_POST
@requires(Permission.EDIT_PAPER, fetch=lending_block)
def order(request, block):
    """One place up or down; while in approval a page asks for the reason first."""
    key, up = request.POST.get("key", ""), request.POST.get("direction") == "up"
    return with_reason(
        request,
        block.paper,
        question="Change the order of the priorities",
        button="Move",
        verb=lambda reason: year.rank(block, key, by=request.user, up=up, reason=reason),
        back=SECTION.url(block.paper),
    )


@requires(Permission.EDIT_PAPER, fetch=lending_block)
def own(request, block):
    """Ask, then give the year priorities of its own."""
    form = ReasonForm(request.POST if request.method == "POST" else None, required=block.paper.needs_reason_for_change)
    if request.method == "POST" and form.is_valid():
        try:
            year.make_own(block, by=request.user, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "This year now has priorities of its own.")
        return redirect(SECTION.url(block.paper))
    context = {"form": form, "back": SECTION.url(block.paper)}
    return paper_page(request, "priorities/year/make_own.html", block.paper, tab="paper", **context)
