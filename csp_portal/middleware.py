"""Every request has a short reference: it stands in the log, in a response header and on error pages."""

import contextvars
import logging
import secrets
from functools import partial

from django.conf import settings
from django.http import Http404, QueryDict

from csp_portal import access_log
from csp_portal.call_stack import with_room
from csp_portal.errors import bad_request, drain, method_not_allowed, too_large, without_length
from partnerships.numbers import LARGEST_KEY, whole

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misread over the telephone
_current = contextvars.ContextVar("reference", default="-")


def new_reference():
    """Eight characters in two groups, such as ``K7QP-2MXA``."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{characters[:4]}-{characters[4:]}"


class RoomMiddleware:
    """All that is called to answer a request finds its room in one piece (see ``csp_portal.call_stack``)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return with_room(partial(self.get_response, request))


class ReferenceMiddleware:
    """Give the request its reference."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.reference = new_reference()
        token, began = _current.set(request.reference), access_log.begin()
        try:
            response = self.get_response(request)
            if response.status_code == 405 and not response.streaming and not response.content:
                response = method_not_allowed(request, response)
            access_log.note(request, response, began)
        finally:
            _current.reset(token)
        response["X-Reference"] = request.reference
        return response


class NotTooLargeMiddleware:
    """A body that is longer than any form with its files is not taken; what a refusal left unread is got rid of."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if whole(request.META.get("CONTENT_LENGTH") or 0, settings.MOST_SENT + 1) > settings.MOST_SENT:
            return too_large(request)
        if "HTTP_TRANSFER_ENCODING" in request.META and not request.META.get("CONTENT_LENGTH"):
            return without_length(request)
        response = self.get_response(request)
        drain(request)
        return response


class NoNulMiddleware:
    """The character NUL, which PostgreSQL does not keep: refused in an address, dropped from what a form sends."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """After the check of the form's token, which has read the form already."""
        if request.method == "POST" and any(map(_has_nul, request.POST.lists())):
            fields = [(_plain(name), list(map(_plain, values))) for name, values in request.POST.lists()]
            request.POST = QueryDict(mutable=True)
            for name, values in fields:
                request.POST.setlist(name, values)


class NoSuchNumberMiddleware:
    """An address with a number that no row can have leads nowhere: SQLite would break over it (a key elsewhere asked
    for by it), and so would a year that no calendar has."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if any(isinstance(value, int) and value > LARGEST_KEY for value in kwargs.values()):
            raise Http404


def _has_nul(field):
    name, values = field
    return any("\x00" in text for text in (name, *values))


def _plain(text):
    return text.replace("\x00", "")


class ReferenceFilter(logging.Filter):
    """Add the current request's reference to a log record."""

    def filter(self, record):
        record.reference = _current.get()
        return True
