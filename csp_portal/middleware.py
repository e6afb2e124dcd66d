"""Every request has a short reference: it stands in the log, in a response header and on error pages."""

import contextvars
import logging
import secrets

from csp_portal.errors import method_not_allowed

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misread over the telephone
_current = contextvars.ContextVar("reference", default="-")


def new_reference():
    """Eight characters in two groups, such as ``K7QP-2MXA``."""
    characters = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{characters[:4]}-{characters[4:]}"


class ReferenceMiddleware:
    """Give the request its reference."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.reference = new_reference()
        token = _current.set(request.reference)
        try:
            response = self.get_response(request)
            if response.status_code == 405 and not response.streaming and not response.content:
                response = method_not_allowed(request, response)
        finally:
            _current.reset(token)
        response["X-Reference"] = request.reference
        return response


class ReferenceFilter(logging.Filter):
    """Add the current request's reference to a log record."""

    def filter(self, record):
        record.reference = _current.get()
        return True
