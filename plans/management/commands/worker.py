"""``manage.py worker``: do the background work, and look each minute for work that was left undone.

It outlives what it meets: a database that is away is asked again, more and more seldom; a task or a sweep that fails
is logged, and the next one is begun.
"""

import logging
import signal
import sys
import time
from importlib import import_module

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from partnerships.mail.rows import send_access
from partnerships.sweeps import NO_DATABASE, sweep_all
from plans.printing import limits, sweeping

logger = logging.getLogger(__name__)
EACH_MINUTE = 60
EACH_HOUR = 3600
TASKS_IN_A_ROUND = 10  # then the clock is looked at again
LONGEST_PAUSE = 30  # seconds between two looks for a database that is away


class Command(BaseCommand):
    help = "Run the worker: tasks of the queue, and a sweep at the start and each minute."
    swept = all_swept = no_mail_since = None

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks into an empty queue")
        parser.add_argument("--once", action="store_true", help="sweep, do what is queued, and end")

    def handle(self, *, interval, once, **options):
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # it remarks on every look into an empty queue
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: sys.exit(0))  # a round sets its own, which finish the task in hand
        import_module("plans.printing.fetcher")  # brings WeasyPrint: once here, not in the child of each PDF
        pause = interval
        with limits.applied():
            while True:
                did_something = self.survive(self.turn)
                if once and did_something is False:
                    return
                pause = interval if did_something is not None else min(max(pause * 2, 1), LONGEST_PAUSE)
                if not did_something:
                    time.sleep(pause)

    def survive(self, turn) -> bool | None:
        """What the turn gives; None where something beyond any single task went wrong."""
        try:
            return turn()
        except NO_DATABASE as fault:
            logger.error("The database is away, it is asked again: %s", " ".join(str(fault).split()))
        except Exception:
            logger.exception("A round of background work failed; the next one begins")
        for connection in connections.all(initialized_only=True):
            connection.close()
        return None

    def turn(self) -> bool:
        """A sweep where one is due, then some tasks; False when there were none."""
        close_old_connections()
        now = time.monotonic()
        if self.swept is None or now - self.swept >= EACH_MINUTE:
            everything = self.all_swept is None or now - self.all_swept >= EACH_HOUR
            sweeping.let_go()
            sweep_all(everything=everything)
            self.swept, self.all_swept = now, now if everything else self.all_swept
        self.send_what_waits(now)
        return self.round()

    def send_what_waits(self, now: float) -> None:
        """In each round; while the mail server is away, each minute."""
        if self.no_mail_since is None or now - self.no_mail_since >= EACH_MINUTE:
            self.no_mail_since = now if "no_server" in send_access() else None

    def round(self) -> bool:
        """Some tasks of the queue; False when it was empty. Ctrl-C and SIGTERM end after the task in hand."""
        worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=TASKS_IN_A_ROUND,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
        if not worker.running:
            raise SystemExit(0)
        return worker._run_tasks > 0
