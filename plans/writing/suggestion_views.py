"""Suggestions where the text reads: made, seen with what they put in and leave out, decided. Parts of the page."""

from django.shortcuts import redirect, render
from django.urls import reverse

from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.models import Block
from plans.papers import fetching
from plans.suggesting.carrying import carried
from plans.suggesting.forms import Accepting, Suggesting
from plans.suggesting.telling import address_of
from plans.suggesting.views import about, accepting, decided, fetch
from plans.writing.in_place import show_chapters


class SuggestingInPlace(Suggesting):
    form_template, faulty = "plans/writing/suggest.html", 422

    def closed(self):
        reasons = self.reasons()
        return show_chapters(self.request, self.row.paper, [self.row], notice=" ".join(reasons)) if reasons else None

    def saved(self, added, said):
        return show_chapters(self.request, self.row.paper, [self.row], notice=said)

    def more(self):
        keys = [self.row.paper.key, self.row.key]
        return {"place": reverse("plans:write_suggest", args=keys), "edit_path": reverse("plans:suggest", args=keys)}


class AcceptingInPlace(Accepting):
    form_template, merge_template, faulty = "plans/writing/accept.html", "plans/writing/merge.html", 422

    def closed(self):
        reasons = self.reasons()
        if reasons or self.row.removed_at:
            return show_chapters(self.request, self.row.paper, [self.row], notice=" ".join(reasons))
        return None

    def saved(self, added, said):
        return show_chapters(self.request, self.row.paper, [self.row, *added], notice=said)

    def more(self):
        return super().more() | _addresses(self.suggestion)


def _addresses(suggestion) -> dict:
    keys = [suggestion.paper.key, suggestion.pk]
    return {
        "place": reverse("plans:write_suggestion_change", args=keys),
        "edit_path": reverse("plans:suggestion_change", args=keys),
        "text_place": reverse("plans:write_chapter", args=[suggestion.paper.key, suggestion.block_key]),
    }


def _chapter_of(suggestion) -> list[Block]:
    laid = carried(suggestion)
    return [laid.block] if laid else []


@requires(Permission.COMMENT, fetch=fetching.block)
def suggest(request, block):
    """One chapter as it reads, or with ``?edit`` the form in which other words are suggested."""
    if not request.htmx:
        return redirect("plans:suggest", block.paper.key, block.key)
    if request.method == "POST" or "edit" in request.GET:
        return SuggestingInPlace(request, block).answer()
    return show_chapters(request, block.paper, [block])


@requires(Permission.COMMENT, fetch=fetch)
def suggestion(request, suggestion):
    """What one changes, in the place of its chapter; decided by POST, the chapter comes back."""
    if not request.htmx:
        return redirect(address_of(suggestion))
    paper, notice, status = suggestion.paper, "", 200
    if request.method == "POST":
        try:
            notice = decided(request, suggestion)
        except Refused as refused:
            notice, status = " ".join(refused.reasons), 409
    if request.method == "POST" and status == 200:
        return show_chapters(request, paper, _chapter_of(suggestion), notice=notice)
    context = {"paper": paper, "notice": notice, **about(suggestion, request.user), **_addresses(suggestion)}
    return render(request, "plans/writing/suggestion_parts.html", context, status=status)


@requires(Permission.EDIT_PAPER, fetch=fetch)
def change(request, suggestion):
    """The chapter's form with what is suggested."""
    if not request.htmx:
        return redirect("plans:suggestion_change", suggestion.paper.key, suggestion.pk)
    if request.method == "POST" or "edit" in request.GET:
        return accepting(AcceptingInPlace, request, suggestion)
    return show_chapters(request, suggestion.paper, _chapter_of(suggestion))
