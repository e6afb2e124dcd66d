"""The history of a paper, of a chapter and of any row; two states compared; an earlier text put back."""

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
from plans.editing.chapters import CHAPTERS, holding
from plans.editing.frame import edited_page
from plans.editing.history_form import HistoryForm
from plans.models import Paper
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.history import (
    FieldChange,
    HistorySource,
    RecordedChange,
    block_history,
    describe,
    field_changes,
    paper_history,
    row_history,
    source_named,
)
from plans.papers.sittings import folded, in_runs
from plans.rows.noun import differing

PAGE = 50
MOST = 100


@requires(Permission.VIEW_HISTORY, fetch=fetching.paper)
def paper(request, paper):
    """Everything that happened to the paper, newest first: of one person, chapter or day where that is asked for."""
    number, form = _whole(request.GET.get("page"), 1), HistoryForm(request.GET, paper=paper)
    changes, is_more = paper_history(paper, start=(number - 1) * PAGE, most=PAGE, only=form.narrowing())
    context = {"changes": in_runs(folded(changes)), "page": number, "older": number + 1 if is_more else None}
    context["narrow"] = form
    return paper_page(request, "plans/editing/paper_history.html", paper, tab="paper_history", **context)


def _whole(value, least) -> int:
    return max(whole(value), least) if value and len(value) < 10 else least


def of_chapter(request, row, *, edited):
    """A chapter's changes and those of the rows it shows, with a form that compares any two of its texts."""
    changes = block_history(row)
    context = {
        "changes": in_runs(folded(changes)),
        "states": [change for change in changes if change.source == "plans.block"],
    }
    return edited_page(request, "plans/editing/chapter_history.html", edited, row, tab="paper_history", **context)


@requires(Permission.VIEW_HISTORY, fetch=fetching.block)
def compare(request, block):
    """Two states of a block, word by word: ``?from=…&to=…``."""
    states = [_state(block, request.GET.get(name)) for name in ("from", "to")]
    states.sort(key=lambda row: (row.history_date, row.history_id))
    before, after = states
    context = {
        "before": before,
        "after": after,
        "change": compare_blocks(*(compose_block(holding(block, CHAPTERS.data(state))) for state in states)),
        "facts": [change for change in field_changes(before, after) if change.before or change.after],
        "is_current": after.history_id == block.history.values_list("history_id", flat=True).first(),
    }
    return edited_page(request, "plans/editing/compare.html", CHAPTERS, block, tab="paper_history", **context)


def _state(block, value):
    rows = block.history.select_related("history_user")
    return get_object_or_404(rows, history_id=_whole(value, 0))


def restore(request, row, record, *, edited):
    """Put an earlier text back, as a new change with a reason."""
    states = edited.history(row, history_id=record)
    if not states:
        raise Http404
    [(earlier, data)] = states
    form = ReasonForm(request.POST or None, required=True)
    if request.method == "POST" and form.is_valid():
        why = {"revision": _whole(request.POST.get("revision"), 0), **form.cleaned_data}
        try:
            changed = editing.restore(edited, row, record, by=request.user, **why)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "The earlier text was put back." if changed else "The text is the same already.")
        return redirect(edited.url("history", row))
    context = {"earlier": earlier, "form": form, "difference": edited.difference(row, edited.data(row), data)}
    return edited_page(request, "plans/editing/restore.html", edited, row, tab="paper_history", **context)


def of_row(request, row, *, edited):
    """Every change of a row, in the words of its noun."""
    context = {
        "changes": changes_of(edited, row),
        "may_edit": not (row.removed_at or editing.reasons_not_to_edit(edited, row.paper, by=request.user)),
    }
    return edited_page(request, "plans/editing/history.html", edited, row, tab="paper_history", **context)


def changes_of(noun, row) -> list[RecordedChange]:
    """What each change of a row and its parts did to the words that people read, newest first."""
    states = noun.history(row)[:MOST]
    names = noun.names(row.paper, [data for _, data in states])
    words = [noun.words(data, names) for _, data in states]
    changes = []
    for number, (record, _) in enumerate(states):
        is_first = number + 1 == len(states)
        change = describe(None if is_first else states[number + 1][0], record)
        if change and not is_first:
            change.fields = [FieldChange(*field) for field in differing(words[number + 1], words[number])]
        if change:
            changes.append(change)
    return changes


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
