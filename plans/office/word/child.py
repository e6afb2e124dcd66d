"""Word files are read in a process of their own, with limits: one that hangs or grows ends alone."""

from collections.abc import Callable

from plans.office.apart import last_line
from plans.office.packages import Unreadable
from plans.office.word.kinds_of_file import refuse_other_kinds
from plans.office.word.process import REJECTS
from plans.printing.cleaning import SECONDS

GIVEN_UP = (
    "The Word file takes too much time or memory to read. "
    "Split it, or copy its text into a new document, and send that."
)


def read_apart(
    data: bytes,
    name: str,
    *,
    seconds: float = SECONDS,
    tell: Callable[[int], None] = lambda step: None,
    rejects: bool = False,
) -> dict:
    """What ``read_word`` finds; ``tell`` hears how far it is. Raises Unreadable with what is wrong and what to do."""
    refuse_other_kinds(data, name)
    told = last_line(
        ["-m", "plans.office.word.process", name[-100:], *([REJECTS] if rejects else [])], data, seconds, tell
    )
    if told is None:
        raise Unreadable(GIVEN_UP)
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told
