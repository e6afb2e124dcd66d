"""The HTML of frozen texts: made once for the texts' checksums, the Record beside them and the renderer's version."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe

from plans.document.render import render_document
from plans.models import RenderedText

#: What is drawn of a text hangs on these: any change of them makes every text anew.
RENDERER = ("partnerships", "plans", "priorities", "actions", "governance", "csp_portal", "templates")
#: After so long a text is made anew: what nobody reads is not kept for ever.
KEPT_FOR = timedelta(days=90)
#: A whole page is that of one day.
PAGES_KEPT_FOR = timedelta(days=1)


def frozen_html(sha256s: Iterable[str], document: Callable[[], dict], record: dict) -> SafeString:
    """The text of the versions with these checksums as a page shows it; ``document`` is asked only where it is new."""
    key = _key(sha256s, record)
    kept = RenderedText.objects.filter(key=key).values_list("html", flat=True).first()
    if kept is None:
        kept = render_document(document(), medium="page", record=record)
        RenderedText.objects.bulk_create([RenderedText(key=key, html=kept)], ignore_conflicts=True)
    return mark_safe(kept)  # as render_document wrote it


def _key(sha256s, record) -> str:
    told = json.dumps([renderers_version(), *sha256s, record], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def renderers_version() -> str:
    """A digest over the code and the templates that draw a text."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for path in sorted(
        file for place in RENDERER for file in (root / place).rglob("*") if file.suffix in (".py", ".html")
    ):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Texts that were made a season ago go, and pages of yesterday; those that are read are made anew."""
    if not everything:
        return {"tidied": 0}
    pages = Q(made_at__lt=now - PAGES_KEPT_FOR) & ~Q(packed=b"")
    return {"tidied": RenderedText.objects.filter(pages | Q(made_at__lt=now - KEPT_FOR)).delete()[0]}
