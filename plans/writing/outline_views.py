"""Where the chapters stand, changed from the outline: order, a new one, one removed and put back. Parts of the page."""

from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.editing.forms import AddBlockForm
from plans.papers import fetching
from plans.writing.arranging import arrange
from plans.writing.in_place import show_chapters


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
@require_POST
def order(request, paper):
    """The whole order, as ``key`` and ``level`` of every chapter; 409 with the order of now where that is another."""
    levels = [whole(level) for level in request.POST.getlist("level")]
    keys = list(zip(request.POST.getlist("key"), levels, strict=False))
    try:
        why = {"held": request.POST.get("held", ""), "reason": request.POST.get("reason", "")}
        changed = arrange(paper, keys, by=request.user, **why)
    except Refused as refused:
        return _refused(request, paper, refused)
    return show_chapters(request, paper, changed)


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
@require_POST
def add(request, paper):
    """A new chapter, open to be written."""
    form = AddBlockForm(request.POST, paper=paper)
    if not form.is_valid():
        said = " ".join(error for errors in form.errors.values() for error in errors)
        return show_chapters(request, paper, [], notice=said, status=409)
    try:
        place = {"after": form.cleaned_data.pop("after"), "reason": form.cleaned_data.pop("reason", "")}
        block = editing.add(CHAPTERS, paper, form.cleaned_data, by=request.user, **place)
    except Refused as refused:
        return _refused(request, paper, refused)
    return show_chapters(request, paper, [block], notice=f"“{block}” was added.")


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
@require_POST
def remove(request, block):
    return _changed(request, block, editing.remove, "was removed")


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
@require_POST
def put_back(request, block):
    return _changed(request, block, editing.put_back, "was put back")


def _changed(request, block, verb, done):
    try:
        verb(CHAPTERS, block, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        return _refused(request, block.paper, refused)
    return show_chapters(request, block.paper, [block], notice=f"“{block}” {done}.")


def _refused(request, paper, refused):
    return show_chapters(request, paper, [], notice=" ".join(refused.reasons), status=409)
