"""Files that somebody sent and never brought in do not stay: they hold names, comments and deleted words."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from plans.models import Import

#: A worker with much to do may take so long until it comes to a file.
WAITED_FOR = timedelta(hours=1)
GAVE_UP = "Reading the file was begun and never finished. Send it again."


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Of the worker. What was brought in or taken back is part of a text's history, and stays; but for files of people,
    whose history is that of their roles and invitations."""
    figures = {"given up": give_up(now)}
    return figures | {"purged": purge(now)} if everything else figures


def give_up(now: datetime) -> int:
    """A file whose reading was begun and never finished: whoever sent it is told."""
    stale = Import.objects.filter(state=Import.State.READING, uploaded_at__lt=now - WAITED_FOR)
    return stale.update(state=Import.State.REFUSED, reading={"refused": GAVE_UP})


def purge(now: datetime) -> int:
    return forget(kept_for_days().filter(uploaded_at__lt=now - settings.KEPT_FOR["imports"]))


def kept_for_days() -> QuerySet[Import]:
    """Files that go by themselves after some days, and meanwhile may name people."""
    return Import.objects.filter(Q(state__in=Import.UNFINISHED) | Q(subject__in=Import.PERSONAL))


def forget(files: QuerySet[Import]) -> int:
    """Delete them, each with the file as it came."""
    for found in files:
        found.file.delete(save=False)
    return files.delete()[0]
