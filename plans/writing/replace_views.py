"""Find and replace across a text: every place is shown first, ticked or not."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.summaries import number
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.writing.replaced import found_in, replace
from plans.writing.replacing import Wanted

MOST = 500


class ReplaceForm(forms.Form):
    find = forms.CharField(
        label="Find", max_length=200, error_messages={"required": "Enter the words that you look for."}
    )
    put = forms.CharField(label="Put in its place", max_length=200, required=False)
    whole_words = forms.BooleanField(label="Whole words only", required=False)
    same_case = forms.BooleanField(label="Match capital and small letters", required=False)

    def wanted(self) -> Wanted:
        return Wanted(**self.cleaned_data)


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def find_and_replace(request, paper):
    """``?find=…&put=…`` shows the places; by POST those ticked are replaced."""
    asked = request.POST or request.GET
    form = ReplaceForm(asked if "find" in asked else None)
    reason = ReasonForm(request.POST or None, required=paper.needs_reason_for_change)
    if request.method == "POST" and form.is_valid() and reason.is_valid() and _replaced(request, paper, form, reason):
        return redirect("plans:write", paper.key)
    wanted = form.wanted() if form.is_bound and form.is_valid() else None
    found = found_in(paper, wanted) if wanted else []
    ids = [key for row in found for key, _ in row.place_ids()]
    context = {
        "form": form,
        "reason_form": reason,
        "wanted": wanted,
        "found": shown(found),
        "count": len(ids),
        "left": max(len(ids) - MOST, 0),
        "ticked": set(request.POST.getlist("place")) if request.method == "POST" else set(ids),
        "reasons": paper.reasons_not_to_edit(request.user),
    }
    return paper_page(request, "plans/writing/replace.html", paper, tab="write", **context)


def shown(found) -> list[tuple]:
    """Rows with their places, up to as many as a page can show."""
    rows, left = [], MOST
    for row in found:
        places = row.place_ids()[:left]
        left -= len(places)
        if places:
            rows.append((row, places))
    return rows


def _replaced(request, paper, form, reason) -> bool:
    """Whether anything was done; what could not be is told on the reason."""
    post, wanted = request.POST, form.wanted()
    revisions = {key: whole(value) for key, _, value in (each.rpartition(":") for each in post.getlist("revision"))}
    why = reason.cleaned_data["reason"].strip() or f"“{wanted.find}” replaced by “{wanted.put}”"
    try:
        done = replace(paper, wanted, set(post.getlist("place")), revisions, by=request.user, reason=why)
    except Refused as refused:
        reason.add_error(None, refused.reasons)
        return False
    for sentence in done.refused:
        messages.warning(request, sentence)
    if not done.rows:
        reason.add_error(None, "Nothing was replaced: tick the places that should change.")
        return False
    where = number(done.rows, "chapter or row", "chapters and rows")
    messages.success(request, f"{number(done.places, 'place was', 'places were')} replaced, in {where}.")
    return True
