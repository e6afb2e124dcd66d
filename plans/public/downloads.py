"""The PDFs that readers download, made by the worker and served from storage.

What is handed out is found by one row (``Download``); only what was never drawn yet is looked into further.
"""

from django.utils import timezone

from partnerships.access import public
from plans.models import Download
from plans.models.papers import with_owner
from plans.printing.downloads import offer_reading, offer_version
from plans.printing.renderings import current_amended_rendering, current_version_rendering, hurry
from plans.printing.response import pdf_response, stored_pdf
from plans.public.views import paper_of_plan, public_paper, public_reading, version_for


@public
def plan_pdf(request, slug):
    """The plan as amended, as one accessible PDF; ``?as_at=`` as it read on that day."""
    kept, filename = Download.objects.of_plan(slug), f"{slug}.pdf"
    if "as_at" not in request.GET and (file := kept.file()):
        return stored_pdf(request, *file, filename, is_public=True)
    read = public_reading(request, slug)
    is_today = read.on == timezone.localdate() and read.version.is_public
    rendering = offer_reading(read) if is_today else current_amended_rendering(read.plan, read.on)
    return pdf_response(request, rendering, filename)


@public
def version_pdf(request, slug, number):
    kept, filename = Download.objects.filter(version__paper__plan__slug=slug), f"{slug}-version-{number}.pdf"
    if file := kept.filter(version__number=number).file():
        return stored_pdf(request, *file, filename, is_public=True)
    return _first(request, version_for(request.user, paper_of_plan(request.user, slug), number), filename)


@public
def paper_version_pdf(request, key, number):
    kept = Download.objects.filter(version__paper__key=key, version__number=number, ready__isnull=False)
    if found := kept.select_related("ready", *with_owner("version__paper")).first():
        name = f"{found.version.file_name}.pdf"
        return stored_pdf(request, found.ready.file.name, found.ready.sha256, name, is_public=True)
    shown = version_for(request.user, public_paper(request.user, key), number)
    return _first(request, shown, f"{shown.file_name}.pdf")


def _first(request, version, filename):
    """A Version whose PDF was not ready yet, or is not public."""
    rendering = offer_version(version) if version.is_public else current_version_rendering(version)
    hurry(rendering)
    return pdf_response(request, rendering, filename)
