"""What moving one meeting changes, when few plans stand on it and when a whole nation's do.

    .venv/bin/python bench/effects.py [--small 4] [--large 320] [--repeat 5]

Works on a scratch SQLite database in the temp dir. Every partnership's running timetable is put on one meeting, as if
one body met for all of them; each keeps its own council, settings and other stages. Processor time is measured, the
database's included; the number of queries must not grow with the plans.
"""

import argparse
import os
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from bench.tables import make_tables
from csp_portal.demo.people import at_home, make_people
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.meetings.effects import effects_of
from governance.models import Meeting, Stage, StageDate
from partnerships.models import User

NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
A_WEEK = timedelta(weeks=1)


def fill(partnerships: int) -> Meeting:
    """A data set of this size, and the meeting on which every running timetable's Cabinet stage stands."""
    start = time.perf_counter()
    call_command("make_scale", partnerships=partnerships, verbosity=0)
    stages = Stage.objects.still_open().filter(body__kind="executive").order_by("pk")
    first = stages.filter(timetable__paper__partnership__slug="anyborough").last()
    meeting = first.current_date.meeting
    by = User.objects.system("scale")
    elsewhere = [stage for stage in stages if stage.current_date.meeting_id != meeting.pk]
    dates = [StageDate(stage=stage, standing="planned", meeting=meeting, said_by=by) for stage in elsewhere]
    StageDate.objects.bulk_create(dates)
    print(f"  filled in {time.perf_counter() - start:.0f} s")
    return meeting


def measure(meeting: Meeting, repeat: int) -> dict:
    """Plans, median seconds of processor time and queries: of the computation, and of its whole page."""
    meeting = Meeting.objects.select_related("body").get(pk=meeting.pk)
    on = meeting.on + A_WEEK
    taken = statistics.median(_timed(lambda: effects_of(meeting, on)) for _ in range(repeat))
    page = statistics.median(_timed(lambda: _page(meeting, on)) for _ in range(repeat))
    with CaptureQueriesContext(connection) as queries:
        found = effects_of(meeting, on)
    return {"plans": len(found.timetables), "seconds": taken, "page": page, "queries": len(queries)}


def _page(meeting, on):
    client = Client()
    client.force_login(User.objects.get(email="clerk@anyborough.example"))
    data = {"on": on.isoformat(), "reason": "A bench moves it."}
    response = client.post(reverse("governance:meeting_move", args=[meeting.pk]), data)
    if response.status_code != 200 or b"csp-effect" not in response.content:
        sys.exit("The page of the effects was not shown.")


def _timed(do) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=4)
    parser.add_argument("--large", type=int, default=320)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    make_tables()
    first = fill(options.small)
    make_people(at_home(read_fixture(FOLDER / "demo-people.json")["people"]), by=User.objects.system("scale"))
    small = measure(first, options.repeat)
    large = measure(fill(options.large), options.repeat)
    print(f"\n{'plans':>8}{'effects, s':>14}{'their page, s':>16}{'queries':>10}")
    for row in (small, large):
        print(f"{row['plans']:>8}{row['seconds']:>14.3f}{row['page']:>16.3f}{row['queries']:>10}")
    ratios = large["seconds"] / small["seconds"], large["page"] / small["page"]
    print(f"{'ratio':>8}{ratios[0]:>14.1f}{ratios[1]:>16.1f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
