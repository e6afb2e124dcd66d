"""The worker's side: claim a zip that is wanted, write it and tell how far it is, store it."""

import logging
import tempfile

from django.core.files import File
from django.db.models import F
from django.utils import timezone

from partnerships.sweeps import NO_DATABASE
from plans.models import Rendering, TakeOut
from plans.printing import making as printing
from plans.printing import processes
from plans.taking_out.writing import take_out

logger = logging.getLogger(__name__)
S = TakeOut.State


class TakenAway(Exception):
    """Another worker makes it by now."""


def make(pk: int) -> None:
    """Make one that is wanted. Called by the worker; a second call, or one too late, does nothing."""
    wanted = TakeOut.objects.filter(pk=pk, state=S.WANTED)
    claim = {"state": S.MAKING, "claimed_by": processes.own_name(), "told_at": timezone.now(), "files_made": 0}
    if not wanted.update(**claim, attempts=F("attempts") + 1):
        return
    claimed = TakeOut.objects.select_related("partnership").get(pk=pk)
    try:
        with tempfile.TemporaryFile() as out:
            _write(claimed, out)
    except NO_DATABASE:
        raise  # not the texts' fault: it is taken back when nothing was told of it for a while
    except TakenAway:
        return
    except Exception:
        logger.exception("Taking out %s failed", claimed.partnership)
        _tell(claimed, state=S.FAILED, claimed_by="", ended_at=timezone.now())


def _write(claimed: TakeOut, out) -> None:
    def tell(number, of, name):
        _tell(claimed, files_made=number, files=of)
        _draw_what_people_wait_for()

    number = take_out(claimed.partnership, out, with_drafts=claimed.with_drafts, tell=tell)
    size = out.tell()
    out.seek(0)
    name = claimed.file.storage.save(claimed.file.field.generate_filename(claimed, f"{claimed.key}.zip"), File(out))
    done = {"state": S.DONE, "claimed_by": "", "file": name, "size": size, "ended_at": timezone.now()}
    _tell(claimed, files_made=number, files=number, **done)


def _tell(claimed: TakeOut, **values) -> None:
    """Only while the claim holds."""
    held = TakeOut.objects.filter(pk=claimed.pk, state=S.MAKING, claimed_by=processes.own_name())
    if not held.update(**{"told_at": timezone.now()} | values):
        raise TakenAway


def _draw_what_people_wait_for() -> None:
    """Between two files: a pack or a PDF that was asked for meanwhile need not wait for the whole zip."""
    waited_for = Rendering.objects.filter(state=Rendering.State.WANTED, urgency=Rendering.Urgency.NOW)
    for pk in waited_for.order_by("asked_at").values_list("pk", flat=True):
        printing.make(pk)
