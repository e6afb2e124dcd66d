"""What the draft of today changes against any of its versions."""

from django.http import Http404

from partnerships.access import Permission, requires
from plans.document.compare import compare
from plans.document.compose import compose
from plans.papers import fetching
from plans.papers.frame import paper_page


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def changes(request, paper):
    """``?version=3``; without a number, against the newest."""
    versions = list(paper.versions.visible_to(request.user).defer("canonical").order_by("-number"))
    asked = request.GET.get("version") or (versions[0].number if versions else "")
    version = next((each for each in versions if str(each.number) == str(asked)), None)
    if asked and version is None:
        raise Http404
    context = {"versions": versions, "version": version}
    if version:
        context["comparison"] = compare(version.document, compose(paper))
    return paper_page(request, "plans/papers/changes.html", paper, tab="paper_history", **context)
