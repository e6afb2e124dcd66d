"""Time and memory that one PDF may take: the worker draws each in a child of its own, which ends when it takes more.

A text that never ends, or fills the memory, thus costs its own PDF and nothing else. A process with several threads
must not be copied, so only the worker, which has one, draws in this way.
"""

import contextlib
import contextvars
import os
import pathlib
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.db import connections

Found = TypeVar("Found")
MEGABYTE = 1024 * 1024
#: A busy machine is slow, not wrong: seconds of work are counted, and so many times of the clock waited for them.
PATIENCE = 4
LONGEST_PART = MEGABYTE
#: What the child has inherited stays the parent's: an end of these objects would end the parent's connections.
_inherited: list = []


class TookTooMuch(Exception):
    """The child was ended, or could not get the memory it asked for; trying again would end alike."""


@dataclass(frozen=True)
class Limits:
    """Seconds of work, and megabytes of memory beyond those the worker's process has itself."""

    seconds: int
    megabytes: int


_limits: contextvars.ContextVar[Limits | None] = contextvars.ContextVar("limits", default=None)


@contextlib.contextmanager
def applied(limits: Limits | None = None) -> Iterator[None]:
    """While this holds, ``call`` keeps to the limits, or to those of the settings: there 0 seconds mean none at all."""
    of_settings = Limits(settings.PDF_SECONDS, settings.PDF_MEGABYTES) if settings.PDF_SECONDS else None
    token = _limits.set(limits or of_settings)
    try:
        yield
    finally:
        _limits.reset(token)


def call(function: Callable[..., Found], *given) -> Found:
    """What the function gives. Raises ``TookTooMuch``, or what the function raised."""
    limits = _limits.get()
    return _in_a_child(limits, function, given) if limits else function(*given)


def _in_a_child(limits, function, given):
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        _as_the_child(limits, function, given, into)
    os.close(into)
    try:
        answer = _read(out, time.monotonic() + limits.seconds * PATIENCE)
    finally:
        os.close(out)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if answer is None or ended == -signal.SIGXCPU:
        raise TookTooMuch(f"It took longer than {limits.seconds} seconds.")
    if not answer:
        raise TookTooMuch(f"It took more than {limits.megabytes} MB of memory, or ended without a word.")
    found = pickle.loads(answer)
    if _means_no_memory(found):
        raise TookTooMuch(f"It took more than {limits.megabytes} MB of memory.") from found
    if isinstance(found, Exception):
        raise found
    return found


def _means_no_memory(found) -> bool:
    """Some libraries in C say no more of it than this; one that is only loaded now has no room to be loaded."""
    is_unloaded = isinstance(found, ImportError) and "failed to map segment" in str(found)
    return isinstance(found, MemoryError | SystemError) or is_unloaded


def _as_the_child(limits, function, given, into):
    """Never returns: nothing of the parent's is finished a second time."""
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + limits.megabytes * MEGABYTE,) * 2)
        for connection in connections.all(initialized_only=True):
            _inherited.append(connection.connection)
            connection.connection = None
        with os.fdopen(into, "wb") as pipe:
            pipe.write(_answer(function, given))
    finally:
        os._exit(0)


def _address_space() -> int:
    """Bytes this process has been born with: libraries, and what the parent's threads have reserved."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def _answer(function, given) -> bytes:
    try:
        return pickle.dumps(function(*given))
    except Exception as fault:
        try:
            return pickle.dumps(fault)
        except Exception:  # one that cannot be handed over
            return pickle.dumps(RuntimeError(f"{type(fault).__name__}: {fault}"))


def _read(out, end) -> bytes | None:
    """All that the child has to say; None where it is not done in time."""
    parts = []
    while (left := end - time.monotonic()) > 0:
        if not select.select([out], [], [], left)[0]:
            return None
        part = os.read(out, LONGEST_PART)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None
