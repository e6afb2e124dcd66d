"""The blocks of one paper: in order, with what each holds and lacks; add, move, remove, put back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.discussion.verbs import open_comments, standings
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.document.summaries import summary
from plans.editing import verbs as editing
from plans.editing.forms import AddBlockForm
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.outlines import piece_for


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
    }
    return paper_page(request, "plans/editing/paper.html", paper, tab="paper", **context)


def cards_of(paper, document) -> list[dict]:
    """One card for each placed block, from the composed Document."""
    comments = open_comments(paper)
    return [card_of(paper, document, block, number, comments) for number, block in enumerate(document["blocks"], 1)]


def card_of(paper, document, block, number, comments) -> dict:
    kind = kind_named(block["kind"])
    piece = piece_for(paper.kind, block["kind"], block["heading"])
    words = summary(block["kind"], block["data"])
    return {
        "key": block["key"],
        "number": number,
        "heading": block["heading"] or kind.label,
        "level": block["level"],
        "label": kind.label,
        "summary": words,
        "why": piece.why if piece else "",
        "prompt": (piece and piece.prompt) or kind.help,
        "warnings": kind.check(block["data"], document),
        "comments": comments.get(block["key"], 0),
        "rows_url": rows_url(kind, paper),
        "rows_name": kind.rows_name,
        "has_form": bool(kind.form_path),
        "replaces": block.get("replaces"),
    }


def rows_url(kind, paper) -> str:
    """The page that edits a placement's rows; empty for kinds that keep all in their block."""
    if not kind.edit_url_name:
        return ""
    try:
        return reverse(kind.edit_url_name, args=[paper.key])
    except NoReverseMatch:  # a page that is not built yet
        return ""


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def add(request, paper):
    """Choose a kind, explained, and where it stands."""
    form = AddBlockForm(request.POST or None, paper=paper, initial={"after": request.GET.get("after", "")})
    if request.method == "POST" and form.is_valid():
        try:
            block = editing.add_block(paper, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"“{block}” was added.")
            return redirect(after_adding(block))
    return paper_page(request, "plans/editing/block_add.html", paper, tab="paper", form=form)


def after_adding(block) -> str:
    kind = kind_named(block.kind)
    if kind.form_path:
        return reverse("plans:block_edit", args=[block.paper.key, block.key])
    return rows_url(kind, block.paper) or place_of(block)


def place_of(block) -> str:
    """The block in the list of its paper."""
    return f"{reverse('plans:paper', args=[block.paper.key])}#block-{block.key}"


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
@require_POST
def move(request, block):
    """One place up or down; while in approval a page asks for the reason first."""
    up = request.POST.get("direction") == "up"
    if block.paper.needs_reason_for_change and not request.POST.get("reason", "").strip():
        return _ask_reason(request, block, f"Move “{block}” {'up' if up else 'down'}", "Move")
    _do(request, editing.move_block, block, up=up, reason=request.POST.get("reason", ""))
    return redirect(place_of(block))


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
def remove(request, block):
    """Ask, then take the block out; it can be put back."""
    if block.removed_at:
        raise Http404
    form = ReasonForm(request.POST or None, required=block.paper.needs_reason_for_change)
    if request.method == "POST" and form.is_valid():
        if _do(request, editing.remove_block, block, reason=form.cleaned_data["reason"]):
            messages.success(request, f"“{block}” was removed. It stands under “Removed chapters” and can be put back.")
        return redirect("plans:paper", block.paper.key)
    return paper_page(request, "plans/editing/block_remove.html", block.paper, tab="paper", the_block=block, form=form)


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
@require_POST
def put_back(request, block):
    reason = request.POST.get("reason", "")
    if block.paper.needs_reason_for_change and not reason.strip():
        return _ask_reason(request, block, f"Put “{block}” back", "Put back")
    if _do(request, editing.put_back, block, reason=reason):
        messages.success(request, f"“{block}” was put back.")
    return redirect(place_of(block))


def _ask_reason(request, block, title, button):
    """The same POST again, with a reason."""
    asked = "reason" in request.POST
    form = ReasonForm(request.POST if asked else None, required=True)
    kept = {name: value for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "reason")}
    context = {"the_block": block, "form": form, "question": title, "button": button, "kept": kept}
    return paper_page(request, "plans/editing/ask_reason.html", block.paper, tab="paper", **context)


def _do(request, verb, block, **options) -> bool:
    """Carry a verb out; a refusal becomes messages."""
    try:
        verb(block, by=request.user, **options)
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    return True
