"""How the worker takes one file in hand at a time, pack or supplement, and what becomes of one it dropped."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from governance.models import Pack, PackPart, Supplement
from partnerships.sweeps import NO_DATABASE
from plans.printing import processes
from plans.printing.sweeping import RETRY_AFTER, STALE_AFTER

logger = logging.getLogger(__name__)

M = Pack.Making
#: What is known of a paper when the file is made.
FOUND = ["first", "last", "pages", "source", "source_sha256", "file", "sha256", "size"]
MOST_ATTEMPTS = 5
PLAIN_FAULT = "The pack could not be put together. Its papers are safe; the portal’s administrators can see why."


class PartFailed(Exception):
    """One paper cannot be had; the words name it."""


@dataclass(frozen=True)
class Made:
    """A file that is stored, and what is known of it now; ``parts`` have their pages. ``then``: what follows."""

    values: dict
    parts: list[PackPart]
    then: tuple[Callable[[], object], ...] = ()


def in_hand(row, build: Callable[..., Made | None]) -> None:
    """Let ``build`` make the file of a row that waits; it gives None where something else has to be there first. A
    second call, or one too late, does nothing."""
    claimed = _claim(row)
    if claimed is None:
        return
    try:
        made = build(claimed)
    except NO_DATABASE:
        raise
    except PartFailed as fault:
        _finish(claimed, making=M.FAILED, error=str(fault))
    except Exception:
        logger.exception("%s %s failed", type(row).__name__, row.pk)
        _finish(claimed, making=M.FAILED, error=PLAIN_FAULT)
    else:
        _keep(claimed, made)


def _claim(row):
    """Compare-and-swap: of several workers one gets it."""
    rows = type(row).objects.filter(pk=row.pk)
    claimed = {"making": M.MAKING, "started_at": timezone.now(), "claimed_by": processes.own_name()}
    if not rows.filter(making=M.WANTED).update(attempts=F("attempts") + 1, **claimed):
        return None
    return rows.get()


def _finish(row, **values) -> bool:
    """Only while the claim holds."""
    held = type(row).objects.filter(pk=row.pk, making=M.MAKING, started_at=row.started_at)
    return bool(held.update(claimed_by="", **values))


def _keep(row, made):
    """The file, and which pages are whose: in one transaction, so that a file is never there without its numbers."""
    if made is None:
        _finish(row, making=M.WANTED)
        return
    with transaction.atomic():
        if type(row).objects.select_for_update().filter(pk=row.pk, making=M.MAKING, started_at=row.started_at).exists():
            PackPart.objects.bulk_update(made.parts, FOUND)
            _finish(row, making=M.READY, error="", **made.values)
            for follow in made.then:
                follow()


def take_back(now: datetime) -> int:
    """Files whose worker died: wanted again, or given up after too many attempts. Faults of a published one may have
    been the storage's: it is tried a few times more."""
    return sum(_take_back(model, now) for model in (Pack, Supplement))


def _take_back(model, now):
    failed = model.objects.published().filter(making=M.FAILED, attempts__lt=MOST_ATTEMPTS)
    taken = failed.filter(started_at__lt=now - RETRY_AFTER).update(making=M.WANTED)
    for row in model.objects.filter(making=M.MAKING):
        if processes.is_dead(row.claimed_by) or row.started_at < now - STALE_AFTER:
            gone = row.attempts >= MOST_ATTEMPTS
            taken += _finish(row, making=M.FAILED, error=PLAIN_FAULT) if gone else _finish(row, making=M.WANTED)
    return taken
