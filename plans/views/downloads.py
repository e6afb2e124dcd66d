"""The PDFs that readers download."""

from django.http import Http404

from partnerships.access import public
from plans.views.public import paper_of_plan, public_paper, public_reading, version_for


@public
def plan_pdf(request, slug):
    """The plan as amended, as one accessible PDF."""
    public_reading(request, slug)
    raise Http404


@public
def version_pdf(request, slug, number):
    version_for(request.user, paper_of_plan(request.user, slug), number)
    raise Http404


@public
def paper_version_pdf(request, key, number):
    version_for(request.user, public_paper(request.user, key), number)
    raise Http404
