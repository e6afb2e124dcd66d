"""What is left to do, derived from rows: one whose worker died is wanted again, and none is kept for ever."""

from datetime import datetime, timedelta

from django.db import transaction

from plans.models import TakeOut
from plans.printing import processes
from plans.printing.sweeping import queued
from plans.taking_out.tasks import make
from plans.taking_out.verbs import enqueue

S = TakeOut.State
MOST_ATTEMPTS = 3
#: A worker on another machine that has said nothing for so long is taken for dead.
STALE_AFTER = timedelta(minutes=10)


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    return {"taken back": take_back(now), "queued": queue_wanted(), "forgotten": forget(now)}


def take_back(now: datetime) -> int:
    """Those whose worker died: wanted again, or given up after too many attempts."""
    taken = 0
    for lost in TakeOut.objects.filter(state=S.MAKING):
        if not processes.is_dead(lost.claimed_by) and lost.told_at > now - STALE_AFTER:
            continue
        held = TakeOut.objects.filter(pk=lost.pk, state=S.MAKING, told_at=lost.told_at)
        if lost.attempts >= MOST_ATTEMPTS:
            held.update(state=S.FAILED, claimed_by="", ended_at=now)
        else:
            taken += held.update(state=S.WANTED, claimed_by="")
    return taken


def queue_wanted() -> int:
    """Queue every one that is wanted and that no waiting task names."""
    missing = TakeOut.objects.filter(state=S.WANTED).exclude(pk__in=queued(make))
    for asked in missing:
        enqueue(asked)
    return len(missing)


def forget(now: datetime) -> int:
    """The file goes with its row; who asked for it stays in the audit log."""
    past = list(TakeOut.objects.past(now))
    for each in past:
        with transaction.atomic():
            each.delete()
            if each.file:
                transaction.on_commit(lambda file=each.file: file.storage.delete(file.name))
    return len(past)
