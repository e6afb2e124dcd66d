"""The PDFs that readers download, made by the worker and served from storage."""

from partnerships.access import public
from plans.printing.renderings import current_amended_rendering, current_version_rendering
from plans.printing.response import pdf_response
from plans.public.views import paper_of_plan, public_paper, public_reading, version_for


@public
def plan_pdf(request, slug):
    """The plan as amended, as one accessible PDF."""
    read = public_reading(request, slug)
    return pdf_response(request, current_amended_rendering(read.plan, read.on), f"{slug}.pdf")


@public
def version_pdf(request, slug, number):
    shown = version_for(request.user, paper_of_plan(request.user, slug), number)
    return pdf_response(request, current_version_rendering(shown), f"{slug}-version-{number}.pdf")


@public
def paper_version_pdf(request, key, number):
    shown = version_for(request.user, public_paper(request.user, key), number)
    return pdf_response(request, current_version_rendering(shown), f"{shown.paper.kind}-version-{number}.pdf")
