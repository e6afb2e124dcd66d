"""The pages of one row, the same for every noun: add, edit, move, remove, put back."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict

from partnerships.frame import tell_refusal
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from plans.document.merging import merge
from plans.editing import drafts
from plans.editing import row_verbs as editing
from plans.papers.frame import paper_page
from plans.rows.sections import section_of


def place_of(noun, row) -> str:
    """The row in the list of its section."""
    return f"{section_of(noun).url(row.paper)}#row-{row.key}"


def add(request, paper, *, noun):
    """The form of a new row."""
    section = section_of(noun)
    if request.method != "POST" and (refused := _refuse_early(request, noun, paper)):
        return refused
    name = f"{noun.name}:new:{paper.pk}"
    form, reason, is_sound = _forms(request, noun, paper, None, name)
    if is_sound:
        try:
            row = editing.add_row(noun, paper, form.cleaned_item(), by=request.user, **reason.cleaned_data)
        except Refused as refused:
            drafts.keep(request.user, name, drafts.typed(request.POST))
            reason.add_error(None, refused.reasons)
        else:
            drafts.discard(request.user, name)
            messages.success(request, f"“{row}” was added.")
            return redirect(place_of(noun, row))
    return _page(request, paper, noun, form, reason, draft_form=name, cancel=section.url(paper))


def edit(request, row, *, noun):
    """The form of a row; whoever saves second sees both texts."""
    is_posted = request.method == "POST"  # what was typed is shown again even when it may not be saved any more
    if not is_posted and (refused := _refuse_early(request, noun, row.paper)):
        return refused
    if row.removed_at and not is_posted:
        messages.error(request, f"“{row}” was removed: put it back first.")
        return redirect(section_of(noun).url(row.paper))
    form, reason, is_sound = _forms(request, noun, row.paper, noun.data(row), drafts.form_of(row))
    if not is_sound:
        return _row_page(request, noun, row, form, reason, revision=_revision_read(request, row))
    return _save(request, noun, row, form, reason)


def _refuse_early(request, noun, paper):
    reasons = editing.reasons_not_to_edit_rows(noun, paper, by=request.user)
    if not reasons:
        return None
    messages.error(request, " ".join(reasons))
    return redirect(section_of(noun).url(paper))


def _forms(request, noun, paper, item, draft_name):
    """The row's form, the reason's form, and whether both were posted to be saved and are sound."""
    needed = paper.needs_reason_for_change
    if request.method != "POST":
        draft = drafts.kept(request.user, draft_name) if request.GET.get("draft") == "restore" else None
        typed = MultiValueDict(draft.fields) if draft else None
        form = noun.form_class(typed, paper=paper, item=item)
        if draft:
            form.show_as_typed()
        return form, ReasonForm(typed, required=False) if typed else ReasonForm(required=needed), False
    form = noun.form_class(request.POST, paper=paper, item=item)
    if form.handle_structure_button():
        typed = {"reason": request.POST.get("reason", "")}
        return form, ReasonForm(initial=typed, required=needed), False
    reason = ReasonForm(request.POST, required=needed)
    if reasons := editing.reasons_not_to_edit_rows(noun, paper, by=request.user):
        form.show_as_typed()
        drafts.keep(request.user, draft_name, drafts.typed(request.POST), revision=_revision(request))
        reason.add_error(None, reasons)
        return form, reason, False
    return form, reason, form.is_valid() & reason.is_valid()


def _save(request, noun, row, form, reason):
    mine, revision = form.cleaned_item(), _revision(request)
    try:
        changed = editing.save_row(noun, row, mine, by=request.user, revision=revision, **reason.cleaned_data)
    except editing.RowConflict as conflict:
        drafts.keep(request.user, drafts.form_of(row), drafts.typed(request.POST), revision=revision)
        conflict.theirs.paper = row.paper
        if conflict.theirs.removed_at:
            reason.add_error(None, "This was removed while you were writing. Put it back, then save again.")
        return _merge_page(request, noun, conflict.theirs, mine, reason, revision)
    except Refused as refused:
        drafts.keep(request.user, drafts.form_of(row), drafts.typed(request.POST), revision=revision)
        reason.add_error(None, refused.reasons)
        return _row_page(request, noun, row, form, reason, revision=revision)
    drafts.discard(request.user, drafts.form_of(row))
    row.refresh_from_db(fields=["key"])
    messages.success(request, "The change was saved." if changed else "Nothing had changed.")
    return redirect(place_of(noun, row))


def _revision_read(request, row) -> int:
    """The revision on which the text in the form stands: a restored draft's is the one its writer had read."""
    if request.method == "POST":
        return _revision(request)
    draft = drafts.kept(request.user, drafts.form_of(row)) if request.GET.get("draft") == "restore" else None
    return draft.revision if draft else row.revision


