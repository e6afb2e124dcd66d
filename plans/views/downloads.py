"""The PDFs that readers download."""

from django.http import Http404
from django.utils.text import slugify

from partnerships.access import public
from plans.renderings import current_amended_rendering, current_version_rendering, pdf_response
from plans.views.public import paper_of_plan, public_paper, public_reading, version_for


@public
def plan_pdf(request, slug):
    """The plan as amended, as one accessible PDF."""
    read = public_reading(request, slug)
    rendering = current_amended_rendering(read.plan, read.on)
    if rendering is None:
        raise Http404
    return pdf_response(request, rendering, f"{read.plan.slug}.pdf")


@public
def version_pdf(request, slug, number):
    version = version_for(request.user, paper_of_plan(request.user, slug), number)
    return pdf_response(request, current_version_rendering(version), f"{slug}-version-{number}.pdf")


@public
def paper_version_pdf(request, key, number):
    version = version_for(request.user, public_paper(request.user, key), number)
    name = f"{slugify(version.paper.title)}-version-{number}.pdf"
    return pdf_response(request, current_version_rendering(version), name)
