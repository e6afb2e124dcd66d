"""The chapters of one paper: in order, with what each holds and lacks; a new one."""

import json
from dataclasses import asdict
from functools import lru_cache
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.discussion.verbs import open_comments, standings
from plans.document.chapter_names import names_in
from plans.document.compose import compose
from plans.document.contents import whose_words
from plans.document.kinds import kind_named, known_kinds
from plans.document.render import council_of
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS, rows_url
from plans.editing.forms import AddBlockForm
from plans.papers import fetching
from plans.papers.changing import reasons_not_to_correct_source
from plans.papers.frame import paper_page
from plans.papers.outlines import piece_for
from plans.papers.unwritten import is_outline
from plans.papers.whose.verbs import reasons_not_to_correct_whose
from plans.printing.remarks import remarks_on_block

#: Stands for a chapter's key in an address.
ANY_CHAPTER = str(UUID(int=0))


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def paper(request, paper):
    """The list of blocks."""
    document, reasons = compose(paper), paper.reasons_not_to_edit(request.user)
    cards = cards_of(paper, document)
    context = {
        "cards": cards,
        "shown": htmls_of(cards, add=reverse("plans:block_add", args=[paper.key]), can_edit=not reasons),
        "removed": paper.blocks.removed().select_related("removed_by"),
        "warnings": sum(len(card["warnings"]) for card in cards),
        "comments": sum(card["comments"] for card in cards),
        "missing": [standing for standing in standings(paper) if not standing.is_latest],
        "latest": paper.versions.order_by("-number").first(),
        "reasons": reasons,
        "is_outline": not reasons and is_outline(paper, document),
        "may_correct_source": not reasons_not_to_correct_source(paper, by=request.user),
        "may_correct_whose": not reasons_not_to_correct_whose(paper, by=request.user),
        "whose": whose_words(document["identity"]),
    }
    return paper_page(request, "plans/editing/chapters.html", paper, tab="paper", **context)


def htmls_of(cards: list[dict], **shared) -> list[str]:
    """The cards as the list shows them."""
    last = len(cards) - 1
    return [
        _card_html(json.dumps({"card": card, "first": place == 0, "last": place == last, **shared}, default=asdict))
        for place, card in enumerate(cards)
    ]


@lru_cache(maxsize=2048)
def _card_html(shown: str) -> str:
    """One card, drawn again only when something on it is another: a text may have hundreds."""
    return render_to_string("plans/editing/chapter_card.html", json.loads(shown))


def cards_of(paper, document) -> list[dict]:
    """What the list shows of each placed block, from the composed Document."""
    comments, addresses = open_comments(paper), _addresses(paper)
    names = names_in(document["blocks"])
    cards = [
        {**card_of(paper, document, block, number, comments), "heading": names[block["key"]]}
        for number, block in enumerate(document["blocks"], 1)
    ]
    return [
        {**card, "urls": {name: url.replace(ANY_CHAPTER, card["key"]) for name, url in addresses.items()}}
        for card in cards
    ]


def _addresses(paper) -> dict[str, str]:
    """The pages of any one chapter: looked up once, however many chapters a text has."""
    names = {name: f"plans:block_{name}" for name in ("edit", "history", "remove", "move", "replace")}
    names["comments"] = "plans:comments"
    return {name: reverse(url, args=[paper.key, ANY_CHAPTER]) for name, url in names.items()}


def card_of(paper, document, block, number, comments) -> dict:
    kind = kind_named(block["kind"])
    piece = piece_for(paper.kind, block["kind"], block["heading"])
    words = kind_named(block["kind"]).summary(block["data"])
    return {
        "key": block["key"],
        "number": number,
        "level": block["level"],
        "label": kind.label,
        "council": council_of(block),
        "summary": words,
        "why": piece.why if piece else "",
        "prompt": (piece and piece.prompt) or kind.help,
        "warnings": [*kind.check(block["data"], document), *remarks_on_block(block)],
        "comments": comments.get(block["key"], 0),
        "rows_url": rows_url(kind, paper),
        "rows_name": kind.rows_name,
        "has_form": bool(kind.form_path),
        "is_unknown": block["kind"] not in known_kinds(),
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
