"""A12: two real processes, one of which closes a quarter while the other sends a report."""

import os
import time

import pytest
from django.db import connection, connections

from actions.delivery.asked import asked_in
from actions.delivery.editions.closing import close
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save, send
from actions.delivery.scale import scale_of
from partnerships.verbs import Refused
from tests.actions.delivery.editions.data import DUE, SAID, SecondQuarter, data_of
from tests.children import leave_connections_to_the_parent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both("locks")]
#: Seconds for which the first stays in the middle of its work once the other has been told to begin.
MEANWHILE = 0.4
DONE, TOLD = 0, 7


class WrittenQuarter(SecondQuarter):
    """Its one report is written and not sent."""

    def report(self, **said):
        asked = asked_in(self.quarter, self.police)
        save(asked[0], Sender(self.lead, self.quarter, self.police), SAID, revision=0, on=DUE)

    def send(self):
        period = self.period(2)
        send(asked_in(period, self.police), Sender(self.lead, period, self.police), scale_of(self.partnership), on=DUE)

    def close(self):
        close(self.period(2), by=self.officer)

    def received(self):
        return [data_of(text, "period_summary")["received"] for text in self.texts()]


class InTheMiddle:
    """Lets the other begin after the first row is held or written, and stays there for a while."""

    def __init__(self, starts_other):
        self.starts_other, self.is_held = starts_other, False

    def __call__(self, execute, sql, *args):
        found = execute(sql, *args)
        if not self.is_held and sql.startswith(("UPDATE", "INSERT")):
            self.is_held = True
            os.write(self.starts_other, b"!")
            time.sleep(MEANWHILE)
        return found


def in_a_process(do, *, wrapper=None, after=None) -> int:
    """Its number. It ends with DONE, or with TOLD where the person was told why not."""
    child = os.fork()
    if child:
        return child
    leave_connections_to_the_parent()
    code = 1
    try:
        if after is not None:
            os.read(after, 1)
        with connection.execute_wrapper(wrapper or (lambda execute, *args: execute(*args))):
            do()
        code = DONE
    except Refused:
        code = TOLD
    finally:
        os._exit(code)


def both(first, second) -> tuple[int, int]:
    connections.close_all()
    begun, starts_other = os.pipe()
    children = (
        in_a_process(first, wrapper=InTheMiddle(starts_other)),
        in_a_process(second, after=begun),
    )
    ended = tuple(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    os.close(begun)
    os.close(starts_other)
    return ended


def test_who_sends_while_it_is_being_closed_is_told():
    year = WrittenQuarter()
    assert both(year.close, year.send) == (DONE, TOLD)
    assert (year.period(2).state, year.received()) == ("closed", [0, 0])


def test_what_is_being_sent_while_somebody_closes_is_in_both_copies():
    year = WrittenQuarter()
    assert both(year.send, year.close) == (DONE, DONE)
    assert (year.period(2).state, year.received()) == ("closed", [1, 1])
