"""What every page about one chapter or row shows around its content, and whether it may be opened."""

from django.contrib import messages
from django.shortcuts import redirect

from plans.editing import verbs as editing
from plans.papers.frame import paper_page


def edited_page(request, template, edited, row, *, tab="paper", **context):
    """Render a page about one chapter or row inside the frame of its paper, with the way back to its list."""
    own = {
        "edited": edited,
        "row": row,
        "list_title": edited.list_title(row.paper),
        "list_url": edited.list_url(row.paper),
    }
    return paper_page(request, template, row.paper, tab=tab, **own | context)


def refused_early(request, edited, row):
    """Lead back with the reasons why the row may not be changed now; None where it may."""
    reasons = editing.reasons_not_to_edit(edited, row.paper, by=request.user)
    if row.removed_at and not reasons:
        reasons = [f"“{row}” was removed: put it back first."]
    if not reasons:
        return None
    messages.error(request, " ".join(reasons))
    return redirect(edited.list_url(row.paper))
