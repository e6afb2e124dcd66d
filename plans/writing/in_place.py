"""A chapter written where it reads: the same form and verbs as on its own page, answered as a part of the page."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from plans.discussion.verbs import open_comments
from plans.editing import verbs as editing
from plans.editing.form_views import Writing
from plans.suggesting.verbs import reasons_not_to_suggest
from plans.writing.pieces import drafts_of, newest_drafts, outline_of, piece_of


def show_chapters(request, paper, blocks, *, notice="", status=200, with_outline=True, drafts=None):
    """Chapters as they read now, with the outline unless that stands as it stood; ``drafts`` where they are known."""
    blocks, comments = [block for block in blocks if block.removed_at is None], open_comments(paper)
    newest = newest_drafts(drafts_of(blocks, request.user) if drafts is None else drafts)
    context = {
        "paper": paper,
        "pieces": [piece_of(block, comments, newest) for block in blocks],
        "outline": outline_of(paper, comments=comments) if with_outline else None,
        "notice": notice,
        "can_edit": not paper.reasons_not_to_edit(request.user),
        "may_suggest": not reasons_not_to_suggest(paper, by=request.user),
    }
    return render(request, "plans/writing/parts.html", context, status=status)


class InPlace(Writing):
    form_template, merge_template = "plans/writing/form.html", "plans/writing/merge.html"
    faulty = 422

    def __init__(self, request, edited, row):
        super().__init__(request, edited, row)
        self.line_before = self._line()

    def _line(self) -> tuple:
        """What the outline shows of it."""
        return self.row.heading, self.row.level

    def without_form(self):
        raise Http404

    def closed(self):
        reasons = editing.reasons_not_to_edit(self.edited, self.row.paper, by=self.request.user)
        if self.row.removed_at and not reasons:
            reasons = [f"“{self.row}” was removed meanwhile: put it back first."]
        return show_chapters(self.request, self.row.paper, [self.row], notice=" ".join(reasons)) if reasons else None

    def saved(self, added, said):
        is_other = bool(added) or self._line() != self.line_before
        known = {"with_outline": is_other, "drafts": self.kept_elsewhere}
        return show_chapters(self.request, self.row.paper, [self.row, *added], notice=said, **known)

    def more(self):
        """Where it is saved from here, and the page that does the same without scripts."""
        return {
            "place": reverse("plans:write_chapter", args=[self.row.paper.key, self.row.key]),
            "edit_path": self.edited.url("edit", self.row),
        }
