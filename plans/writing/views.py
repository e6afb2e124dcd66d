"""The page on which a text is written where it reads: its outline, the text, the comments beside it.

Who may comment and not write reads it here too, and suggests other words.

Scripts fetch parts of it; whoever opens the address of such a part is led to the page that does the same without them.
"""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from partnerships.access import Permission, may, requires
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.discussion.assigning import people_to_ask
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS, kinds_to_add
from plans.forms.rich_text import RichTextField
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.suggesting.verbs import reasons_not_to_suggest
from plans.writing.comment_views import beside_outline
from plans.writing.in_place import InPlace, show_chapters
from plans.writing.pieces import pieces_of
from plans.writing.presence import newest_change, state_of_comments


@requires(Permission.COMMENT, fetch=fetching.paper)
def write(request, paper):
    pieces, outline = pieces_of(paper, request.user)
    context = {
        "pieces": pieces,
        "outline": outline,
        **beside_outline(paper, request.user, outline, request.GET),
        "suggested": [(piece.block.key, piece.name, piece.suggestions) for piece in pieces if piece.suggestions],
        "may_suggest": not reasons_not_to_suggest(paper, by=request.user),
        "may_check": may(request.user, Permission.EDIT_PAPER, paper),
        "may_send": may(request.user, Permission.FREEZE, paper) and not paper.reasons_not_to_edit(request.user),
        "reasons": paper.reasons_not_to_edit(request.user),
        "seen": newest_change(paper),
        "comments_seen": state_of_comments(paper),
        "kinds": sorted(kinds_to_add(paper), key=lambda kind: kind.name != "rich_text"),
        "editor": RichTextField().widget,
        "askable": people_to_ask(paper),
    }
    return paper_page(request, "plans/writing/page.html", paper, tab="write", **context)


@requires(Permission.COMMENT, fetch=fetching.block)
def chapter(request, block):
    """One chapter: as it reads, or with ``?edit`` its form; saved by POST."""
    if not request.htmx:
        return redirect(CHAPTERS.url("edit", block) if CHAPTERS.has_form(block) else CHAPTERS.place_of(block))
    if request.method == "POST" or "edit" in request.GET:
        return InPlace(request, CHAPTERS, block).answer()
    return show_chapters(request, block.paper, [block])


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
@require_POST
def undo(request, block):
    """Take back the last save, if nobody has saved since: the text before it is saved anew."""
    paper, revision = block.paper, whole(request.POST.get("revision", ""))
    before = [data for state, data in CHAPTERS.history(block) if state.revision < revision][:1]
    if not before:
        return show_chapters(request, paper, [block], notice=f"There is no earlier text of “{block}”.", status=409)
    reason = request.POST.get("reason", "").strip() or "Taken back"
    try:
        editing.save(CHAPTERS, block, before[0], by=request.user, revision=revision, reason=reason)
    except Refused as refused:
        return show_chapters(request, paper, [block], notice=" ".join(refused.reasons), status=409)
    return show_chapters(request, paper, [block], notice=f"“{block}” is as it was before.")
