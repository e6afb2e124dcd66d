"""The form of one chapter or row: write it, keep what is typed, and put two people's texts together when both saved."""

from functools import partial

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect

from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.merging import merge, merge_unknown
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
    return Writing(request, edited, row).answer()


def as_posted(fields: dict) -> QueryDict:
    """Kept fields as the POST they came from."""
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    return post


def sections_of(form) -> list[tuple[str, str]]:
    """What the form was asked to cut off, as sections of their own."""
    return getattr(form, "sections", [])


class Writing:
    """One request to write a chapter or row, on a page of its own; where it is written elsewhere, what differs is
    said there."""

    form_template, merge_template = "plans/editing/edit.html", "plans/editing/merge.html"
    #: What is answered to a form with faults.
    faulty = 200

    def __init__(self, request, edited, row):
        self.request, self.edited, self.row = request, edited, row

    def answer(self):
        if not self.edited.has_form(self.row):
            return self.without_form()
        if self.request.method == "POST":  # what was typed is shown again even when it may not be saved any more
            return self._posted()
        return self.closed() or self._opened()

    # --- What a place says for itself

    def without_form(self):
        """A kind whose rows have pages of their own: lead there."""
        url = self.edited.page(self.row)["rows_url"]
        if not url:
            raise Http404
        return redirect(url)

    def closed(self):
        """Why it cannot be opened; None where it can."""
        return refused_early(self.request, self.edited, self.row)

    def reasons(self) -> list[str]:
        """Why what was typed may not be saved."""
        return editing.reasons_not_to_edit(self.edited, self.row.paper, by=self.request.user)

    def saved(self, added: list, said: str):
        """The row was saved, and ``added`` after it."""
        messages.success(self.request, said)
        return redirect(self.edited.place_of(self.row))

    @property
    def draft_form(self) -> str:
        """The name under which what is typed here is kept."""
        return drafts.form_of(self.row)

    def more(self) -> dict:
        """What its templates show beside the form."""
        return {}

    # --- Opening and saving

    def _opened(self):
        draft = drafts.kept(self.request.user, self.draft_form, self.request.GET.get("tab"))
        if draft is None or self.request.GET.get("draft") != "restore":
            return self._page(self._form(), self._reason(), offers_drafts=True)
        typed = as_posted(draft.fields)
        form = self._form(typed)
        form.show_as_typed()
        return self._page(form, self._reason(typed), revision=draft.revision, restored=draft)

    def _form(self, posted=None, files=None, **data):
        return self.edited.form(self.row, posted, files, user=self.request.user, **data)

    def _reason(self, typed=None):
        """Why the change is made, as it was typed, without checking it yet."""
        return self._reason_form(initial={"reason": typed.get("reason", "")} if typed else {})

    def _reason_form(self, posted=None, **initial):
        return ReasonForm(posted, required=self.row.paper.needs_reason_for_change, **initial)

    def _posted(self):
        post = self.request.POST
        name, form = self.draft_form, self._form(post, self.request.FILES or None)
        self.revision = whole(post.get("revision", ""))
        if form.handle_structure_button():
            return self._page(form, self._reason(post), revision=self.revision)
        reason = self._reason_form(post)
        if reasons := self.reasons():
            form.show_as_typed()
            return self._refused(form, reason, reasons)
        if not (form.is_valid() & reason.is_valid()):
            return self._page(form, reason, revision=self.revision, status=self.faulty)
        mine, why = form.cleaned_item(), {"by": self.request.user, **reason.cleaned_data}
        try:
            added, said = self._save(form, mine, why)
        except editing.Conflict as conflict:
            if sections_of(form):
                form.show_as_typed()
                return self._refused(form, reason, [SPLIT_LATER])
            return self._merge_page(conflict.theirs, form, reason, mine)
        except Refused as refused:
            return self._refused(form, reason, refused.reasons)
        self.kept_elsewhere = drafts.discard(self.request.user, name, *drafts.tabs_of(post))
        return self.saved(added, said)

    def _save(self, form, mine, why) -> tuple[list, str]:
        """The rows that were added after this one, and what to say of it."""
        if self.row.pk is None:
            self.row = editing.add(self.edited, self.row.paper, mine, **why)
            return [], f"“{self.row}” was added."
        if sections := sections_of(form):
            added = split(self.row, mine, sections, revision=self.revision, **why)
            number = "1 section follows" if len(sections) == 1 else f"{len(sections)} sections follow"
            return added, f"“{self.row}” was split: {number} it now."
        beside = partial(form.save_rows, by=why["by"]) if self.edited.has_rows_beside(self.row) else None
        changed = editing.save(self.edited, self.row, mine, revision=self.revision, save_beside=beside, **why)
        return [], f"“{self.row}” was saved." if changed else f"Nothing had changed in “{self.row}”."

    # --- What cannot be saved is shown again

    def _refused(self, form, reason, reasons):
        self._keep()
        reason.add_error(None, reasons)
        return self._page(form, reason, revision=self.revision, status=self.faulty)

    def _keep(self):
        post = self.request.POST
        which = {"tab": drafts.tabs_of(post)[0], "turn": whole(post.get("draft_turn", ""))}
        drafts.keep(self.request.user, self.draft_form, drafts.typed(post), revision=self.revision, **which)

    def _merge_page(self, theirs, form, reason, mine):
        """Both texts side by side, what differs, and one form that holds them both under the new revision."""
        edited, self.row = self.edited, theirs
        self._keep()
        if theirs.removed_at:
            said = f"“{theirs}” was removed while you were writing. Your text is kept: put it back, then save again."
            reason.add_error(None, said)
        standing, mine_html = edited.data(theirs), edited.shown(theirs, mine)
        base = begun_from(edited, theirs, self.revision)
        merged, is_clean = merged_from(base, standing, mine, edited.schema(theirs))
        newest = theirs.history.select_related("history_user").first()
        context = {
            "theirs_html": edited.shown(theirs),
            "mine_html": mine_html,
            "difference": mine_html and edited.difference(theirs, standing, mine),
            "who": newest.history_user or "The portal",
            "when": newest.history_date,
            "is_clean": bool(is_clean and mine_html),
            "is_base_kept": base is not None,
            "template": self.merge_template,
            "status": 409,
        }
        if mine_html:
            form = self._form(data=merged)
        return self._page(form, reason, revision=theirs.revision, **context)

    def _page(self, form, reason, *, revision=None, offers_drafts=False, restored=None, **context):
        row, post = self.row, self.request.POST
        own = {
            "form": form,
            "reason_form": reason,
            "revision": row.revision if revision is None else revision,
            "drafts": drafts.all_kept(self.request.user, self.draft_form),
            "offers_drafts": offers_drafts,
            "draft_form": self.draft_form,
            "draft_tab": post.get("draft_tab") or drafts.new_tab(),
            "draft_turn": whole(post.get("draft_turn", "")),
            "draft_from": restored.tab if restored else post.get("draft_from", ""),
            "restored": restored,
            "was_changed_since": restored is not None and row.pk is not None and restored.revision != row.revision,
            "back": self.edited.place_of(row) if row.pk else self.edited.list_url(row.paper),
            **self.edited.page(row),
            **self.more(),
        }
        template = context.pop("template", self.form_template)
        return edited_page(self.request, template, self.edited, row, **own | context)


def begun_from(edited, theirs, revision: int) -> dict | None:
    """The text that both had read, else the nearest kept before it; None where nobody knows it any more."""
    if revision > theirs.revision:
        return None
    states = edited.history(theirs, revision=revision) or edited.history(theirs, revision__lt=revision)
    return states[0][1] if states else None


def merged_from(base: dict | None, theirs: dict, mine: dict, schema: dict) -> tuple[dict, bool]:
    """Both people's texts together, and whether they changed different parts."""
    return merge_unknown(theirs, mine, schema) if base is None else merge(base, theirs, mine, schema)
