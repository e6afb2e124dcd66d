"""A rendering as an answer to a request: the file, or a page that says how far it is."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from plans.models import Rendering

S = Rendering.State


def pdf_response(request: HttpRequest, rendering: Rendering, filename: str) -> HttpResponse:
    """The PDF as a file (``?download`` as an attachment); 202 and a page that looks again while it is being made.

    Whoever calls has asked who may see it. ``filename`` ends in ``.pdf``.
    """
    if rendering.state != S.DONE:
        return _not_yet(request, rendering)
    return stored_pdf(request, rendering.file.name, rendering.sha256, filename, is_public=rendering.is_public)


def stored_pdf(request: HttpRequest, name: str, sha256: str, filename: str, *, is_public: bool) -> HttpResponse:
    """A PDF of the store, asking nothing more of the database."""
    if request.htmx:  # the page that waited: now let the browser fetch the file itself
        return HttpResponse(headers={"HX-Refresh": "true"})
    etag = quote_etag(sha256)
    response = get_conditional_response(request, etag=etag) or _file(request, name, filename)
    response["ETag"] = etag
    # The address stays and its file changes with the record: always ask again, which the ETag makes cheap.
    patch_cache_control(response, no_cache=True, **({"public": True} if is_public else {"private": True}))
    return response


def progress(rendering: Rendering) -> dict:
    """How far a rendering is, for templates: label, words, whether to look again."""
    words = {
        S.WANTED: "Waiting for its turn",
        S.RENDERING: "Being made",
        S.DONE: "Ready",
        S.FAILED: "It could not be made",
    }
    values = {S.WANTED: 10, S.RENDERING: 50, S.DONE: 100, S.FAILED: 0}
    state = S(rendering.state)
    return {
        "words": words[state],
        "value": values[state],
        "is_done": state == S.DONE,
        "is_failed": state == S.FAILED,
        "is_under_way": state in (S.WANTED, S.RENDERING),
    }


def _file(request, name, filename):
    response = FileResponse(
        default_storage.open(name),
        as_attachment="download" in request.GET,
        filename=filename,
        content_type="application/pdf",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_yet(request, rendering):
    failed = rendering.state == S.FAILED
    name = "plans/printing/waiting_state.html" if request.htmx else "plans/printing/waiting.html"
    context = {"rendering": rendering, "progress": progress(rendering)}
    # htmx draws what a good answer holds only, so that its last question gets one even when the PDF failed.
    status = 200 if request.htmx else 503 if failed else 202
    response = render(request, name, context, status=status)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "300" if failed else "5"
    return response
