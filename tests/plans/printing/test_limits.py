"""A child draws, and ends when it takes too much; what it has inherited stays its parent's."""

import mmap
import os
import time
from pathlib import Path

import pytest
from django.db import connection

from partnerships.models import User
from plans.printing.limits import MEGABYTE, Limits, TookTooMuch, applied, call
from tests.factories import make_user

NARROW = Limits(seconds=1, megabytes=3000)


def asleep():
    time.sleep(60)


def forever():
    while True:
        pass


def children():
    """Those of this process that nobody has buried yet; a browser of another test may be among them."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def in_limits(function, limits=NARROW):
    with applied(limits):
        return call(function)


def test_without_limits_the_call_is_made_here():
    assert call(lambda: str(os.getpid()).encode()) == str(os.getpid()).encode()


def test_no_seconds_in_the_settings_mean_no_child(settings):
    settings.PDF_SECONDS = 0

    with applied():
        assert call(os.getpid) == os.getpid()


def test_answer_of_the_child_is_handed_over_whole():
    content = os.urandom(5_000_000)

    assert in_limits(lambda: content) == content
    assert in_limits(lambda: str(os.getpid()).encode()) != str(os.getpid()).encode()


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (asleep, "It took longer than 1 seconds."),
        (forever, "It took longer than 1 seconds."),
        (lambda: b"x" * 4_000_000_000, "It took more than 3000 MB of memory."),
        (lambda: os.kill(os.getpid(), 9), "It took more than 3000 MB of memory, or ended without a word."),
    ],
)
def test_child_that_takes_too_much_is_ended(function, words):
    before = children()

    with pytest.raises(TookTooMuch) as fault:
        in_limits(function)

    assert (str(fault.value), children()) == (words, before)


def test_what_the_parent_has_reserved_is_not_the_childs():
    with mmap.mmap(-1, 3_000 * MEGABYTE, prot=mmap.PROT_READ):
        assert in_limits(lambda: len(b"x" * 50 * MEGABYTE), Limits(seconds=1, megabytes=500)) == 50 * MEGABYTE


def test_fault_of_the_child_is_the_callers():
    with pytest.raises(ZeroDivisionError):
        in_limits(lambda: 1 // 0)


@pytest.mark.both("locks")
@pytest.mark.django_db(transaction=True)
def test_connection_of_the_parent_outlives_the_child():
    make_user(name="Clerk")
    names = in_limits(lambda: User.objects.get().name.encode(), Limits(20, 3000))

    assert (names, User.objects.count(), connection.is_usable()) == (b"Clerk", 1, True)