def _revision(request) -> int:
    return whole(request.POST.get("revision", ""))


def _merge_page(request, noun, theirs, mine, reason, revision):
    """Both texts side by side, and the form with both together under the new revision."""
    states = noun.history(theirs)
    standing = noun.data(theirs)
    base = next((data for record, data in states if record.revision == revision), mine)
    merged, is_clean = merge(base, standing, mine, item_schema(noun))
    newest = states[0][0]
    names = noun.names(theirs.paper, [standing, mine])
    context = {
        "theirs": noun.words(standing, names),
        "mine": noun.words(mine, names),
        "who": newest.history_user or "The portal",
        "when": newest.history_date,
        "is_clean": is_clean,
        "template": "plans/rows/row_merge.html",
        "status": 409,
    }
    form = noun.form_class(paper=theirs.paper, item=merged)
    return _row_page(request, noun, theirs, form, reason, revision=theirs.revision, **context)


def item_schema(noun) -> dict:
    """The JSON Schema of one of the noun's rows: it tells rich text from plain."""
    return kind_named(noun.section).schema["properties"][noun.data_name]["items"]


def _row_page(request, noun, row, form, reason, *, revision=None, **context):
    own = {
        "row": row,
        "revision": row.revision if revision is None else revision,
        "draft_form": drafts.form_of(row),
        "cancel": place_of(noun, row),
    }
    return _page(request, row.paper, noun, form, reason, **own | context)


def _page(request, paper, noun, form, reason, *, draft_form, template="plans/rows/row_form.html", **context):
    is_restored = request.GET.get("draft") == "restore"
    own = {
        "noun": noun,
        "form": form,
        "reason_form": reason,
        "draft_form": draft_form,
        "draft": None if is_restored or request.method == "POST" else drafts.kept(request.user, draft_form),
        "is_restored": is_restored,
        "section_title": kind_named(noun.section).label,
        "section_url": section_of(noun).url(paper),
    }
    return paper_page(request, template, paper, tab="paper", **own | context)


def move(request, row, *, noun):
    """One place up or down; while in approval a page asks for the reason first."""
    up = request.POST.get("direction") == "up"
    question = f"Move “{row}” {'up' if up else 'down'}"
    return with_reason(
        request, row, noun, question, "Move", lambda **why: editing.move_row(noun, row, by=request.user, up=up, **why)
    )


def put_back(request, row, *, noun):
    def verb(**why):
        editing.put_row_back(noun, row, by=request.user, **why)
        messages.success(request, f"“{row}” was put back.")

    return with_reason(request, row, noun, f"Put “{row}” back", "Put back", verb)


def with_reason(request, row, noun, question, button, verb):
    """Carry a verb out, with the reason that was given; without one that is needed, ask for it first."""
    reason = request.POST.get("reason", "")
    if row.paper.needs_reason_for_change and not reason.strip():
        asked = "reason" in request.POST
        form = ReasonForm(request.POST if asked else None, required=True)
        kept = {name: value for name, value in request.POST.items() if name not in ("csrfmiddlewaretoken", "reason")}
        context = {"form": form, "question": question, "button": button, "kept": kept}
        return paper_page(request, "plans/editing/ask_reason.html", row.paper, tab="paper", **context)
    try:
        verb(reason=reason)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect(place_of(noun, row))


def remove(request, row, *, noun):
    """Ask, then take the row out; it can be put back."""
    if refused := _refuse_early(request, noun, row.paper):
        return refused
    form = ReasonForm(request.POST if request.method == "POST" else None, required=row.paper.needs_reason_for_change)
    section = section_of(noun)
    if request.method == "POST" and form.is_valid():
        try:
            editing.remove_row(noun, row, by=request.user, **form.cleaned_data)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{row}” was removed. It is kept below the list and can be put back.")
        return redirect(section.url(row.paper))
    data = noun.data(row)
    words = noun.words(data, noun.names(row.paper, [data]))
    context = {"row": row, "noun": noun, "form": form, "words": words}
    own = {"section_title": kind_named(section.kind).label, "section_url": section.url(row.paper)}
    return paper_page(request, "plans/rows/row_remove.html", row.paper, tab="paper", **context | own)
