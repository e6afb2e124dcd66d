"""Plain error pages with a reference and without a trace. They read nothing from the database."""

import sys
from contextlib import suppress

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

UNKNOWN = "not known"
NO_DATABASE = (OperationalError, InterfaceError)
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent)
TOO_LONG_A_DRAFT = "This is more text than a draft can hold: take some of it out, or save it in parts."
PIECE = 1024 * 1024
#: Pieces of a body that are read and thrown away; a sender of more is cut off.
DRAINED = 256


def _page(request, template, status, **context):
    context["reference"] = getattr(request, "reference", UNKNOWN)
    return HttpResponse(render_to_string(template, context), status=status)


@login_not_required
@requires_csrf_token
def bad_request(request, exception=None):
    if isinstance(exception, TOO_MUCH):
        return too_large(request)
    return _page(request, "400.html", 400)


def drain(request):
    """Read what nobody has read: a server that answers and closes while a browser still sends is not heard."""
    with suppress(Exception):
        for _ in range(DRAINED):
            if not request.read(PIECE):
                break


def without_length(request):
    """A body whose end nobody announced would be taken for an empty one, and its form for one without its token."""
    return HttpResponse(
        "Send the length of what you send (Content-Length).", status=411, content_type="text/plain; charset=utf-8"
    )


def too_large(request):
    """What was sent is longer than is read: said in words, after the sender has got rid of it."""
    drain(request)
    if "X-Autosave" in request.headers:
        return HttpResponse(TOO_LONG_A_DRAFT, status=413, content_type="text/plain")
    return _page(request, "413.html", 413, typed=settings.DATA_UPLOAD_MAX_MEMORY_SIZE, sent=settings.MOST_SENT)


@login_not_required
@requires_csrf_token
def permission_denied(request, exception=None):
    reason = str(exception) if exception and str(exception) else ""
    return _page(request, "403.html", 403, reason=reason)


@login_not_required
@requires_csrf_token
def not_found(request, exception=None):
    return _page(request, "404.html", 404)


@login_not_required
@requires_csrf_token
def server_error(request):
    if not means_outage(sys.exc_info()[1]):
        return _page(request, "500.html", 500)
    response = _page(request, "503.html", 503)
    response["Retry-After"] = "30"
    return response


def means_outage(fault: BaseException | None) -> bool:
    """Whether a request failed because the database is away, ends or is overrun: it may be sent again soon."""
    if not isinstance(fault, NO_DATABASE):
        return False
    if connection.vendor == "postgresql":
        code = getattr(fault.__cause__, "pgcode", None)
        return code is None or code.startswith(("08", "53", "57P"))
    return any(words in str(fault) for words in ("locked", "unable to open", "disk"))


@login_not_required
def csrf_failure(request, reason=""):
    from csp_portal.pages.kept_posts import rescue  # late: settings name this module before the apps are ready

    return rescue(request) or _page(request, "403_csrf.html", 403)


def method_not_allowed(request, response):
    """Give a bare refusal of the method a page, keeping its Allow header."""
    response.content = render_to_string("405.html", {"reference": getattr(request, "reference", UNKNOWN)})
    response["Content-Type"] = "text/html; charset=utf-8"
    return response
