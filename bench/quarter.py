"""A quarter of many partnerships: opening, chasing, mails and pages in a small and in a national data set, and closing.

    .venv/bin/python bench/quarter.py [--small 4] [--large 320] [--actions 60] [--leads 7]

Works on a scratch SQLite database in the temp dir. Questions to the database are counted against the actions that they
are about; times are processor time, and the pages' are told as ratios measured in one run.
"""

import argparse
import os
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from actions.delivery.chasing.reminding import reports
from actions.delivery.clock import bring_up_to_date
from actions.delivery.editions.closing import close
from actions.delivery.periods.setting_up import set_up
from actions.models import ReportingPeriod
from bench.tables import make_tables
from csp_portal.demo.scale import copy_partnership
from plans.models import Paper
from tests.actions.data import action, action_plan
from tests.actions.delivery.data import CALENDAR, FIRST, LAST, by_day, led_by
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.rows.kinds import load

NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
DUE, AFTER = date(2026, 7, 10), date(2026, 7, 15)


def first_partnership(actions: int, leads: int):
    """One partnership with a year in force; the others are its copies."""
    partnership = make_partnership()
    bodies = [make_organisation(f"Lead {number}", slug=f"lead-{number}") for number in range(leads)]
    for body in bodies:
        make_membership(partnership, body)
    paper = make_plan(partnership, blocks=(), state="drafting", starts_on=FIRST, ends_on=LAST).paper
    officer = make_user("officer", partnership)
    rows = [
        action(f"Action {n}", timescale=by_day(date(2026, 12, 31)), leads=led_by(bodies[n % leads]))
        for n in range(actions)
    ]
    load("action_plan", action_plan(*rows), paper, by=officer)
    paper.state = Paper.State.ADOPTED
    paper.save()
    return partnership, paper, officer


def set_all_up(officer) -> None:
    for paper in Paper.objects.filter(state=Paper.State.ADOPTED, reporting_calendar=None):
        set_up(paper, by=type(officer).objects.system("worker"), on=FIRST, **CALENDAR)


def asked_by(do) -> int:
    with CaptureQueriesContext(connection) as queries:
        do()
    return len(queries)


def questions(actions: int) -> None:
    number = ReportingPeriod.objects.filter(number=1).count() * actions
    for name, do in (
        ("opening", lambda: bring_up_to_date(FIRST)),
        ("mails", lambda: list(reports(DUE))),
        ("chasing", lambda: bring_up_to_date(AFTER)),
    ):
        asked = asked_by(do)
        print(f"  {name:<10}{asked:>6} questions for {number:,} actions: {100 * asked / number:.2f} for 100")


def pages(paper, officer) -> dict[str, float]:
    """Processor time of the co-ordinator's pages of one partnership."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    period = ReportingPeriod.objects.of(paper).get(number=1)
    addresses = {
        "reporting": reverse("actions:reporting", args=[paper.key]),
        "who has reported": reverse("actions:period_board", args=[period.key]),
        "my tasks": reverse("pages:tasks"),
    }
    return {name: min(_timed(client, address) for _ in range(5)) for name, address in addresses.items()}


def _timed(client, address) -> float:
    start = time.process_time()
    response = client.get(address)
    if response.status_code != 200:
        sys.exit(f"{address} answered {response.status_code}.")
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", type=int, default=4)
    parser.add_argument("--large", type=int, default=320)
    parser.add_argument("--actions", type=int, default=60)
    parser.add_argument("--leads", type=int, default=7)
    options = parser.parse_args()
    make_tables()
    partnership, paper, officer = first_partnership(options.actions, options.leads)
    copy_partnership(partnership, list(range(2, options.small + 1)), by=officer)
    set_all_up(officer)
    bring_up_to_date(FIRST)
    small = pages(paper, officer)
    copy_partnership(partnership, list(range(options.small + 1, options.large + 1)), by=officer)
    set_all_up(officer)
    ReportingPeriod.objects.filter(number=1).update(state=ReportingPeriod.State.PLANNED)
    questions(options.actions)
    large = pages(paper, officer)
    for name, before in small.items():
        print(f"  {name:<18}{before * 1000:>8.1f} ms{large[name] * 1000:>8.1f} ms   ratio {large[name] / before:.2f}")
    period = ReportingPeriod.objects.of(paper).get(number=1)
    start = time.perf_counter()
    close(period, by=officer)
    print(f"  closing one quarter of {options.actions} actions: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
