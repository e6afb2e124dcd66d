"""Work left to do is derived from rows: rooms register what looks for it, the worker calls it each minute."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from partnerships.models import SweepRun

logger = logging.getLogger(__name__)

#: The database is away, or locked: nothing that one piece of work could get round.
NO_DATABASE = (OperationalError, InterfaceError)

#: name → ``sweep(now, everything=bool) -> {what: how many}``; ``everything``: at the worker's start and each hour.
_SWEEPS: dict[str, Callable] = {}


def register_sweep(name: str, sweep: Callable) -> None:
    _SWEEPS[name] = sweep


def sweep_all(now: datetime | None = None, *, everything: bool = False) -> dict[str, int]:
    """Every room's sweep, one after the other; the fault of one is logged and keeps no other from its work.
    Without a database there is nothing to look at: that fault is the caller's."""
    now, figures, failed = now or timezone.now(), {}, []
    for name, sweep in _SWEEPS.items():
        try:
            found = sweep(now, everything=everything)
        except Exception as fault:
            if isinstance(fault, NO_DATABASE) and not _database_answers():
                raise
            logger.exception("The sweep “%s” failed", name)
            failed.append(name)
            continue
        figures |= {f"{name}: {what}": number for what, number in found.items()}
    SweepRun.objects.note(now, failed)
    return figures


def _database_answers() -> bool:
    connection.close_if_unusable_or_obsolete()
    try:
        connection.ensure_connection()
    except NO_DATABASE:
        return False
    return True
