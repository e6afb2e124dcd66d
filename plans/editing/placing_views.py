"""Where a chapter or a row stands: move it, remove it, put it back."""

from django.contrib import messages
from django.shortcuts import redirect

from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.editing import verbs as editing
from plans.editing.frame import edited_page, refused_early
from plans.papers.frame import paper_page


def move(request, row, *, edited):
    """One place up or down; while in approval a page asks for the reason first."""
    up = request.POST.get("direction") == "up"
    return with_reason(
        request,
        row.paper,
        question=f"Move “{row}” {'up' if up else 'down'}",
        button="Move",
        verb=lambda reason: editing.move(edited, row, by=request.user, up=up, reason=reason),
        back=edited.place_of(row),
    )


def put_back(request, row, *, edited):
    def verb(reason):
        editing.put_back(edited, row, by=request.user, reason=reason)
        messages.success(request, f"“{row}” was put back.")

    back = edited.place_of(row)
    return with_reason(request, row.paper, question=f"Put “{row}” back", button="Put back", verb=verb, back=back)


def with_reason(request, paper, *, question, button, verb, back):
    """Carry a verb out with the reason that was given; without one that is needed, ask for it first."""
    reason = request.POST.get("reason", "")
    if paper.needs_reason_for_change and not reason.strip():
        form = ReasonForm(request.POST if "reason" in request.POST else None, required=True)
        kept = {name: value for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "reason")}
        context = {"form": form, "question": question, "button": button, "kept": kept}
        return paper_page(request, "plans/editing/ask_reason.html", paper, tab="paper", **context)
    try:
        verb(reason)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect(back)


def remove(request, row, *, edited):
    """Ask, then take the row out; it can be put back."""
    if refused := refused_early(request, edited, row):
        return refused
    form = ReasonForm(request.POST if request.method == "POST" else None, required=row.paper.needs_reason_for_change)
    back = edited.list_url(row.paper)
    if request.method == "POST" and form.is_valid():
        try:
            editing.remove(edited, row, by=request.user, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{row}” was removed. {edited.kept_where}")
        return redirect(back)
    words = edited.asked_about(row)
    return edited_page(request, "plans/editing/remove.html", edited, row, form=form, words=words)
