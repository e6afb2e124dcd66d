"""What a browser refused under the Content-Security-Policy: one line in the log, and nothing kept.

Anybody may send anything here: a report is small, of a known shape, and only so many a minute are told of.
"""

import json
import logging
import time
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from partnerships.access import public_form
from partnerships.numbers import whole

logger = logging.getLogger(__name__)
TYPES = {"application/csp-report", "application/reports+json", "application/json"}
LONGEST = 16 * 1024  # bytes of a report
MOST_AT_ONCE = 5  # refusals in one report
MOST_WORDS = 200
#: Name in reports of the older shape → in those of the newer one.
NAMES = {"effective-directive": "effectiveDirective", "blocked-uri": "blockedURL", "document-uri": "documentURL"}


class EachMinute:
    """Only so many in a minute, of this process: a flood of reports must not drown the log."""

    def __init__(self, most: int):
        self.most, self.began, self.number = most, 0.0, 0

    def allows(self, now: float) -> bool:
        if now - self.began >= 60:
            self.began, self.number = now, 0
        self.number += 1
        return self.number <= self.most


told = EachMinute(20)


@csrf_exempt  # a browser sends it by itself
@never_cache
@require_POST
@public_form
def csp_reports(request):
    if whole(request.headers.get("Content-Length") or 0, LONGEST + 1) > LONGEST:
        return HttpResponse(status=413)
    if request.content_type not in TYPES:
        return HttpResponse(status=400)
    try:
        found = refusals(json.loads(request.body))
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    for each in found:
        if told.allows(time.monotonic()):
            logger.warning("The browser refused %s", each)
    return HttpResponse(status=204)


def refusals(report) -> list[str]:
    """In words, from reports of either shape; what is none is left out."""
    bodies = [each.get("body") for each in report if isinstance(each, dict)] if isinstance(report, list) else []
    if isinstance(report, dict):
        bodies = [report.get("csp-report")]
    return [_words(body) for body in bodies[:MOST_AT_ONCE] if isinstance(body, dict)]


def _words(body) -> str:
    directive, blocked, document = (str(body.get(old) or body.get(new) or "?") for old, new in NAMES.items())
    return f"{_plain(blocked)} ({_plain(directive)}) on {_page(document)}"


def _page(address) -> str:
    """The kind of page, for its address may hold a secret."""
    try:
        return resolve(urlsplit(address).path or "/").route or "/"
    except (Resolver404, ValueError):
        return "an unknown page"


def _plain(words) -> str:
    """An address without its query, on one line."""
    return ascii(words.partition("?")[0][:MOST_WORDS])[1:-1]
