"""The worker's side of PDFs: claim one that is wanted, draw it, store it."""

import hashlib
import io
import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F
from django.utils import timezone

from partnerships.sweeps import NO_DATABASE
from plans.models import Download, Rendering
from plans.models.renderings import MOST_ATTEMPTS
from plans.printing import limits, processes
from plans.printing.inputs import page_of
from plans.printing.pdf import render_pdf

logger = logging.getLogger(__name__)

S = Rendering.State
TOO_MUCH = "The PDF takes more time or memory than one may. The text itself is safe; shorter tables may help."
PLAIN_FAULT = "The PDF could not be made. The text itself is safe; the portal’s administrators can see why in its log."


def make(pk: int) -> None:
    """Draw one wanted PDF and store it. Called by the worker; a second call, or one too late, does nothing."""
    claimed = _claim(pk)
    if claimed is None:
        return
    try:
        content = limits.call(render_pdf, *page_of(claimed))
        name = store(content)
    except NO_DATABASE:
        raise  # not the text's fault: it stays claimed until the worker lets go of it
    except limits.TookTooMuch as fault:
        logger.error("Rendering %s was ended: %s", pk, fault)
        _finish(claimed, state=S.FAILED, error=TOO_MUCH, attempts=MOST_ATTEMPTS)
        return
    except Exception:
        logger.exception("Rendering %s failed", pk)
        _finish(claimed, state=S.FAILED, error=PLAIN_FAULT)
        return
    _finish(
        claimed,
        state=S.DONE,
        error="",
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=count_pages(content),
        done_at=timezone.now(),
    )
    Download.objects.hand_out(claimed)


def _claim(pk) -> Rendering | None:
    """Compare-and-swap: of several workers one gets the rendering."""
    moved = Rendering.objects.filter(pk=pk, state=S.WANTED).update(
        state=S.RENDERING, started_at=timezone.now(), claimed_by=processes.own_name(), attempts=F("attempts") + 1
    )
    if not moved:
        return None
    return Rendering.objects.select_related("version", "paper__partnership", "partnership").get(pk=pk)


def _finish(claimed, **values):
    """Only while the claim holds: a rendering that was taken away is somebody else's to finish."""
    held = Rendering.objects.filter(pk=claimed.pk, state=S.RENDERING, started_at=claimed.started_at)
    held.update(claimed_by="", **values)


def store(content: bytes, folder: str = "renderings") -> str:
    """Keep the bytes under their hash; the same bytes are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    name = f"{folder}/{digest[:2]}/{digest}.pdf"
    return name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))


def count_pages(content: bytes) -> int:
    import pikepdf  # only where a PDF is made

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)
