"""Public pages, kept whole: made once for the rows behind them, the day, the address and the renderer's version.

Only for readers who are nobody in particular: nobody signed in, nothing to be told, the page as it is today. Whether a
page is still as it was kept is asked before anything of it is read; a browser that has it already is told so.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterable

from django.contrib.messages import get_messages
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from plans.models import Paper, RenderedText
from plans.papers.questions import PreparedQuestion
from plans.papers.record_state import state_of
from plans.public.frozen_text import renderers_version

_OF_PLAN = PreparedQuestion(
    lambda slug: Paper.objects.filter(plan__slug=slug).order_by().values_list("pk"), instead="slug"
)
_HTML, _PACKED = (
    PreparedQuestion(
        lambda key, name=name: RenderedText.objects.filter(key=key).order_by().values_list(name), instead="key"
    )
    for name in ("html", "packed")
)


def kept_page_of_plan(request: HttpRequest, slug: str, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The same of the paper of one plan, found by the plan's address."""
    return kept_page(request, lambda: [number for (number,) in _OF_PLAN.ask(slug)], make)


def kept_page(request: HttpRequest, papers: Callable[[], Iterable[int]], make: Callable[[], HttpResponseBase]):
    """The page that ``make`` makes of these papers (primary keys): where it is everybody's, what is kept of it."""
    if not _is_for_everybody(request):
        return make()
    numbers = list(papers())
    key = _key(request, numbers)
    tag = f'W/"{key}"'  # weak: packed or not, it is one page
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers={"ETag": tag})
    response = _kept(request, key)
    if response is None:
        response = make()
        # what was written meanwhile belongs to another key
        if response.status_code != 200 or key != _key(request, numbers):
            return response
        _keep(key, response.content)
    response["ETag"] = tag
    return response


def _is_for_everybody(request) -> bool:
    is_plain = request.method == "GET" and not request.META.get("QUERY_STRING")
    return is_plain and not request.user.is_authenticated and not len(get_messages(request))


def _key(request, numbers: Iterable[int]) -> str:
    """What the page hangs on. Some of its words and colours are of the day, and it gives its own address in full."""
    assets = getattr(staticfiles_storage, "manifest_hash", "")
    told = (renderers_version(), assets, timezone.localdate(), request.build_absolute_uri(), state_of(numbers))
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _kept(request, key) -> HttpResponse | None:
    """Packed for those who take it so: packing a long text anew costs more than all the rest."""
    is_packed = "gzip" in request.headers.get("Accept-Encoding", "")
    found = (_PACKED if is_packed else _HTML).ask(key)
    if not found:
        return None
    if not is_packed:
        return HttpResponse(found[0][0])
    response = HttpResponse(bytes(found[0][0]), headers={"Content-Encoding": "gzip"})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _keep(key, content: bytes) -> None:
    row = RenderedText(key=key, html=content.decode(), packed=gzip.compress(content))
    RenderedText.objects.bulk_create([row], ignore_conflicts=True)
