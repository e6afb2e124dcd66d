"""PDFs: ask for a draft's, watch it being made, fetch it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from partnerships.access import Permission, requires
from plans.models import Paper, Rendering
from plans.printing import renderings
from plans.printing.response import pdf_response, progress

S = Rendering.State


def visible_paper(user, key):
    return get_object_or_404(Paper.objects.visible_to(user), key=key)


def visible_rendering(user, pk):
    chosen = Rendering.objects.select_related("paper__partnership", "partnership", "version", "asked_by")
    return get_object_or_404(chosen.visible_to(user), pk=pk)


@requires(Permission.VIEW_DRAFT, fetch=visible_paper)
@require_POST
def ask_for_draft(request, paper):
    """Ask for a PDF of the draft as it stands; the same text on the same day is drawn once."""
    rendering = renderings.want_draft(paper, by=request.user, on=timezone.localdate())
    return redirect("plans:rendering", rendering.pk)


@requires(Permission.VIEW_DRAFT, fetch=visible_rendering)
@require_GET
def detail(request, rendering):
    """How far a PDF is; with scripts the page looks again by itself."""
    context = {
        "rendering": rendering,
        "progress": progress(rendering),
        "rows": _rows(rendering),
    }
    name = "plans/printing/state.html" if request.htmx else "plans/printing/rendering.html"
    return render(request, name, context)


@requires(Permission.VIEW_DRAFT, fetch=visible_rendering)
@require_POST
def try_again(request, rendering):
    if renderings.try_again(rendering):
        messages.success(request, "The PDF is being made again.")
    return redirect("plans:rendering", rendering.pk)


@requires(Permission.VIEW_DRAFT, fetch=visible_rendering)
@require_GET
def file(request, rendering) -> HttpResponse:
    if rendering.state != S.DONE:
        raise Http404
    return pdf_response(request, rendering, filename_of(rendering))


def filename_of(rendering) -> str:
    """``safer-anyborough-draft-2026-11-21.pdf``"""
    inputs = rendering.inputs
    if "draft" in inputs:
        suffix = f"draft {inputs['draft']['on']}"
    else:
        number = inputs.get("version", {}).get("number")
        suffix = f"version {number}" if number else rendering.get_kind_display()
    return f"{slugify(f'{rendering.owner_name} {suffix}')}.pdf"


def _rows(rendering):
    asked = timezone.localtime(rendering.asked_at)
    rows = [
        {"key": "Made from", "value": str(rendering.version or rendering.owner)},
        {"key": "Asked for", "value": f"{date_format(asked, 'l j F Y, H:i')}, by {rendering.asked_by}"},
    ]
    if rendering.attempts > 1:
        rows.append({"key": "Attempts", "value": str(rendering.attempts)})
    return rows
