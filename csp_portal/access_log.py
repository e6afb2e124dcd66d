"""One line in the log for each request: what was asked for, the answer, how long it took, who is signed in, by number.

Which page it was is told by its pattern: an address may hold a secret (an invitation, a calendar). Nothing tells from
where it was asked.
"""

import contextvars
import logging
import time

from django.conf import settings

logger = logging.getLogger(__name__)
#: Asked by machines all day long.
UNTOLD = {"healthz", "metrics"}
MOST_WORDS = 200
_refused = contextvars.ContextVar("refused", default="")


def begin() -> float:
    _refused.set("")
    return time.monotonic()


def note(request, response, began: float) -> None:
    match, status = request.resolver_match, response.status_code
    if (match and match.url_name in UNTOLD) or request.path.startswith(settings.STATIC_URL):
        return
    user = getattr(request, "_cached_user", None)  # never a question of its own
    words = [
        request.method[:10],
        f"/{match.route}" if match else ascii(request.path[:MOST_WORDS])[1:-1],
        str(status),
        f"{(time.monotonic() - began) * 1000:.0f} ms",
        f"person {user.pk}" if user and user.pk else "",
        _refused.get() if status >= 400 else "",
    ]
    logger.log(logging.WARNING if 400 <= status < 500 else logging.INFO, " ".join(filter(None, words)))


class ExpectedFilter(logging.Filter):
    """A refusal is told by its request's own line: Django's words for it are kept for that, and without their trace. In
    an outage of the database one line is enough too."""

    def filter(self, record):
        status = getattr(record, "status_code", 0)
        if record.name.startswith("django.") and 400 <= status < 500:
            _refused.set(_reason(record))
            return False
        if status == 503:
            record.exc_info = record.exc_text = None
        return True


def _reason(record) -> str:
    """Django's words without the address, which may hold a secret."""
    words, request = record.getMessage(), getattr(record, "request", None)
    if request is not None:
        words = words.removesuffix(request.path).rstrip(": ")
    return ascii(words[:MOST_WORDS])[1:-1]
