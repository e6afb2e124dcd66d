"""Asking for everything that a partnership has."""

from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.models import Partnership, User, audit
from partnerships.verbs import require
from plans.models import TakeOut
from plans.taking_out.tasks import make

UNDER_WAY = "It is being made already: wait until it is ready."


def reasons_not_to_ask(partnership: Partnership, *, by: User) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_PARTNERSHIP, partnership)
    return [*reasons, UNDER_WAY] if partnership.take_outs.under_way().exists() else reasons


@transaction.atomic
def ask(partnership: Partnership, *, by: User, with_drafts: bool) -> TakeOut:
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # of two who ask at once the second is told
    require(reasons_not_to_ask(partnership, by=by))
    asked = TakeOut.objects.create(partnership=partnership, with_drafts=with_drafts, asked_by=by)
    audit("everything taken out", partnership, by=by, partnership=partnership, with_drafts=with_drafts)
    transaction.on_commit(lambda: enqueue(asked))
    return asked


def enqueue(asked: TakeOut) -> None:
    """Tell the worker; being told twice does no harm."""
    make.enqueue(asked.pk)
