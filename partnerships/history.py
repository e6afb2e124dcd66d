"""Whose name the history carries when there is no request: commands, imports and the worker."""

from contextlib import contextmanager
from types import SimpleNamespace

from simple_history.models import HistoricalRecords


@contextmanager
def acting_as(user):
    """Every history row written inside carries ``user``, as if that person's request were being answered."""
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=user)
    try:
        yield user
    finally:
        if before is None:
            del context.request
        else:
            context.request = before
