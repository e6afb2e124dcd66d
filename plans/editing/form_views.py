"""The form of one chapter or row: write it, keep what is typed, and put two people's texts together when both saved."""

from functools import partial

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect

from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.merging import merge
from plans.editing import drafts
from plans.editing import verbs as editing
from plans.editing.frame import edited_page, refused_early
from plans.editing.splitting import split

SPLIT_LATER = "Somebody saved it while you were writing: save yours first and put both together, then split it."


def add(request, paper, *, edited):
    """The form of a new row."""
    return edit(request, edited.model(paper=paper), edited=edited)


def edit(request, row, *, edited):
    """What was typed is kept, whatever happens to the connection; whoever saves second sees both texts."""
    if not edited.has_form(row):
        return _without_form(edited, row)
    if request.method == "POST":  # what was typed is shown again even when it may not be saved any more
        return _posted(request, edited, row)
    if refused := refused_early(request, edited, row):
        return refused
    draft = drafts.kept(request.user, drafts.form_of(row), request.GET.get("tab"))
    if draft is None or request.GET.get("draft") != "restore":
        return _page(request, edited, row, edited.form(row, user=request.user), _reason(row), offers_drafts=True)
    typed = as_posted(draft.fields)
    form = edited.form(row, typed, user=request.user)
    form.show_as_typed()
    return _page(request, edited, row, form, _reason(row, typed), revision=draft.revision, restored=draft)


def _without_form(edited, row):
    """A kind whose rows have pages of their own: lead there."""
    url = edited.page(row)["rows_url"]
    if not url:
        raise Http404
    return redirect(url)


def _reason(row, typed=None):
    """Why the change is made, as it was typed, without checking it yet."""
    initial = {"reason": typed.get("reason", "")} if typed else {}
    return ReasonForm(initial=initial, required=row.paper.needs_reason_for_change)


def as_posted(fields: dict) -> QueryDict:
    """Kept fields as the POST they came from."""
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    return post


def _posted(request, edited, row):
    name, form = drafts.form_of(row), edited.form(row, request.POST, request.FILES or None, user=request.user)
    revision = whole(request.POST.get("revision", ""))
    if form.handle_structure_button():
        return _page(request, edited, row, form, _reason(row, request.POST), revision=revision)
    reason = ReasonForm(request.POST, required=row.paper.needs_reason_for_change)
    if reasons := editing.reasons_not_to_edit(edited, row.paper, by=request.user):
        form.show_as_typed()
        return _refused(request, edited, row, form, reason, reasons, revision)
    if not (form.is_valid() & reason.is_valid()):
        return _page(request, edited, row, form, reason, revision=revision)
    mine, why = form.cleaned_item(), {"by": request.user, **reason.cleaned_data}
    try:
        row, said = _saved(edited, row, form, mine, revision, why)
    except editing.Conflict as conflict:
        if sections_of(form):
            form.show_as_typed()
            return _refused(request, edited, row, form, reason, [SPLIT_LATER], revision)
        return _merge_page(request, edited, conflict.theirs, form, reason, mine, revision)
    except Refused as refused:
        return _refused(request, edited, row, form, reason, refused.reasons, revision)
    drafts.discard(request.user, name, *tabs_of(request.POST))
    messages.success(request, said)
    return redirect(edited.place_of(row))


def sections_of(form) -> list[tuple[str, str]]:
    """What the form was asked to cut off, as sections of their own."""
    return getattr(form, "sections", [])


def _saved(edited, row, form, mine, revision, why) -> tuple:
    """The row as it was saved, and what to say of it."""
    if row.pk is None:
        added = editing.add(edited, row.paper, mine, **why)
        return added, f"“{added}” was added."
    if sections := sections_of(form):
        split(row, mine, sections, revision=revision, **why)
        number = "1 section follows" if len(sections) == 1 else f"{len(sections)} sections follow"
        return row, f"“{row}” was split: {number} it now."
    beside = partial(form.save_rows, by=why["by"]) if edited.has_rows_beside(row) else None
    changed = editing.save(edited, row, mine, revision=revision, save_beside=beside, **why)
    return row, f"“{row}” was saved." if changed else f"Nothing had changed in “{row}”."


def _refused(request, edited, row, form, reason, reasons, revision):
    _keep(request, row, revision)
    reason.add_error(None, reasons)
    return _page(request, edited, row, form, reason, revision=revision)


def _keep(request, row, revision):
    which = {"tab": tabs_of(request.POST)[0], "turn": whole(request.POST.get("draft_turn", ""))}
    drafts.keep(request.user, drafts.form_of(row), drafts.typed(request.POST), revision=revision, **which)


def tabs_of(post) -> list[str]:
    """The tab that typed, and the earlier one whose draft it took over."""
    return [post.get("draft_tab", "")[:32], *filter(None, [post.get("draft_from", "")])]


def _page(request, edited, row, form, reason, *, revision=None, offers_drafts=False, restored=None, **context):
    own = {
        "form": form,
        "reason_form": reason,
        "revision": row.revision if revision is None else revision,
        "drafts": drafts.all_kept(request.user, drafts.form_of(row)),
        "offers_drafts": offers_drafts,
        "draft_form": drafts.form_of(row),
        "draft_tab": request.POST.get("draft_tab") or drafts.new_tab(),
        "draft_turn": whole(request.POST.get("draft_turn", "")),
        "draft_from": restored.tab if restored else request.POST.get("draft_from", ""),
        "restored": restored,
        "was_changed_since": restored is not None and row.pk is not None and restored.revision != row.revision,
        "back": edited.place_of(row) if row.pk else edited.list_url(row.paper),
        **edited.page(row),
    }
    template = context.pop("template", "plans/editing/edit.html")
    return edited_page(request, template, edited, row, **own | context)


def _merge_page(request, edited, theirs, form, reason, mine, revision):
    """Both texts side by side, what differs, and one form that holds them both under the new revision."""
    _keep(request, theirs, revision)
    if theirs.removed_at:
        said = f"“{theirs}” was removed while you were writing. Your text is kept: put it back, then save again."
        reason.add_error(None, said)
    standing, mine_html = edited.data(theirs), edited.shown(theirs, mine)
    merged, is_clean = merged_with(edited, theirs, mine, revision)
    newest = theirs.history.select_related("history_user").first()
    context = {
        "theirs_html": edited.shown(theirs),
        "mine_html": mine_html,
        "difference": mine_html and edited.difference(theirs, standing, mine),
        "who": newest.history_user or "The portal",
        "when": newest.history_date,
        "is_clean": bool(is_clean and mine_html),
        "template": "plans/editing/merge.html",
        "status": 409,
    }
    if mine_html:
        form = edited.form(theirs, user=request.user, data=merged)
    return _page(request, edited, theirs, form, reason, revision=theirs.revision, **context)


def merged_with(edited, theirs, mine: dict, revision: int) -> tuple[dict, bool]:
    """Both people's texts together, from the revision that both had read; whether they changed different parts."""
    states = edited.history(theirs, revision=revision)
    base = states[0][1] if states else mine
    return merge(base, edited.data(theirs), mine, edited.schema(theirs))
