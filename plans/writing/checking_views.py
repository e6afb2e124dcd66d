"""What of a text is worth another look, said beside it; without scripts on a page of its own."""

from django.shortcuts import render

from partnerships.access import Permission, requires
from plans.document.compose import compose
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.writing.checking import check


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def checks(request, paper):
    plan = paper.parent_plan if paper.kind == paper.Kind.ADDENDUM else None
    beyond = plan.paper.blocks.placed().values_list("key", flat=True) if plan else ()
    checked = check(compose(paper), map(str, beyond))
    if request.htmx:
        return render(request, "plans/writing/checks.html", {"paper": paper, "checked": checked, "is_part": True})
    return paper_page(request, "plans/writing/checks_page.html", paper, tab="write", checked=checked)
