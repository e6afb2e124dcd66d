"""Two versions of one paper, side by side."""

from django.http import Http404
from django.shortcuts import redirect, render

from partnerships.access import public
from partnerships.identity.brand import brand_of
from partnerships.numbers import whole
from plans.document.compare import compare
from plans.public.views import paper_of_plan, public_paper, version_for


@public
def compare_versions(request, slug, a, b):
    return _show_comparison(request, paper_of_plan(request.user, slug), a, b)


@public
def compare_paper_versions(request, key, a, b):
    return _show_comparison(request, public_paper(request.user, key), a, b)


def _show_comparison(request, paper, a, b):
    """Two Versions of one paper, block by block; the earlier one always stands first."""
    earlier, later = (version_for(request.user, paper, number) for number in sorted((a, b)))
    context = {
        "paper": paper,
        "partnership": paper.partnership,
        "brand": brand_of(paper.partnership),
        "earlier": earlier,
        "later": later,
        "comparison": compare(earlier.document, later.document),
        "versions": paper.versions.visible_to(request.user).order_by("number"),
    }
    return render(request, "plans/public/version_compare.html", context)


@public
def choose_comparison(request, key):
    """The form on version pages: two numbers, to the page that compares them."""
    public_paper(request.user, key)
    numbers = [whole(request.GET.get(name, "")) for name in ("a", "b")]
    if not all(numbers):
        raise Http404
    return redirect("plans:compare_paper", key=key, a=numbers[0], b=numbers[1])
