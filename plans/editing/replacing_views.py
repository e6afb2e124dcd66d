"""A chapter of a kind that this portal does not know, made a chapter of text that can be written on."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect

from partnerships.access import requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.kinds import known_kinds
from plans.document.richtext import sanitise
from plans.document.unknown import as_rich_text
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.editing.frame import edited_page, refused_early
from plans.papers import fetching


@requires(CHAPTERS.permission, fetch=fetching.row_of(CHAPTERS))
def replace(request, block):
    """Show what the text will hold, then put it there; what was there can be put back."""
    if block.kind in known_kinds():
        return redirect(CHAPTERS.list_url(block.paper))
    if refused := refused_early(request, CHAPTERS, block):
        return refused
    form = ReasonForm(request.POST if request.method == "POST" else None, required=block.paper.needs_reason_for_change)
    html = sanitise(as_rich_text(block.data))
    if request.method == "POST" and form.is_valid():
        try:
            text = _put_instead(block, html, by=request.user, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
            return redirect(CHAPTERS.list_url(block.paper))
        messages.success(request, f"“{text}” is a chapter of text now. What was there can be put back.")
        return redirect(CHAPTERS.url("edit", text))
    return edited_page(request, "plans/editing/replace.html", CHAPTERS, block, form=form, html=html)


@transaction.atomic
def _put_instead(block, html: str, *, by, reason: str = ""):
    why = reason or "Replaced by text"
    data = CHAPTERS.data(block) | {"kind": "rich_text", "data": {"html": html}}
    text = editing.add(CHAPTERS, block.paper, data, by=by, after=block, reason=why)
    editing.remove(CHAPTERS, block, by=by, reason=why)
    return text
