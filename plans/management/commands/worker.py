"""``manage.py worker``: do the background work, and look each minute for work that was left undone."""

import logging
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from partnerships.sweeps import sweep_all

EACH_MINUTE = 60
EACH_HOUR = 3600
TASKS_IN_A_ROUND = 10  # then the clock is looked at again


class Command(BaseCommand):
    help = "Run the worker: tasks of the queue, and a sweep at the start and each minute."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks into an empty queue")
        parser.add_argument("--once", action="store_true", help="sweep, do what is queued, and end")

    def handle(self, *, interval, once, **options):
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # it remarks on every look into an empty queue
        swept, all_swept = None, None
        while True:
            now = time.monotonic()
            if swept is None or now - swept >= EACH_MINUTE:
                everything = all_swept is None or now - all_swept >= EACH_HOUR
                sweep_all(everything=everything)
                swept, all_swept = now, now if everything else all_swept
            did_something = self.round()
            if once and not did_something:
                return
            if not did_something:
                time.sleep(interval)

    def round(self) -> bool:
        """Some tasks of the queue; False when it was empty. Ctrl-C and SIGTERM end after the task in hand."""
        close_old_connections()
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
