"""What has changed for a person, gathered from the rooms for the day's mail. A room registers one function."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Change:
    """One thing that others did. ``kind`` is one of ``partnerships.mail.kinds``; ``detail`` is a sentence."""

    kind: str
    title: str
    url: str
    at: datetime
    detail: str = ""


Source = Callable[..., Iterable[Change]]
_SOURCES: list[Source] = []


def register_changes(source: Source) -> Source:
    """``source(user, since, until)`` gives the changes of that time, ``until`` left out. Twice changes nothing."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def changes_for(user, since: datetime, until: datetime) -> list[Change]:
    """All changes that concern a person, in the order in which they happened; a source that fails is left out."""
    found = []
    for source in _SOURCES:
        try:
            found += source(user, since, until)
        except Exception:
            logger.exception("The changes of %s.%s cannot be gathered", source.__module__, source.__qualname__)
    return sorted(found, key=lambda change: change.at)
