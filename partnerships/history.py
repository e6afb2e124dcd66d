"""The history that rows keep, and whose name it carries when there is no request: commands, imports, the worker."""

from contextlib import contextmanager
from functools import cache
from types import SimpleNamespace

from django.db.models.signals import class_prepared
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords


class KeptManager(HistoryManager):
    """The library's manager. The library makes its class anew whenever a row is saved, which is slow; here once."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class RowHistory(HistoricalRecords):
    """What a row was, when it changed, by whom and why: one row of the history for each change."""

    def __init__(self, **options):
        super().__init__(history_manager=KeptManager, **options)

    def finalize(self, sender, **kwargs):
        """The class is there. The library goes on listening to every class that is made; migrations make thousands."""
        super().finalize(sender, **kwargs)
        if sender is self.cls:
            class_prepared.disconnect(self.finalize)


@contextmanager
def acting_as(user, *, reason: str = ""):
    """Every history row written inside carries ``user``, as if that person's request were being answered.

    ``reason`` is that of all rows for which no other one is given.
    """
    context = HistoricalRecords.context
    before = getattr(context, "request", None)
    context.request = SimpleNamespace(user=user, change_reason=reason)
    try:
        yield user
    finally:
        if before is None:
            del context.request
        else:
            context.request = before


def reason_of_all() -> str:
    """The reason of everything that is being changed, where there is one (see ``acting_as``)."""
    return getattr(getattr(HistoricalRecords.context, "request", None), "change_reason", "")
