"""Closing in a process that is killed at one of its statements: closed with both copies, or open with none."""

import os
import signal

import pytest
from django.db import connection, connections, transaction

from actions.delivery.editions.closing import close
from actions.models import PeriodReport
from partnerships.models import AuditEntry
from plans.models import Version
from tests.actions.delivery.editions.data import SecondQuarter
from tests.children import leave_connections_to_the_parent
from tests.sizes import size

KILLS = size(full=50, few=4)
#: State of the quarter, reports, their Versions, and its closing in the book of what was done.
WHOLE = ("closed", 2, 2, 1)


class KillAt:
    """Ends its own process, without a word, before a statement is sent."""

    def __init__(self, number):
        self.left = number

    def __call__(self, execute, *args):
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)


def statements_of_closing(year) -> int:
    seen = KillAt(0)
    with transaction.atomic(), connection.execute_wrapper(seen):
        close(year.period(2), by=year.officer)
        transaction.set_rollback(True)
    return -seen.left


def close_in_a_process(year, *, killed_at: int) -> int:
    """The signal that ended it; nought: it came to its end."""
    period = year.period(2)
    connections.close_all()
    child = os.fork()
    if child == 0:
        leave_connections_to_the_parent()
        try:
            with connection.execute_wrapper(KillAt(killed_at)):
                close(period, by=year.officer)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def left_behind(year):
    audited = AuditEntry.objects.filter(event="period closed").count()
    return year.period(2).state, PeriodReport.objects.count(), Version.objects.count(), audited


@pytest.mark.django_db(transaction=True)
def test_a_quarter_whose_closing_is_killed_is_open_as_before_and_closes_whole():
    year = SecondQuarter()
    before, number = left_behind(year), statements_of_closing(year)
    points = [1 + (number - 1) * each // (KILLS - 1) for each in range(KILLS)]

    found = [(close_in_a_process(year, killed_at=point), left_behind(year)) for point in points]

    assert {each for _, each in found} <= {before, WHOLE}
    assert [ended for ended, each in found if each == before] == [signal.SIGKILL] * sum(e == before for _, e in found)
    assert found[0][1] == before
    close_in_a_process(year, killed_at=0)
    assert left_behind(year) == WHOLE
