"""The history of a paper, of one block and of any row; two states compared; an earlier text put back."""

import copy
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.compare import compare_blocks
from plans.document.compose import compose_block
from plans.editing import verbs as editing
from plans.models import Paper
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.history import HistorySource, block_history, field_changes, paper_history, row_history, source_named

PAGE = 50


@requires(Permission.VIEW_HISTORY, fetch=fetching.paper)
def paper(request, paper):
    """Everything that happened to the paper, newest first."""
    number = _whole(request.GET.get("page"), 1)
    changes, is_more = paper_history(paper, start=(number - 1) * PAGE, most=PAGE)
    context = {"changes": changes, "page": number, "older": number + 1 if is_more else None}
    return paper_page(request, "plans/editing/paper_history.html", paper, tab="paper_history", **context)


def _whole(value, least) -> int:
    return max(whole(value), least) if value and len(value) < 10 else least


@requires(Permission.VIEW_HISTORY, fetch=fetching.block)
def block(request, block):
    """One block's changes, with a form that compares any two states."""
    changes = block_history(block)
    states = [change for change in changes if change.source == "plans.block"]
    context = {"the_block": block, "changes": changes, "states": states}
    return paper_page(request, "plans/editing/block_history.html", block.paper, tab="paper_history", **context)


@requires(Permission.VIEW_HISTORY, fetch=fetching.block)
def compare(request, block):
    """Two states of a block, word by word: ``?from=…&to=…``."""
    states = [_state(block, request.GET.get(name)) for name in ("from", "to")]
    states.sort(key=lambda row: (row.history_date, row.history_id))
    before, after = states
    context = {
        "the_block": block,
        "before": before,
        "after": after,
        "change": compare_blocks(composed(block, before), composed(block, after)),
        "facts": [change for change in field_changes(before, after) if change.before or change.after],
        "is_current": after.history_id == block.history.values_list("history_id", flat=True).first(),
    }
    return paper_page(request, "plans/editing/block_compare.html", block.paper, tab="paper_history", **context)


def _state(block, value):
    rows = block.history.select_related("history_user")
    return get_object_or_404(rows, history_id=_whole(value, 0))


def composed(block, row) -> dict:
    """A block as it was at one history row. A placement shows its rows as they are now, under its options of then."""
    then = copy.copy(block)
    then.heading, then.level, then.data, then.replaces = row.heading, row.level, row.data, row.replaces
    return compose_block(then)


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
def restore(request, block, row):
    """Put an earlier text back, as a new change with a reason."""
    earlier = _state(block, str(row))
    form = ReasonForm(request.POST or None, required=True)
    if request.method == "POST" and form.is_valid():
        revision = _whole(request.POST.get("revision"), 0)
        try:
            changed = editing.restore_text(
                block, earlier, by=request.user, revision=revision, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "The earlier text was put back." if changed else "The text is the same already.")
        return redirect("plans:block_history", block.paper.key, block.key)
    context = {
        "the_block": block,
        "earlier": earlier,
        "form": form,
        "change": compare_blocks(compose_block(block), composed(block, earlier)),
    }
    return paper_page(request, "plans/editing/block_restore.html", block.paper, tab="paper_history", **context)


@dataclass(frozen=True)
class RowOfPaper:
    """Any row that belongs to a paper; a deleted one is found through its history."""

    source: HistorySource
    pk: int
    paper: Paper

    def access_place(self):
        return self.paper.access_place()


def fetch_row(user, label, pk) -> RowOfPaper:
    source = source_named(label)
    found = source and source.paper_of(pk, Paper.objects.visible_to(user))
    if not found:
        raise Http404
    return RowOfPaper(source, pk, fetching.paper(user, found.key))


@requires(Permission.VIEW_HISTORY, fetch=fetch_row)
def row(request, row):
    """Every change of one row, field by field."""
    changes = row_history(row.source, row.pk)
    context = {"changes": changes, "subject": changes[0].subject, "noun": row.source.model._meta.verbose_name}
    return paper_page(request, "plans/editing/row_history.html", row.paper, tab="paper_history", **context)
