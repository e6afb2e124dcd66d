"""The timetable engine: six stages over three years of calendars, as times of one run and as ratios between questions.

    .venv/bin/python bench/schedule.py [--repeat 31]

Pure computation, no database. A fresh calendar each time, as a page has one. What moving one meeting means for 320
partnerships is measured by ``bench/effects.py``.
"""

import argparse
import os
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from governance.dates.notice import Settings
from governance.timetables.engine.legs import Leg, Sitting
from governance.timetables.engine.schedule import backward, forward

FIRST = date(2026, 1, 5)
ROUTE = (
    Leg("partnership", 1, "Community Safety Partnership", "partnership_board", "prepare"),
    Leg("officers", 2, "Management Board", "officer_board", "prepare"),
    Leg("advisory", 3, "Advisory Board", "advisory", "advise", is_optional=True),
    Leg("scrutiny", 4, "Overview and Scrutiny", "scrutiny", "scrutinise"),
    Leg("cabinet", 5, "Cabinet", "executive", "recommend", is_key=True, is_open_to_call_in=True),
    Leg("council", 6, "Full Council", "full_council", "decide"),
)


def calendars(weeks=4, years=3):
    """Each body meets every so many weeks, on days of its own."""
    number = 52 * years // weeks
    return {
        leg.key: [Sitting(FIRST + timedelta(weeks=weeks * n, days=n_leg % 5)) for n in range(number)]
        for n_leg, leg in enumerate(ROUTE)
    }


def crowded():
    """The same, but Cabinet meets once only, a day after scrutiny: something has to be given up."""
    sittings = calendars()
    last = sittings["cabinet"][-3].on
    sittings["scrutiny"] = [*sittings["scrutiny"][:2], Sitting(last - timedelta(days=1))]
    return sittings | {"cabinet": [Sitting(last)]}


def questions():
    usual, tight = calendars(), crowded()
    final = usual["council"][-1].on
    return {
        "forwards": lambda settings: forward(ROUTE, usual, settings, start=FIRST),
        "backwards": lambda settings: backward(ROUTE, usual, settings, final=final),
        "forwards, something given up": lambda settings: forward(ROUTE, tight, settings, start=FIRST),
        "backwards, something given up": lambda settings: backward(ROUTE, tight, settings, final=final),
    }


def milliseconds(question, repeat) -> float:
    question(Settings())
    times = []
    for _ in range(repeat):
        settings, start = Settings(), time.process_time()
        question(settings)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=31)
    repeat = parser.parse_args().repeat
    found = {name: milliseconds(question, repeat) for name, question in questions().items()}
    print(f"{len(ROUTE)} stages, {len(calendars()['council'])} meetings of each body, median of {repeat}")
    for name, value in found.items():
        print(f"  {name:<32} {value:7.2f} ms   {value / found['forwards']:5.2f} of forwards")


if __name__ == "__main__":
    main()
