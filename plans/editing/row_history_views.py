"""The history of one row: who changed what, when and why, word by word; an earlier state put back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from partnerships.frame import tell_refusal
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from plans.document.marking import marked
from plans.editing import row_verbs as editing
from plans.papers.frame import paper_page
from plans.rows.sections import section_of

MOST = 100


def history(request, row, *, noun):
    states = noun.history(row)[:MOST]
    context = {
        "row": row,
        "noun": noun,
        "changes": changes_of(noun, row, states),
        "may_edit": not editing.reasons_not_to_edit_rows(noun, row.paper, by=request.user) and not row.removed_at,
        **_place(noun, row),
    }
    return paper_page(request, "plans/rows/row_history.html", row.paper, tab="paper_history", **context)


def _place(noun, row):
    section = section_of(noun)
    return {"section_title": kind_named(section.kind).label, "section_url": section.url(row.paper)}


def changes_of(noun, row, states) -> list[dict]:
    """One entry for each change, newest first, with what it changed."""
    names = noun.names(row.paper, [data for _, data in states])
    words = [noun.words(data, names) for _, data in states]
    changes = []
    for number, (record, _) in enumerate(states):
        before = states[number + 1][0] if number + 1 < len(states) else None
        verb, colour = verb_of(record, before)
        fields = compared(words[number + 1], words[number]) if before is not None else []
        changes.append({"record": record, "verb": verb, "colour": colour, "fields": fields})
    return changes


def verb_of(record, before) -> tuple[str, str]:
    if before is None:
        return "Added", "green"
    if record.removed_at and not before.removed_at:
        return "Removed", "red"
    if before.removed_at and not record.removed_at:
        return "Put back", "green"
    if record.position != before.position and record.revision == before.revision:
        return "Moved", "grey"
    return "Changed", "yellow"


def compared(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> list[tuple[str, SafeString]]:
    """The fields that differ, each with its words put in and left out."""
    pairs = zip(before, after, strict=True)
    return [(label, difference(old, new)) for (_, old), (label, new) in pairs if old != new]


def difference(before: str, after: str) -> SafeString:
    return SafeString(marked(_paragraphs(before), _paragraphs(after)))


def _paragraphs(words):
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())


def restore(request, row, record, *, noun):
    """Ask why, then bring an earlier state back as a new change."""
    states = {each.pk: (each, data) for each, data in noun.history(row)}
    if record not in states:
        raise Http404
    earlier, data = states[record]
    form = ReasonForm(request.POST if request.method == "POST" else None, required=True)
    if request.method == "POST" and form.is_valid():
        try:
            editing.restore_row(
                noun,
                row,
                record,
                by=request.user,
                revision=whole(request.POST.get("revision", "")),
                **form.cleaned_data,
            )
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "The earlier text was put back.")
        return redirect(reverse(f"{noun.namespace}:{noun.name}_history", args=[row.paper.key, row.key]))
    today = noun.data(row)
    names = noun.names(row.paper, [today, data])
    context = {
        "row": row,
        "noun": noun,
        "form": form,
        "earlier": earlier,
        "fields": compared(noun.words(today, names), noun.words(data, names)),
        **_place(noun, row),
    }
    return paper_page(request, "plans/rows/row_restore.html", row.paper, tab="paper_history", **context)
