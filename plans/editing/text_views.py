"""One block: edit it, keep what is typed, and put two people's texts together when both saved."""

import copy

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires, signed_in
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.discussion.verbs import open_comments
from plans.document.compare import compare_blocks
from plans.document.compose import compose, compose_block
from plans.document.kinds import kind_named
from plans.document.merging import merge
from plans.document.render import render_block
from plans.editing import drafts
from plans.editing import verbs as editing
from plans.editing.views import place_of, rows_url
from plans.models import Block
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.outlines import piece_for

REMOVED = "This chapter was removed while you were writing. Your text is kept: put the chapter back, then save again."


@requires(Permission.EDIT_PAPER, fetch=fetching.block)
def edit(request, block):
    """The form of the block's kind; what was typed is kept, whatever happens to the connection."""
    if kind_named(block.kind).form_class is None:
        return _without_form(request, block)
    if request.method == "POST":  # what was typed is shown again even when it may not be saved any more
        return _posted(request, block)
    if reasons := block.paper.reasons_not_to_edit(request.user):
        messages.error(request, " ".join(reasons))
        return redirect("plans:paper", block.paper.key)
    draft = drafts.kept(request.user, drafts.form_of(block))
    if draft and request.GET.get("draft") == "restore":
        form = _form(block, request.user, as_posted(draft.fields))
        form.show_as_typed()
        reason = _reason_form(block, as_posted(draft.fields))
        return _page(request, block, form, reason, revision=draft.revision, restored=draft)
    return _page(request, block, _form(block, request.user), _reason_form(block), draft=draft)


def _without_form(request, block):
    """A kind whose rows have pages of their own: lead there."""
    url = rows_url(kind_named(block.kind), block.paper)
    if not url:
        raise Http404
    return redirect(url)


def _form(block, user, data=None, files=None):
    return kind_named(block.kind).form_class(data, files, block=block, paper=block.paper, user=user)


def _reason_form(block, data=None):
    return ReasonForm(data, required=block.paper.needs_reason_for_change)


def as_posted(fields: dict) -> QueryDict:
    """Kept fields as the POST they came from."""
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    return post


def _posted(request, block):
    form = _form(block, request.user, request.POST, request.FILES or None)
    reason = _reason_form(block, request.POST)
    revision = _revision(request.POST)
    if form.handle_structure_button():
        return _page(request, block, form, _reason_form(block, initial_of(request.POST)), revision=revision)
    if not (form.is_valid() & reason.is_valid()):
        return _page(request, block, form, reason, revision=revision)
    return _save(request, block, form, reason, revision)


def initial_of(post):
    """The reason as typed, without checking it yet."""
    return post if post.get("reason") else None


def _revision(post) -> int:
    return whole(post.get("revision", ""))


def _save(request, block, form, reason, revision):
    mine = {
        "heading": form.cleaned_data["heading"],
        "level": int(form.cleaned_data["level"]),
        "data": form.cleaned_block(),
    }
    save_rows = (lambda: form.save_rows(by=request.user)) if kind_named(block.kind).is_placement else None
    try:
        changed = editing.save_block(
            block,
            by=request.user,
            revision=revision,
            reason=reason.cleaned_data["reason"],
            save_rows=save_rows,
            **mine,
        )
    except editing.Conflict as conflict:
        drafts.keep(request.user, drafts.form_of(block), drafts.typed(request.POST), revision=revision)
        conflict.theirs.paper = block.paper
        if conflict.theirs.removed_at:
            reason.add_error(None, REMOVED)
        return _merge_page(request, conflict.theirs, mine, form, reason, revision)
    except Refused as refused:
        drafts.keep(request.user, drafts.form_of(block), drafts.typed(request.POST), revision=revision)
        for each in refused.reasons:
            reason.add_error(None, each)
        return _page(request, block, form, reason, revision=revision)
    drafts.discard(request.user, drafts.form_of(block))
    messages.success(request, f"“{block}” was saved." if changed else f"Nothing had changed in “{block}”.")
    return redirect(place_of(block))


def _page(request, block, form, reason, *, revision=None, draft=None, restored=None, **context):
    kind = kind_named(block.kind)
    own = {
        "the_block": block,
        "kind": kind,
        "form": form,
        "reason_form": reason,
        "revision": block.revision if revision is None else revision,
        "draft": draft,
        "draft_form": drafts.form_of(block),
        "restored": restored,
        "was_changed_since": restored is not None and restored.revision != block.revision,
        "piece": piece_for(block.paper.kind, block.kind, block.heading),
        "rows_url": rows_url(kind, block.paper),
        "rows_name": kind.rows_name,
        "comments": open_comments(block.paper).get(str(block.key), 0),
    }
    template = context.pop("template", "plans/editing/block_edit.html")
    return paper_page(request, template, block.paper, tab="paper", **own | context)


def _merge_page(request, theirs, mine, form, reason, revision):
    """Both texts side by side, what differs, and one form that holds them both."""
    standing = compose_block(theirs)
    typed = compose_block(_with(theirs, mine)) if not kind_named(theirs.kind).is_placement else None
    newest = theirs.history.select_related("history_user").first()
    merged, is_clean = merged_block(theirs, mine, revision)
    if typed:
        form = _form(_with(theirs, merged), request.user)
    context = {
        "theirs_html": _shown(standing, theirs.paper),
        "mine_html": typed and _shown(typed, theirs.paper),
        "difference": typed and compare_blocks(standing, typed),
        "who": newest.history_user,
        "when": newest.history_date,
        "is_clean": is_clean and typed is not None,
        "template": "plans/editing/block_merge.html",
        "status": 409,
    }
    return _page(request, theirs, form, reason, revision=theirs.revision, **context)


def _shown(block, paper):
    """A composed block as it reads in its paper."""
    return render_block(block, document=compose(paper), level=3)


def _with(block, values) -> Block:
    """An unsaved copy of a block that holds other values."""
    other = copy.copy(block)
    for name, value in values.items():
        setattr(other, name, value)
    return other


def merged_block(theirs: Block, mine: dict, revision: int) -> tuple[dict, bool]:
    """Heading, level and data of both people's texts together, from the revision that both had read."""
    base = theirs.history.filter(revision=revision).order_by("-history_date", "-history_id").first()
    names = ("heading", "level")
    start = {name: getattr(base, name) for name in (*names, "data")} if base else mine
    standing = {name: getattr(theirs, name) for name in (*names, "data")}
    data, is_clean = merge(start["data"], standing["data"], mine["data"], kind_named(theirs.kind).schema)
    rest, is_rest_clean = merge(*({name: side[name] for name in names} for side in (start, standing, mine)), {})
    return {**rest, "data": data}, is_clean and is_rest_clean


@signed_in
@require_POST
def draft_save(request):
    """Keep what a person is typing; answers with the time. The form's name says which row it belongs to."""
    form = request.POST.get("draft_form", "")[:100]
    if not form:
        return HttpResponse("Which form?", status=400, content_type="text/plain")
    try:
        draft = drafts.keep(request.user, form, drafts.typed(request.POST), revision=_revision(request.POST))
    except drafts.TooLong as error:
        return HttpResponse(str(error), status=413, content_type="text/plain")
    at = date_format(timezone.localtime(draft.saved_at), "H:i")
    return JsonResponse({"saved": f"Draft kept at {at}"})


@signed_in
@require_POST
def draft_discard(request):
    """Throw away what was typed into one form, and go back to it."""
    drafts.discard(request.user, request.POST.get("draft_form", ""))
    messages.success(request, "The unsaved text was discarded.")
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else reverse("pages:tasks"))
