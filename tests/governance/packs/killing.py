"""A portal of its own, on a database file, in which processes that publish a pack are killed (run by ``test_killed``).

    python -c "import django; django.setup(); from tests.governance.packs.killing import main; main(50)"

For each point a process publishes and makes the files, and kills itself with SIGKILL at that question to the database;
another one tells what it left, and goes on as a worker and a clerk would. Prints a line of JSON for each.
"""

import json
import os
import shutil
import signal
import traceback
from collections.abc import Callable
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from governance.models import EditionPublication, Pack, PackPart, Stage
from governance.packs.joining import make
from governance.packs.making import sweep
from governance.packs.publishing import publish_pack
from governance.stages.lifecycle import submit
from partnerships.models import User
from plans.models import Publication
from tests.days import in_weeks
from tests.factories import make_report, make_timetable, make_user

CHOSEN = {"reason": "Finance follows."}
COPY = "kept.sqlite3"


def prepare():
    """A text and a report are submitted to Cabinet."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    timetable = make_timetable(start=in_weeks(4))
    stage = timetable.stages.get(body__kind="executive")
    make_report(timetable, stage=stage)
    submit(stage, by=make_user("clerk", timetable.council, email="clerk@example.org"))


def publish():
    stage = Stage.objects.get(body__kind="executive")
    by = User.objects.get(email="clerk@example.org")
    publish_pack(stage.current_date.meeting, by=by, chosen={stage.pk: CHOSEN})


def make_all():
    for pk in Pack.objects.filter(making="wanted").values_list("pk", flat=True):
        make(pk)


def asked_by(do: Callable[[], object], *, killed_at: int | None = None) -> int:
    """How many questions to the database it takes."""
    asked = 0

    def count(execute, sql, params, many, context):
        nonlocal asked
        asked += 1
        if asked == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        do()
    return asked


def publish_and_make():
    publish()
    make_all()


def told() -> dict:
    packs = Pack.objects.all()
    return {
        "state": Stage.objects.get(body__kind="executive").state,
        "packs": packs.count(),
        "parts": PackPart.objects.count(),
        "texts": Publication.objects.count(),
        "reports": EditionPublication.objects.count(),
        "ready": sorted(pack.making == "ready" and pack.file.storage.exists(pack.file.name) for pack in packs),
        "pages": [number for part in PackPart.objects.order_by("position") for number in (part.first, part.last)],
    }


def go_on() -> dict:
    """What the sweep and the worker do, and the clerk where nothing was published."""
    sweep(timezone.now())
    if not Pack.objects.exists():
        publish()
    make_all()
    return told()


def in_a_process(do: Callable[[], object]) -> tuple[int, object]:
    """By which signal it ended, and what it gave."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        _as_the_child(do, into)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        given = answer.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return -ended, json.loads(given) if given else None


def _as_the_child(do, into):
    """Never returns."""
    try:
        os.write(into, json.dumps(do()).encode())
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def put_back(database: Path):
    """As it stood before anything was published, without what was written beside it."""
    for beside in database.parent.glob(f"{database.name}-*"):
        beside.unlink()
    shutil.copy(database.with_name(COPY), database)


def main(points: int):
    database = Path(connection.settings_dict["NAME"])
    prepare()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    shutil.copy(database, database.with_name(COPY))
    _, whole = in_a_process(lambda: asked_by(publish_and_make))
    for point in range(1, points + 1):
        put_back(database)
        at = point * whole // (points + 1)
        ended, _ = in_a_process(lambda at=at: asked_by(publish_and_make, killed_at=at))
        _, left = in_a_process(told)
        _, after = in_a_process(go_on)
        print(json.dumps({"at": at, "of": whole, "signal": ended, "left": left, "after": after}))
