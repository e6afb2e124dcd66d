"""Work left to do is derived from rows: rooms register what looks for it, the worker calls it each minute."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError
from django.utils import timezone

logger = logging.getLogger(__name__)

#: The database is away, or locked: nothing that one piece of work could get round.
NO_DATABASE = (OperationalError, InterfaceError)

#: name → ``sweep(now, everything=bool) -> {what: how many}``; ``everything``: at the worker's start and each hour.
_SWEEPS: dict[str, Callable] = {}


def register_sweep(name: str, sweep: Callable) -> None:
    _SWEEPS[name] = sweep


def sweep_all(now: datetime | None = None, *, everything: bool = False) -> dict[str, int]:
    """Every room's sweep, one after the other; the fault of one is logged and keeps no other from its work."""
    now, figures = now or timezone.now(), {}
    for name, sweep in _SWEEPS.items():
        try:
            found = sweep(now, everything=everything)
        except Exception:
            logger.exception("The sweep “%s” failed", name)
            continue
        figures |= {f"{name}: {what}": number for what, number in found.items()}
    return figures
