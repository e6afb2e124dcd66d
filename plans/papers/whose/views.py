"""The page that tells whose a text is that stands."""

from django.contrib import messages
from django.shortcuts import redirect

from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.whose import verbs
from plans.papers.whose.forms import CorrectWhoseForm


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def whose(request, paper):
    reasons = verbs.reasons_not_to_correct_whose(paper, by=request.user)
    asked = [] if reasons else verbs.facts_to_correct(paper)
    form = CorrectWhoseForm(request.POST or None, paper=paper, asked=asked) if asked else None
    if request.method == "POST" and form and form.is_valid() and _corrected(request, paper, form, asked):
        return redirect("plans:paper", paper.key)
    stays = "" if reasons else verbs.why_it_stays(paper)
    return paper_page(
        request, "plans/papers/whose.html", paper, tab="paper", form=form, reasons=reasons or [stays] * bool(stays)
    )


def _corrected(request, paper, form, asked) -> bool:
    given = {name: form.cleaned_data[name] for name in asked}
    try:
        verbs.correct_whose(paper, given=given, by=request.user, reason=form.cleaned_data["reason"])
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, "Whose it is was saved. Its page and its PDF say so.")
    return True
