"""Room for calls within calls, all in one piece.

CPython keeps the calls that a thread is in the midst of in chunks of 16 KB. Where one does not fit into the last chunk,
the system is asked for another, which is given back as soon as that call returns. A loop that happens to stand at such
an edge therefore asks and gives back at every one of its calls, and what the portal does for a request stands some
hundred calls deep: an edge is never far. Which loop meets it changes with the depth at which the portal is called.

Mended in CPython in spring 2026 (python/cpython#142183: 3.13 and later; 3.11 and 3.12 stay as they are). Measured by
``bench/call_stack.py``.
"""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

#: What one call claims for itself, in pointers of eight bytes, and never touches. It gets a chunk of the next power of
#: two, 1 MB: the other half of it holds all that is called from there. Memory is used where it is touched, so a thread
#: takes no more than before; 2 MB and above might be given as one huge page.
CLAIM = 65_000


def with_room(call: Callable[[], Answer]) -> Answer:
    """What ``call`` answers; whatever it calls finds room without asking the system."""
    return call()


with_room.__code__ = with_room.__code__.replace(co_stacksize=CLAIM)
