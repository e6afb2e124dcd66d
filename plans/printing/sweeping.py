"""What is still to do, derived from rows: at the worker's start and every minute.

Nothing here trusts the queue: a wanted rendering without a queued task is queued again, one whose worker died is wanted
again, and a Version whose PDF does not show its present Record is wanted anew.
"""

import logging
from datetime import datetime, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerships.models import AuditEntry, Partnership, User
from plans.models import Download, Plan, Rendering, Version
from plans.models.renderings import MOST_ATTEMPTS
from plans.printing import processes
from plans.printing.downloads import offer_plan, offer_version
from plans.printing.renderings import S, enqueue, want_version
from plans.printing.tasks import render

logger = logging.getLogger(__name__)

#: Audit entries older than this were seen by an earlier sweep.
LOOK_BACK = timedelta(minutes=5)
KEEP_FINISHED = timedelta(days=14)
#: A worker on another machine that has said nothing for so long is taken for dead.
STALE_AFTER = timedelta(minutes=10)
RETRY_AFTER = timedelta(minutes=5)
GAVE_UP = f"The PDF was begun {MOST_ATTEMPTS} times and never finished."


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Put right what was left undone; the figures say how much. ``everything`` looks at every Version's Record."""
    return {
        "taken back": take_back(now),
        "tried again": retry_failed(now),
        "wanted": want_missing(now, everything=everything),
        "queued": queue_wanted(),
        "tidied": tidy_queue(now),
    }


def take_back(now: datetime) -> int:
    """Renderings whose worker died: wanted again, or given up after too many attempts."""
    taken = 0
    for rendering in Rendering.objects.filter(state=S.RENDERING):
        if not processes.is_dead(rendering.claimed_by) and rendering.started_at > now - STALE_AFTER:
            continue
        held = Rendering.objects.filter(pk=rendering.pk, state=S.RENDERING, started_at=rendering.started_at)
        if rendering.attempts >= MOST_ATTEMPTS:
            held.update(state=S.FAILED, error=GAVE_UP, claimed_by="")
        else:
            taken += held.update(state=S.WANTED, claimed_by="")
    return taken


def let_go() -> int:
    """What this very process claimed and does not draw, since it is here: the database was away before it was done.
    That was no attempt of the text's."""
    held = Rendering.objects.filter(state=S.RENDERING, claimed_by=processes.own_name(), attempts__gt=0)
    return held.update(state=S.WANTED, claimed_by="", attempts=F("attempts") - 1)


def retry_failed(now: datetime) -> int:
    """A failure may have been the storage's or the database's: a few attempts, some minutes apart."""
    failed = Rendering.objects.filter(
        state=S.FAILED, attempts__lt=MOST_ATTEMPTS, started_at__lt=now - RETRY_AFTER
    ).exclude(error=GAVE_UP)
    return failed.update(state=S.WANTED, error="")


def want_missing(now: datetime, *, everything: bool) -> int:
    """Plans as they read today, and public Versions, without a PDF of their present Record; others without any."""
    today, before = timezone.localdate(now), Rendering.objects.aggregate(last=Max("pk"))["last"] or 0
    plans = Plan.objects.written().select_related("partnership", "paper")
    versions = Version.objects.select_related("paper__partnership", "publication", "frozen_by")
    if not everything:
        lately = lately_changed(now)
        earlier = Download.objects.filter(version=None, read_on__lt=today).values("paper")
        plans = plans.filter(Q(partnership__in=lately) | Q(paper__in=earlier))
        drawn = Rendering.objects.filter(kind=Rendering.Kind.VERSION, version=OuterRef("pk"))
        versions = versions.filter(~Exists(drawn) | Q(paper__partnership__in=lately))
    for plan in plans:
        _offer(plan, lambda plan: offer_plan(plan, today))
    for version in versions.order_by("-pk").iterator(chunk_size=100):
        _offer(version, offer_version if version.is_public else _first)
    return Rendering.objects.filter(pk__gt=before).count()


def _offer(what, offer):
    try:
        offer(what)
    except Exception:  # one odd paper must not keep the others from their PDFs
        logger.exception("The PDF of %s cannot be asked for", what)


def _first(version):
    """What is not public is drawn once; later Records when somebody opens it."""
    if not version.renderings.filter(kind=Rendering.Kind.VERSION).exists():
        want_version(version, by=User.objects.system("worker"))


def lately_changed(now):
    """Partnerships of which something was recorded in the last minutes, their lead councils' records too."""
    lately = AuditEntry.objects.filter(at__gte=now - LOOK_BACK)
    councils = lately.exclude(council=None).values("council")
    partnerships = set(lately.exclude(partnership=None).values_list("partnership", flat=True))
    return partnerships | set(Partnership.objects.filter(lead_councils__in=councils).values_list("pk", flat=True))


def queue_wanted() -> int:
    """Queue every wanted rendering that no waiting task names."""
    told = queued(render)
    missing = [each for each in Rendering.objects.filter(state=S.WANTED).defer("inputs") if each.pk not in told]
    for rendering in missing:
        enqueue(rendering)
    return len(missing)


def queued(task) -> set[int]:
    """The rows that waiting tasks of a kind name."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path=task.module_path)
    return {pk for each in waiting for pk in each.args_kwargs.get("args", [])[:1]}


def tidy_queue(now: datetime) -> int:
    """Finished tasks are kept for a fortnight; one that a killed worker left running never finishes."""
    old = DBTaskResult.objects.filter(finished_at__lt=now - KEEP_FINISHED)
    lost = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=now - timedelta(hours=1))
    return old.delete()[0] + lost.delete()[0]
