"""Pages of suggestions, all without scripts: make one, read one, decide on it, see what became of all."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.models import Block, Paper, Suggestion
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.suggesting import verbs
from plans.suggesting.carrying import Carried, carried
from plans.suggesting.forms import Accepting, Suggesting

MOST = 200


def fetch(user, key, pk):
    paper = fetching.paper(user, key)
    found = get_object_or_404(Suggestion.objects.with_people(), paper=paper, pk=pk)
    found.paper = paper
    return found


@requires(Permission.COMMENT, fetch=fetching.block)
def suggest(request, block):
    return Suggesting(request, block).answer()


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def suggestions(request, paper):
    """All of a text, those to be decided first, then the latest."""
    latest = paper.suggestions.with_people().defer("base", "proposed").order_by("-made_at", "-pk")
    rows = [*latest.open(), *latest.exclude(state=Suggestion.State.OPEN)[:MOST]]
    named = {block.key: block for block in Block.objects.filter(paper=paper, key__in={row.block_key for row in rows})}
    context = {"suggestions": [(row, named.get(row.block_key)) for row in rows]}
    return paper_page(request, "plans/suggesting/list.html", paper, tab="write", **context)


@requires(Permission.VIEW_DRAFT, fetch=fetch)
def suggestion(request, suggestion):
    """What one changes in its chapter; by POST ``verb`` says what becomes of it. A note that is refused stays there."""
    note = request.POST.get("note", "")
    if request.method == "POST":
        try:
            messages.success(request, decided(request, suggestion))
            note = ""
        except Refused as refused:
            tell_refusal(request, refused)
        if not note:
            return redirect("plans:suggestion", suggestion.paper.key, suggestion.pk)
        suggestion.refresh_from_db()
    context = about(suggestion, request.user, note)
    return paper_page(request, "plans/suggesting/suggestion.html", suggestion.paper, tab="write", **context)


def about(suggestion: Suggestion, user, note: str = "") -> dict:
    """What is shown of a suggestion, and what the person may do with it; ``note``: why not, where that was refused."""
    laid = carried(suggestion)
    return {
        "suggestion": suggestion,
        "laid": laid,
        "may_decide": not verbs.reasons_not_to_decide(suggestion, by=user),
        "may_withdraw": not verbs.reasons_not_to_withdraw(suggestion, by=user),
        "note": note,
        "is_left": suggestion.is_open and suggestion.paper.state not in Paper.OPEN,
    }


def decided(request, suggestion) -> str:
    """Do what was asked for by POST; what to say of it."""
    by, verb = request.user, request.POST.get("verb", "")
    if verb == "accept":
        verbs.accept(suggestion, by=by)
        return "The suggestion is in the text."
    if verb == "held":
        verbs.say_held(suggestion, by=by)
        return "The suggestion is accepted; the text was not changed."
    if verb == "decline":
        verbs.decline(suggestion, by=by, note=request.POST.get("note", ""))
        return "The suggestion is declined, and its author is told why."
    if verb == "withdraw":
        verbs.withdraw(suggestion, by=by)
        return "The suggestion is withdrawn."
    raise Refused(["Say what becomes of the suggestion: accept, decline or withdraw it."])


@requires(Permission.EDIT_PAPER, fetch=fetch)
def change(request, suggestion):
    """The chapter's form with what is suggested: change it, then save."""
    return accepting(Accepting, request, suggestion)


def accepting(form: type[Accepting], request, suggestion):
    laid: Carried | None = carried(suggestion)
    if laid is None:
        raise Http404
    return form(request, suggestion, laid).answer()
