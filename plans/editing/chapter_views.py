"""The chapters of one paper: in order, with what each holds and lacks; a new one."""

from django.contrib import messages
from django.shortcuts import redirect

from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.discussion.verbs import open_comments, standings
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS, rows_url
from plans.editing.forms import AddBlockForm
from plans.papers import fetching
from plans.papers.changing import reasons_not_to_correct_source
from plans.papers.frame import paper_page
from plans.papers.outlines import piece_for
from plans.printing.remarks import remarks_on_block


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def paper(request, paper):
    """The list of blocks."""
    document = compose(paper)
    cards = cards_of(paper, document)
    context = {
        "cards": cards,
        "removed": paper.blocks.removed().select_related("removed_by"),
        "warnings": sum(len(card["warnings"]) for card in cards),
        "comments": sum(card["comments"] for card in cards),
        "missing": [standing for standing in standings(paper) if not standing.is_latest],
        "latest": paper.versions.order_by("-number").first(),
        "reasons": paper.reasons_not_to_edit(request.user),
        "may_correct_source": not reasons_not_to_correct_source(paper, by=request.user),
    }
    return paper_page(request, "plans/editing/chapters.html", paper, tab="paper", **context)


def cards_of(paper, document) -> list[dict]:
    """One card for each placed block, from the composed Document."""
    comments = open_comments(paper)
    return [card_of(paper, document, block, number, comments) for number, block in enumerate(document["blocks"], 1)]


def card_of(paper, document, block, number, comments) -> dict:
    kind = kind_named(block["kind"])
    piece = piece_for(paper.kind, block["kind"], block["heading"])
    words = kind_named(block["kind"]).summary(block["data"])
    return {
        "key": block["key"],
        "number": number,
        "heading": block["heading"] or kind.label,
        "level": block["level"],
        "label": kind.label,
        "summary": words,
        "why": piece.why if piece else "",
        "prompt": (piece and piece.prompt) or kind.help,
        "warnings": [*kind.check(block["data"], document), *remarks_on_block(block)],
        "comments": comments.get(block["key"], 0),
        "rows_url": rows_url(kind, paper),
        "rows_name": kind.rows_name,
        "has_form": bool(kind.form_path),
        "replaces": block.get("replaces"),
    }


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def add(request, paper):
    """Choose a kind, explained, and where it stands."""
    form = AddBlockForm(request.POST or None, paper=paper, initial={"after": request.GET.get("after", "")})
    if request.method == "POST" and form.is_valid():
        try:
            place = {"after": form.cleaned_data.pop("after"), "reason": form.cleaned_data.pop("reason", "")}
            block = editing.add(CHAPTERS, paper, form.cleaned_data, by=request.user, **place)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"“{block}” was added.")
            return redirect(after_adding(block))
    return paper_page(request, "plans/editing/chapter_add.html", paper, tab="paper", form=form)


def after_adding(block) -> str:
    kind = kind_named(block.kind)
    if kind.form_path:
        return CHAPTERS.url("edit", block)
    return rows_url(kind, block.paper) or CHAPTERS.place_of(block)
