"""Files that somebody sent and never brought in do not stay: they hold names, comments and deleted words."""

from datetime import datetime

from django.conf import settings

from plans.models import Import


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Of the worker, each hour. What was brought in or taken back is part of a text's history, and stays."""
    if not everything:
        return {}
    old = Import.objects.filter(state=Import.State.READ, uploaded_at__lt=now - settings.KEPT_FOR["imports"])
    for found in old:
        found.file.delete(save=False)
    return {"purged": old.delete()[0]}
